/** What an alert is about, as people call it. */
import type { AlertFace } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { useBoard } from './board-context.ts';

export function useSubject(): (alert: Pick<AlertFace, 'kind' | 'subject' | 'agencyId'>) => string {
  const common = useWording(commonWording);
  const { view } = useBoard();
  return ({ kind, subject, agencyId }) => {
    const agency = view.agencies.find(({ id }) => id === agencyId)?.shortName;
    switch (kind) {
      case 'waiting':
      case 'longestWait':
      case 'unserved':
      case 'noShows':
        return agency ?? subject;
      case 'paused': {
        const counter = view.counters.find(({ id }) => id === subject);
        const name = counter ? common.counterNumber(counter.number) : subject;
        return agency === undefined ? name : `${name} · ${agency}`;
      }
      case 'deviceOff':
      case 'printer':
        return view.devices.find(({ id, kind: of }) => id === subject && of !== 'counter')?.name ?? subject;
    }
  };
}
