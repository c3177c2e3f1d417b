/** Who waited when the server was last heard: to read and to call by voice, never to press. */
import { Banner, EmptyState, Spinner, TicketNumber, useLanguage, useWording } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import Accessibility from 'lucide-react/icons/accessibility';
import WifiOff from 'lucide-react/icons/wifi-off';
import type { ReactNode } from 'react';
import type { LastList } from './last-list.ts';
import './last-list.css';

interface LastListProps {
  readonly list: LastList;
  readonly action: ReactNode;
  /** The page goes back to work by itself once the server is heard. */
  readonly reconnects: boolean;
}

export function LastListPanel({ list, action, reconnects }: LastListProps) {
  const words = useWording(counterWording).lastList;
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const formats = createFormats({ timeZone: list.timeZone, language });
  const beyond = list.waitingCount - list.waiting.length;
  return (
    <main className="last-list">
      <header className="last-list-head">
        <div>
          <p className="last-list-place gl-num">
            {common.counterNumber(list.counter)} · {list.agency}
          </p>
          <h1>{words.title}</h1>
        </div>
        {action}
      </header>
      <Banner
        tone="warn"
        icon={reconnects ? <Spinner /> : <WifiOff />}
        title={words.notLive(formats.time(list.at))}
      >
        {words.advice} {reconnects && words.reconnects}
      </Banner>
      {list.current !== null && <p className="last-list-now gl-num">{words.current(list.current)}</p>}
      {list.waiting.length === 0 ? (
        <EmptyState title={words.nobody} />
      ) : (
        // It may be longer than the window: reachable by keyboard, so that it can be scrolled.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="last-list-rows" tabIndex={0} role="region" aria-label={words.title}>
          <table className="gl-table gl-num">
            <thead>
              <tr>
                <th scope="col">{words.place}</th>
                <th scope="col">{words.number}</th>
                <th scope="col">{words.service}</th>
                <th scope="col">{words.takenAt}</th>
              </tr>
            </thead>
            <tbody>
              {list.waiting.map(({ number, service, priority, takenAt }, n) => (
                <tr key={number}>
                  <td>{n + 1}</td>
                  <th scope="row">
                    <TicketNumber number={number} size="inline" />
                  </th>
                  <td>
                    {service?.[language] ?? '–'}
                    {priority && (
                      <span className="last-list-priority">
                        <Accessibility aria-hidden="true" /> {common.priority}
                      </span>
                    )}
                  </td>
                  <td>{formats.time(takenAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {beyond > 0 && <p className="last-list-more">{words.more(beyond)}</p>}
      {list.parked.length > 0 && (
        <p className="last-list-more gl-num">{words.parked(list.parked.join(', '))}</p>
      )}
    </main>
  );
}
