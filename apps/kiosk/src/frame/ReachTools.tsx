/** Everything in the lower half, and high contrast: two switches within everybody's reach. */
import ArrowDownToLine from 'lucide-react/icons/arrow-down-to-line';
import ArrowUpToLine from 'lucide-react/icons/arrow-up-to-line';
import Contrast from 'lucide-react/icons/contrast';
import { useKiosk, useWords } from './kiosk.tsx';

export function ReachTools() {
  const words = useWords().start;
  const { state, dispatch } = useKiosk();
  const { lowReach, contrast } = state.wishes;
  return (
    <fieldset className="k-tools" aria-label={words.tools}>
      <button type="button" className="k-tool" onClick={() => dispatch({ type: 'lowReachToggled' })}>
        {lowReach ? <ArrowUpToLine aria-hidden="true" /> : <ArrowDownToLine aria-hidden="true" />}
        <span>{lowReach ? words.lowReachOff : words.lowReach}</span>
      </button>
      <button type="button" className="k-tool" onClick={() => dispatch({ type: 'contrastToggled' })}>
        <Contrast aria-hidden="true" />
        <span>{contrast ? words.contrastOff : words.contrast}</span>
      </button>
    </fieldset>
  );
}
