/** The one big action. Always the same element, so that the focus never leaves it. */
import { unreachable } from '@giliran/protocol';
import { Kbd, useWording } from '@giliran/ui';
import { counterWording, type CounterWording } from '@giliran/ui/wording/counter';
import { counterActionsWording } from '@giliran/ui/wording/counter-actions';
import type { Ref } from 'react';
import { intentOf, type BigAction } from './actions.ts';
import type { DeskModel } from './desk-model.ts';
import './big-button.css';

function labelOf(action: BigAction, words: CounterWording): string {
  switch (action.kind) {
    case 'open':
      return words.actions.openCounter;
    case 'resume':
      return words.actions.resume;
    case 'next':
      return words.actions.callNext;
    case 'start':
      return words.actions.start;
    case 'finish':
      return words.actions.finish;
    default:
      return unreachable(action);
  }
}

interface BigButtonProps {
  readonly desk: DeskModel;
  readonly buttonRef: Ref<HTMLButtonElement>;
}

export function BigButton({ desk, buttonRef }: BigButtonProps) {
  const words = useWording(counterWording);
  const { state, fresh, big, control } = desk;
  const later = useWording(counterActionsWording).held.later;
  const busy = state.busy !== null;
  const can = control.takes(intentOf(big));
  const waits = !fresh && !can;
  return (
    <button
      ref={buttonRef}
      type="button"
      data-big
      className="big-button"
      data-kind={big.kind}
      data-quiet={(big.kind === 'next' && big.nobody) || undefined}
      data-offline={waits || desk.elsewhere || undefined}
      aria-busy={busy || undefined}
      aria-disabled={!can || state.settling || undefined}
      aria-keyshortcuts="Space Enter"
      onClick={() => control.pressBig()}
    >
      {(busy || waits) && <span className="big-button-spinner" aria-hidden="true" />}
      <span className="big-button-label">
        {waits ? words.now.waitingForConnection : labelOf(big, words)}
        {!fresh && can && <small> · {later}</small>}
      </span>
      {!waits && (
        <span className="big-button-keys" aria-hidden="true">
          <Kbd>{words.key.space}</Kbd>
        </span>
      )}
    </button>
  );
}
