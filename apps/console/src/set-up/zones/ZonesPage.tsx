/** The parts of the building. */
import type { Site, Zone } from '@giliran/protocol';
import { useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import MapPin from 'lucide-react/icons/map-pin';
import { useMemo } from 'react';
import type { PageProps } from '../../frame/pages.ts';
import { NumberField } from '../fields.tsx';
import { FormSection } from '../FormSection.tsx';
import { LocalizedField } from '../LocalizedField.tsx';
import { copyOfZone, newZone } from '../model/blank.ts';
import { takenIn } from '../model/ids.ts';
import { titleOf } from '../model/names.ts';
import { byText } from '../narrowing.ts';
import { TwoLines } from '../things/cells.tsx';
import { CodeField } from '../things/CodeField.tsx';
import { ThingsPage, type FormProps } from '../things/ThingsPage.tsx';
import type { Column } from '../VirtualGrid.tsx';

const textOf = () => (zone: Zone) =>
  `${zone.name.id} ${zone.name.en} ${zone.direction.id} ${zone.direction.en} ${zone.id}`;
/** Displays follow the order of the zones nowhere; the lists of the console do. */
const anySibling = (): boolean => true;

export function ZonesPage(page: PageProps) {
  const words = useWording(hallWording);
  const { language } = useLanguage();
  const columns = useMemo(
    () =>
      (site: Site): readonly Column<Zone>[] => [
        {
          id: 'name',
          label: words.field.name,
          width: 'minmax(0, 1fr)',
          cell: (zone) => (
            <TwoLines first={titleOf('zones', zone, language)} second={zone.direction[language]} />
          ),
          compare: (a, b) => byText(a.name[language], b.name[language]),
        },
        {
          id: 'floor',
          label: words.field.floor,
          width: '64px',
          numeric: true,
          cell: (zone) => (Number.isNaN(zone.floor) ? '' : zone.floor),
          compare: (a, b) => a.floor - b.floor,
        },
        {
          id: 'agencies',
          label: words.field.agencies,
          width: '72px',
          numeric: true,
          cell: (zone) => site.agencies.filter((agency) => agency.zoneId === zone.id).length,
        },
      ],
    [words, language],
  );
  return (
    <ThingsPage
      page={page}
      list="zones"
      icon={<MapPin />}
      columns={columns}
      textOf={textOf}
      create={newZone}
      copy={copyOfZone}
      sibling={anySibling}
      form={(props) => <ZoneForm {...props} />}
    />
  );
}

function ZoneForm({ site, thing: zone, fresh, change, error, nameCode, setCode }: FormProps<'zones'>) {
  const words = useWording(hallWording);
  return (
    <>
      <FormSection title={words.section.main}>
        <LocalizedField
          label={words.field.name}
          value={zone.name}
          error={(language) => error(`name.${language}`)}
          onValue={(name) => change({ name })}
          onBlur={() => nameCode(zone.name.id)}
        />
        <NumberField
          label={words.field.floor}
          error={error('floor')}
          min={-5}
          max={99}
          value={zone.floor}
          onValue={(floor) => change({ floor })}
        />
        <CodeField
          key={zone.id}
          id={zone.id}
          fresh={fresh}
          isTaken={takenIn(site, 'zones')}
          onCode={setCode}
        />
      </FormSection>
      <FormSection title={words.section.place}>
        <LocalizedField
          label={words.field.direction}
          hint={words.hint.direction}
          rows={2}
          value={zone.direction}
          error={(language) => error(`direction.${language}`)}
          onValue={(direction) => change({ direction })}
        />
      </FormSection>
    </>
  );
}
