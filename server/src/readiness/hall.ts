/** The hall, judged: its kiosks, displays and counters, and how it is set up. */
import type { Finding } from '@giliran/protocol';
import { judgeCounters } from './counters.ts';
import { judgeDisplays } from './displays.ts';
import { finding } from './finding.ts';
import { judgeKiosks } from './kiosks.ts';
import type { HallFacts } from './live-hall.ts';
import { judgeServices, judgeSetUp } from './set-up.ts';

export function judgeHall(facts: HallFacts): Finding[] {
  const site = facts.state.index?.site;
  if (!site)
    return [
      finding('setUp', 'site', 'fail', {
        title: { id: 'MPP belum diatur', en: 'No hall is set up' },
        action: { id: 'Ikuti penyiapan awal di konsol.', en: 'Follow the first set-up in the console.' },
      }),
    ];
  return [
    ...judgeKiosks(facts, site),
    ...judgeDisplays(facts, site),
    ...judgeCounters(facts, site),
    ...judgeServices(facts, site),
    ...judgeSetUp(facts, site),
  ];
}
