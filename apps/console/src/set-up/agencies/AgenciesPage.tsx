/** The agencies of the hall and their booths. */
import { ServiceDay, type Agency, type Site } from '@giliran/protocol';
import { AgencyLogo, Badge, useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import Building from 'lucide-react/icons/building-2';
import { useMemo } from 'react';
import { useBoard } from '../../board/board-context.ts';
import type { PageProps } from '../../frame/pages.ts';
import { copyOfAgency, newAgency } from '../model/blank.ts';
import { byText } from '../narrowing.ts';
import { TwoLines } from '../things/cells.tsx';
import { zoneFilter } from '../things/filters.ts';
import { ThingsPage } from '../things/ThingsPage.tsx';
import type { Column } from '../VirtualGrid.tsx';
import { AgencyForm } from './AgencyForm.tsx';

const textOf = () => (agency: Agency) =>
  `${agency.name.id} ${agency.name.en} ${agency.shortName} ${agency.booth} ${agency.id}`;
/** Kiosks show the agencies in this order. */
const anySibling = (): boolean => true;

export function AgenciesPage(page: PageProps) {
  const words = useWording(hallWording);
  const { language } = useLanguage();
  const { view, formats } = useBoard();
  const today = view.day;
  const columns = useMemo(
    () =>
      (site: Site): readonly Column<Agency>[] => [
        {
          id: 'name',
          label: words.field.agency,
          width: 'minmax(0, 1fr)',
          cell: (agency) => (
            <span className="grid-with-logo">
              <AgencyLogo agency={agency} size="36px" />
              <TwoLines
                first={agency.shortName || words.unnamed.agencies}
                second={
                  agency.openFrom !== null && agency.openFrom > today ? (
                    <Badge tone="info">
                      {words.notYetHere(formats.day(ServiceDay.parse(agency.openFrom)))}
                    </Badge>
                  ) : agency.openUntil !== null && agency.openUntil <= today ? (
                    <Badge tone="warn">{words.gone(formats.day(ServiceDay.parse(agency.openUntil)))}</Badge>
                  ) : (
                    agency.name[language]
                  )
                }
              />
            </span>
          ),
          compare: (a, b) => byText(a.shortName, b.shortName),
        },
        {
          id: 'booth',
          label: words.field.booth,
          width: 'minmax(0, 0.5fr)',
          cell: (agency) => (
            <TwoLines
              first={agency.booth}
              second={site.zones.find((zone) => zone.id === agency.zoneId)?.name[language]}
            />
          ),
          compare: (a, b) => byText(a.booth, b.booth),
        },
      ],
    [words, language, today, formats],
  );
  const filters = useMemo(
    () => (site: Site) => [zoneFilter<Agency>(site, language, (agency) => agency.zoneId)],
    [language],
  );
  return (
    <ThingsPage
      page={page}
      list="agencies"
      icon={<Building />}
      columns={columns}
      textOf={textOf}
      filters={filters}
      create={(site, { zone }) => newAgency(site, site.zones.find(({ id }) => id === zone)?.id)}
      copy={copyOfAgency}
      sibling={anySibling}
      form={(props) => <AgencyForm {...props} />}
    />
  );
}
