/** Where staff serve. */
import type { Counter, Site } from '@giliran/protocol';
import { Badge, useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { consoleWording } from '@giliran/ui/wording/console';
import Monitor from 'lucide-react/icons/monitor';
import { useMemo } from 'react';
import { useBoard } from '../../board/board-context.ts';
import type { PageProps } from '../../frame/pages.ts';
import { copyOfCounter, newCounter } from '../model/blank.ts';
import { titleOf } from '../model/names.ts';
import { byText } from '../narrowing.ts';
import { TwoLines } from '../things/cells.tsx';
import { agencyFilter, zoneFilter } from '../things/filters.ts';
import { ThingsPage } from '../things/ThingsPage.tsx';
import type { Column } from '../VirtualGrid.tsx';
import { CounterForm } from './CounterForm.tsx';

function textOf(site: Site): (counter: Counter) => string {
  const agencies = new Map<string, string>(site.agencies.map((a) => [a.id, `${a.shortName} ${a.booth}`]));
  const services = new Map<string, string>(site.services.map((s) => [s.id, `${s.name.id} ${s.name.en}`]));
  return (counter) =>
    `${counter.number} loket ${agencies.get(counter.agencyId)} ${counter.id} ${counter.services
      .map((s) => services.get(s.serviceId))
      .join(' ')}`;
}

export function CountersPage(page: PageProps) {
  const words = useWording(hallWording);
  const { counterStatus } = useWording(consoleWording);
  const { language } = useLanguage();
  const { view } = useBoard();
  const { counters } = view;
  const columns = useMemo(() => {
    const open = new Map<string, 'open' | 'paused' | 'closed'>(counters.map((one) => [one.id, one.status]));
    return (site: Site): readonly Column<Counter>[] => {
      const agencies = new Map<string, Site['agencies'][number]>(site.agencies.map((a) => [a.id, a]));
      const zones = new Map<string, string>(site.zones.map((zone) => [zone.id, zone.name[language]]));
      return [
        {
          id: 'number',
          label: words.pages.counters,
          width: '104px',
          cell: (counter) => {
            const status = open.get(counter.id);
            return (
              <TwoLines
                first={titleOf('counters', counter, language)}
                second={
                  status === 'open' || status === 'paused' ? (
                    <Badge tone="ok">{counterStatus[status]}</Badge>
                  ) : (
                    ''
                  )
                }
              />
            );
          },
          compare: (a, b) => a.number - b.number,
        },
        {
          id: 'agency',
          label: words.field.agency,
          width: 'minmax(0, 1fr)',
          cell: (counter) => {
            const agency = agencies.get(counter.agencyId);
            return (
              <TwoLines
                first={agency?.shortName ?? ''}
                second={`${agency?.booth ?? ''} · ${zones.get(counter.zoneId) ?? ''}`}
              />
            );
          },
          compare: (a, b) =>
            byText(agencies.get(a.agencyId)?.shortName ?? '', agencies.get(b.agencyId)?.shortName ?? ''),
        },
        {
          id: 'services',
          label: words.field.services,
          width: '80px',
          numeric: true,
          cell: (counter) => counter.services.length,
          compare: (a, b) => a.services.length - b.services.length,
        },
      ];
    };
  }, [words, counterStatus, language, counters]);
  const filters = useMemo(
    () => (site: Site) => [
      agencyFilter<Counter>(site, language),
      zoneFilter<Counter>(site, language, (counter) => counter.zoneId),
    ],
    [language],
  );
  return (
    <ThingsPage
      page={page}
      list="counters"
      icon={<Monitor />}
      columns={columns}
      textOf={textOf}
      filters={filters}
      create={(site, chosen) => {
        const agency = site.agencies.find(({ id }) => id === chosen['agency']) ?? site.agencies.at(-1);
        return agency ? newCounter(site, agency.id) : null;
      }}
      copy={copyOfCounter}
      form={(props) => <CounterForm {...props} />}
    />
  );
}
