/** Who goes first, and why. */
import { Button, useLocalized } from '@giliran/ui';
import Check from 'lucide-react/icons/check';
import { Frame } from '../frame/Frame.tsx';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { Paged } from '../paging/Paged.tsx';
import { useState } from 'react';
import './service.css';

export function PriorityScreen() {
  const words = useWords().priority;
  const say = useLocalized();
  const { state, dispatch, catalogue } = useKiosk();
  const [first, setFirst] = useState(0);
  const chosen = state.wishes.priority;
  return (
    <Frame kicker={words.title} title={words.question}>
      <p className="k-explain">
        {words.explain} {words.checked}
      </p>
      <Paged
        items={catalogue.priorityReasons}
        keyOf={(reason) => reason.id}
        render={(reason) => (
          <button
            type="button"
            className="k-reason"
            aria-pressed={reason.id === chosen}
            onClick={() => dispatch({ type: 'priorityChosen', priority: reason.id })}
          >
            <span className="k-reason-mark" aria-hidden="true">
              {reason.id === chosen && <Check />}
            </span>
            {say(reason.name)}
          </button>
        )}
        cell={{ minWidth: 560, minHeight: 112, gap: 16, maxColumns: 2 }}
        first={first}
        onFirst={setFirst}
        label={words.question}
      />
      {chosen !== null && (
        <Button size="large" block onClick={() => dispatch({ type: 'priorityChosen', priority: null })}>
          {words.remove}
        </Button>
      )}
    </Frame>
  );
}
