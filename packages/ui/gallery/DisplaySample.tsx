import { TicketNumber, useWording } from '../src/index.ts';
import { commonWording } from '../src/wording/common.ts';
import { sampleWording } from './words.ts';

/** How the pieces sit together on a TV. A sample, not the display. */
export function DisplaySample() {
  const words = useWording(sampleWording);
  const common = useWording(commonWording);
  return (
    <main className="sample-display">
      <section>
        <p>{words.nowCalling}</p>
        <TicketNumber number="KT-104" />
        <p className="sample-where gl-num">{words.goToCounter(13)}</p>
        <p>Lantai 1, sayap kiri</p>
      </section>
      <ol>
        {[
          ['A-012', 3],
          ['B-111', 7],
          ['P2-040', 12],
          ['A-011', 4],
        ].map(([number, counter]) => (
          <li key={number} className="gl-num">
            <TicketNumber number={String(number)} size="medium" />
            <span>
              {common.counter} {counter}
            </span>
          </li>
        ))}
      </ol>
    </main>
  );
}
