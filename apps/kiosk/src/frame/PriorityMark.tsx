/** "I need priority", and once chosen the visible mark of it, which can be taken off. */
import { useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import Accessibility from 'lucide-react/icons/accessibility';
import X from 'lucide-react/icons/x';
import { useKiosk, useWords } from './kiosk.tsx';

/** `explain`: says for whom it is, where there is room. */
export function PriorityMark({ explain }: { readonly explain: boolean }) {
  const words = useWords();
  const common = useWording(commonWording);
  const say = useLocalized();
  const { state, dispatch, offers } = useKiosk();
  const reason = offers.priority(state.wishes.priority);
  const ask = () => dispatch({ type: 'priorityAsked' });
  if (reason === null) {
    return (
      <button type="button" className="k-priority" onClick={ask}>
        <Accessibility aria-hidden="true" />
        <span>
          <span className="k-priority-title">{words.start.priority}</span>
          {explain && <span className="k-priority-who">{words.start.priorityWho}</span>}
        </span>
      </button>
    );
  }
  const name = say(reason.name);
  return (
    <fieldset className="k-priority-set" aria-label={words.priority.title}>
      <button type="button" className="k-priority" data-set onClick={ask}>
        <Accessibility aria-hidden="true" />
        <span>
          <span className="k-priority-who">{common.priority}</span>
          <span className="k-priority-title">{name}</span>
        </span>
      </button>
      <button
        type="button"
        className="k-priority-off"
        aria-label={words.priority.takeOff(name)}
        onClick={() => dispatch({ type: 'priorityChosen', priority: null })}
      >
        <X aria-hidden="true" />
      </button>
    </fieldset>
  );
}
