/** Where people take their numbers. */
import type { Kiosk, Site } from '@giliran/protocol';
import { StatusPill, useLanguage, useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import { hallWording } from '@giliran/ui/wording/hall';
import TabletSmartphone from 'lucide-react/icons/tablet-smartphone';
import { useMemo } from 'react';
import { useBoard } from '../../board/board-context.ts';
import type { PageProps } from '../../frame/pages.ts';
import { copyOfKiosk, newKiosk } from '../model/blank.ts';
import { titleOf } from '../model/names.ts';
import { byText } from '../narrowing.ts';
import { TwoLines } from '../things/cells.tsx';
import { zoneFilter } from '../things/filters.ts';
import { ThingsPage } from '../things/ThingsPage.tsx';
import type { Column } from '../VirtualGrid.tsx';
import { KioskForm } from './KioskForm.tsx';

const textOf = () => (kiosk: Kiosk) => `${kiosk.name} ${kiosk.id}`;

export function KiosksPage(page: PageProps) {
  const words = useWording(hallWording);
  const { device } = useWording(consoleWording);
  const { language } = useLanguage();
  const { view } = useBoard();
  const { devices } = view;
  const columns = useMemo(() => {
    const there = new Set(
      devices.filter((one) => one.kind === 'kiosk' && one.connections > 0).map(({ id }) => id),
    );
    return (site: Site): readonly Column<Kiosk>[] => [
      {
        id: 'name',
        label: words.field.name,
        width: 'minmax(0, 1fr)',
        cell: (kiosk) => (
          <TwoLines
            first={titleOf('kiosks', kiosk, language)}
            second={`${kiosk.id} · ${site.zones.find(({ id }) => id === kiosk.zoneId)?.name[language] ?? ''}`}
          />
        ),
        compare: (a, b) => byText(a.name, b.name),
      },
      {
        id: 'agencies',
        label: words.field.agencies,
        width: '88px',
        cell: (kiosk) => (kiosk.agencies === null ? words.everything : kiosk.agencies.length),
        compare: (a, b) => (a.agencies?.length ?? Infinity) - (b.agencies?.length ?? Infinity),
      },
      {
        id: 'state',
        label: device.connected,
        width: '120px',
        cell: (kiosk) =>
          there.has(kiosk.id) ? (
            <StatusPill tone="ok">{device.connected}</StatusPill>
          ) : (
            <span className="grid-second">{device.notConnected}</span>
          ),
      },
    ];
  }, [words, device, language, devices]);
  const filters = useMemo(
    () => (site: Site) => [zoneFilter<Kiosk>(site, language, (kiosk) => kiosk.zoneId)],
    [language],
  );
  return (
    <ThingsPage
      page={page}
      list="kiosks"
      icon={<TabletSmartphone />}
      columns={columns}
      textOf={textOf}
      filters={filters}
      create={(site, { zone }) => newKiosk(site, site.zones.find(({ id }) => id === zone)?.id)}
      copy={copyOfKiosk}
      form={(props) => <KioskForm {...props} />}
    />
  );
}
