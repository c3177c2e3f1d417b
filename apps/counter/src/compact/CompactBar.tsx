/** The slim bar beside the agency's own program: every step still one key or one click. */
import { IconButton, useLanguage, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import { counterActionsWording } from '@giliran/ui/wording/counter-actions';
import Maximize from 'lucide-react/icons/maximize-2';
import type { Ref } from 'react';
import { BigButton } from '../desk/BigButton.tsx';
import type { SideAction } from '../desk/actions.ts';
import type { DeskModel } from '../desk/desk-model.ts';
import { SideButton } from '../desk/SideButtons.tsx';
import { asks, Panels } from '../panels/Panels.tsx';
import { BarLine } from './BarLine.tsx';
import { BarNow } from './BarNow.tsx';
import { BarUndo } from './BarUndo.tsx';
import '../desk/sides.css';
import './compact.css';
import './bar-panels.css';

/** The others are for the full window; their keys work here, too. */
const inBar: ReadonlySet<SideAction> = new Set([
  'finishAndNext',
  'recall',
  'noShow',
  'park',
  'transfer',
  'walkIn',
  'pause',
  'close',
]);

interface CompactBarProps {
  readonly desk: DeskModel;
  readonly bigButton: Ref<HTMLButtonElement>;
}

export function CompactBar({ desk, bigButton }: CompactBarProps) {
  const words = useWording(counterWording);
  const actions = useWording(counterActionsWording);
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const { view, panel, setCompact } = desk;
  return (
    <main className="bar" lang={language} aria-label={common.counterNumber(view.counter.number)}>
      {asks(panel) ? (
        <Panels desk={desk} panel={panel} />
      ) : (
        <>
          <p className="bar-plate gl-num" data-status={view.counter.status}>
            <span className="bar-plate-word">{words.title}</span>
            <span>{view.counter.number}</span>
          </p>
          <BarNow desk={desk} />
          <BarLine desk={desk} />
          <div className="bar-sides" role="group" aria-label={actions.more}>
            <BarUndo desk={desk} />
            {desk.sides.main
              .filter((action) => inBar.has(action))
              .map((action) => (
                <SideButton key={action} desk={desk} action={action} className="bar-side" />
              ))}
          </div>
          <BigButton desk={desk} buttonRef={bigButton} />
          {setCompact !== null && (
            <IconButton
              className="bar-expand"
              label={words.actions.fullWindow}
              icon={<Maximize />}
              onClick={() => setCompact(false)}
            />
          )}
        </>
      )}
    </main>
  );
}
