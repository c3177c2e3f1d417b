/** What numbers are taken for. */
import type { Service, Site } from '@giliran/protocol';
import { Badge, useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import ListChecks from 'lucide-react/icons/list-checks';
import { useMemo } from 'react';
import type { PageProps } from '../../frame/pages.ts';
import { copyOfService, newService } from '../model/blank.ts';
import { titleOf } from '../model/names.ts';
import { byText } from '../narrowing.ts';
import { TwoLines } from '../things/cells.tsx';
import { agencyFilter, zoneFilter } from '../things/filters.ts';
import { ThingsPage } from '../things/ThingsPage.tsx';
import type { Column } from '../VirtualGrid.tsx';
import { ServiceForm } from './ServiceForm.tsx';

const agenciesOf = (site: Site) =>
  new Map<string, Site['agencies'][number]>(site.agencies.map((a) => [a.id, a]));

function textOf(site: Site): (service: Service) => string {
  const agencies = agenciesOf(site);
  return (service) =>
    `${service.name.id} ${service.name.en} ${service.prefix} ${agencies.get(service.agencyId)?.shortName} ${service.searchWords.join(' ')} ${service.id}`;
}
/** Kiosks show an agency's services in this order. */
const sameAgency = (a: Service, b: Service): boolean => a.agencyId === b.agencyId;

export function ServicesPage(page: PageProps) {
  const words = useWording(hallWording);
  const { language } = useLanguage();
  const columns = useMemo(
    () =>
      (site: Site): readonly Column<Service>[] => {
        const agencies = agenciesOf(site);
        return [
          {
            id: 'name',
            label: words.field.name,
            width: 'minmax(0, 1fr)',
            cell: (service) => (
              <TwoLines
                first={titleOf('services', service, language)}
                second={
                  <>
                    {service.closed !== null && <Badge tone="warn">{words.out}</Badge>}{' '}
                    {agencies.get(service.agencyId)?.shortName}
                  </>
                }
              />
            ),
            compare: (a, b) => byText(a.name[language], b.name[language]),
          },
          {
            id: 'prefix',
            label: words.prefixColumn,
            width: '72px',
            cell: (service) => <strong className="gl-num">{service.prefix}</strong>,
            compare: (a, b) => byText(a.prefix, b.prefix),
          },
          {
            id: 'minutes',
            label: words.minutesColumn,
            width: '72px',
            numeric: true,
            cell: (service) => (Number.isNaN(service.usualMinutes) ? '' : service.usualMinutes),
            compare: (a, b) => a.usualMinutes - b.usualMinutes,
          },
        ];
      },
    [words, language],
  );
  const filters = useMemo(
    () => (site: Site) => {
      const agencies = agenciesOf(site);
      return [
        agencyFilter<Service>(site, language),
        zoneFilter<Service>(site, language, (service) => agencies.get(service.agencyId)?.zoneId),
      ];
    },
    [language],
  );
  return (
    <ThingsPage
      page={page}
      list="services"
      icon={<ListChecks />}
      columns={columns}
      textOf={textOf}
      filters={filters}
      create={(site, chosen) => {
        const agency = site.agencies.find(({ id }) => id === chosen['agency']) ?? site.agencies.at(-1);
        return agency ? newService(site, agency.id) : null;
      }}
      copy={copyOfService}
      sibling={sameAgency}
      form={(props) => <ServiceForm {...props} />}
    />
  );
}
