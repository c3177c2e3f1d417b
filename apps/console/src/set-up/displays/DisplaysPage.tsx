/** What shows and speaks the calls. */
import type { Display, Site } from '@giliran/protocol';
import { Badge, Choice, StatusPill, Switch, useLanguage, useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import { hallWording } from '@giliran/ui/wording/hall';
import Tv from 'lucide-react/icons/tv';
import { useMemo } from 'react';
import { useBoard } from '../../board/board-context.ts';
import type { PageProps } from '../../frame/pages.ts';
import { ChoiceField, TextField } from '../fields.tsx';
import { FormSection } from '../FormSection.tsx';
import { copyOfDisplay, newDisplay } from '../model/blank.ts';
import { takenIn } from '../model/ids.ts';
import { nameOf, titleOf } from '../model/names.ts';
import { byText } from '../narrowing.ts';
import { TwoLines } from '../things/cells.tsx';
import { CodeField } from '../things/CodeField.tsx';
import { zoneFilter } from '../things/filters.ts';
import { ThingsPage, type FormProps } from '../things/ThingsPage.tsx';
import type { Column } from '../VirtualGrid.tsx';

const textOf = () => (display: Display) => `${display.name} ${display.id} ${display.counterId}`;

export function DisplaysPage(page: PageProps) {
  const words = useWording(hallWording);
  const { device } = useWording(consoleWording);
  const { language } = useLanguage();
  const { view } = useBoard();
  const { devices } = view;
  const columns = useMemo(() => {
    const there = new Set(
      devices.filter((one) => one.kind === 'display' && one.connections > 0).map(({ id }) => id),
    );
    return (site: Site): readonly Column<Display>[] => [
      {
        id: 'name',
        label: words.field.name,
        width: 'minmax(0, 1fr)',
        cell: (display) => (
          <TwoLines
            first={titleOf('displays', display, language)}
            second={`${display.id} · ${nameOf(site, { list: 'zones', id: display.zoneId }, language)}`}
          />
        ),
        compare: (a, b) => byText(a.name, b.name),
      },
      {
        id: 'kind',
        label: words.field.kind,
        width: '128px',
        cell: (display) => (
          <TwoLines
            first={
              display.counterId === null
                ? words.kinds[display.kind]
                : nameOf(site, { list: 'counters', id: display.counterId }, language)
            }
            second={
              display.kind === 'zone' ? (
                <Badge tone={display.speaks ? 'accent' : 'neutral'}>
                  {display.speaks ? words.audible : words.silent}
                </Badge>
              ) : (
                words.kinds.counter
              )
            }
          />
        ),
      },
      {
        id: 'state',
        label: device.connected,
        width: '120px',
        cell: (display) =>
          there.has(display.id) ? (
            <StatusPill tone="ok">{device.connected}</StatusPill>
          ) : (
            <span className="grid-second">{device.notConnected}</span>
          ),
      },
    ];
  }, [words, device, language, devices]);
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

function DisplayForm({ site, thing: display, fresh, change, error, setCode }: FormProps<'displays'>) {
  const words = useWording(hallWording);
  const { language } = useLanguage();
  const counters = site.counters.toSorted((a, b) => a.number - b.number);
  return (
    <>
      <FormSection title={words.section.main}>
        <TextField
          label={words.field.name}
          error={error('name')}
          most={60}
          value={display.name}
          onValue={(name) => change({ name })}
        />
        <CodeField
          key={display.id}
          id={display.id}
          fresh={fresh}
          isTaken={takenIn(site, 'displays')}
          onCode={setCode}
        />
        <ChoiceField
          label={words.field.zone}
          error={error('zoneId')}
          value={display.zoneId}
          onValue={(zoneId) => change({ zoneId })}
          options={site.zones.map((zone) => ({ value: zone.id, label: zone.name[language] }))}
        />
      </FormSection>
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
