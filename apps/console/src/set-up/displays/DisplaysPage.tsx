/** What shows and speaks the calls. */
import type { Display, Site } from '@giliran/protocol';
import { Choice, Switch, useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import Tv from 'lucide-react/icons/tv';
import { useMemo } from 'react';
import { useBoard } from '../../board/board-context.ts';
import type { PageProps } from '../../frame/pages.ts';
import { ChoiceField } from '../fields.tsx';
import { FormSection } from '../FormSection.tsx';
import { copyOfDisplay, newDisplay } from '../model/blank.ts';
import { nameOf, titleOf } from '../model/names.ts';
import { TwoLines } from '../things/cells.tsx';
import { deviceColumns } from '../things/device-columns.tsx';
import { DeviceBasics } from '../things/DeviceBasics.tsx';
import { zoneFilter } from '../things/filters.ts';
import { ThingsPage, type FormProps } from '../things/ThingsPage.tsx';
import type { Column } from '../VirtualGrid.tsx';

const textOf = () => (display: Display) => `${display.name} ${display.id} ${display.counterId}`;

export function DisplaysPage(page: PageProps) {
  const words = useWording(hallWording);
  const { language } = useLanguage();
  const { view } = useBoard();
  const { devices } = view;
  const columns = useMemo(() => {
    const { name, connection } = deviceColumns('displays', language, devices);
    return (site: Site): readonly Column<Display>[] => [
      name(site),
      {
        id: 'kind',
        label: words.field.kind,
        width: '104px',
        cell: (display) => (
          <TwoLines
            first={
              display.counterId === null
                ? words.kinds[display.kind]
                : nameOf(site, { list: 'counters', id: display.counterId }, language)
            }
            second={
              display.kind === 'counter' ? words.kinds.counter : display.speaks ? words.audible : words.silent
            }
          />
        ),
      },
      connection,
    ];
  }, [words, language, devices]);
  const filters = useMemo(
    () => (site: Site) => [zoneFilter<Display>(site, language, (display) => display.zoneId)],
    [language],
  );
  return (
    <ThingsPage
      page={page}
      list="displays"
      icon={<Tv />}
      columns={columns}
      textOf={textOf}
      filters={filters}
      create={(site, { zone }) => newDisplay(site, site.zones.find(({ id }) => id === zone)?.id)}
      copy={copyOfDisplay}
      form={(props) => <DisplayForm {...props} />}
    />
  );
}

function DisplayForm(form: FormProps<'displays'>) {
  const { site, thing: display, change, error } = form;
  const words = useWording(hallWording);
  const { language } = useLanguage();
  const counters = site.counters.toSorted((a, b) => a.number - b.number);
  return (
    <>
      <DeviceBasics {...form} list="displays" />
      <FormSection title={words.section.shows} stacked>
        <Choice
          label={words.field.kind}
          hint={words.hint.kind}
          value={display.kind}
          onValue={(kind) =>
            change(
              kind === 'zone'
                ? { kind, counterId: null }
                : {
                    kind,
                    counterId: counters.find((counter) => counter.zoneId === display.zoneId)?.id ?? null,
                  },
            )
          }
          options={[
            { value: 'zone', label: words.kinds.zone },
            { value: 'counter', label: words.kinds.counter },
          ]}
        />
        {display.kind === 'counter' ? (
          <ChoiceField
            label={words.field.counterId}
            error={error('counterId')}
            value={display.counterId ?? ''}
            onValue={(value) =>
              change({ counterId: counters.find((counter) => counter.id === value)?.id ?? null })
            }
            options={counters.map((counter) => ({
              value: counter.id,
              label: `${titleOf('counters', counter, language)} · ${nameOf(site, { list: 'agencies', id: counter.agencyId }, language)}`,
            }))}
          />
        ) : (
          <>
            <div>
              <Switch
                label={words.field.speaks}
                checked={display.speaks}
                onChange={(event) => change({ speaks: event.currentTarget.checked })}
              />
              <p className="hint">{words.hint.speaks}</p>
            </div>
            <Switch
              label={words.field.showsMedia}
              checked={display.showsMedia}
              onChange={(event) => change({ showsMedia: event.currentTarget.checked })}
            />
          </>
        )}
      </FormSection>
    </>
  );
}
