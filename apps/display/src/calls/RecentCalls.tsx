import type { PublicCall } from '@giliran/protocol';
import { BigCounter, BigNumber } from '../face/BigText.tsx';
import { Both } from '../face/Both.tsx';

/** The last calls: number, then counter. Those whose citizen is still expected stand out. */
export function RecentCalls({ calls }: { readonly calls: readonly PublicCall[] }) {
  return (
    <section className="recent">
      <h2 className="recent-title">
        <Both say={(words) => words.earlierCalls} shape="stack" />
      </h2>
      <ol className="recent-list">
        {calls.map((call) => (
          <li key={call.callId} className="recent-call" data-active={call.active || undefined}>
            <BigNumber number={call.number} className="recent-number" />
            <BigCounter counter={call.counter} className="recent-counter" />
          </li>
        ))}
      </ol>
    </section>
  );
}
