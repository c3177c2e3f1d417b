/** Where people take their numbers. */
import type { Kiosk, Site } from '@giliran/protocol';
import { useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import TabletSmartphone from 'lucide-react/icons/tablet-smartphone';
import { useMemo } from 'react';
import { useBoard } from '../../board/board-context.ts';
import type { PageProps } from '../../frame/pages.ts';
import { copyOfKiosk, newKiosk } from '../model/blank.ts';
import { deviceColumns } from '../things/device-columns.tsx';
import { zoneFilter } from '../things/filters.ts';
import { ThingsPage } from '../things/ThingsPage.tsx';
import type { Column } from '../VirtualGrid.tsx';
import { KioskForm } from './KioskForm.tsx';

const textOf = () => (kiosk: Kiosk) => `${kiosk.name} ${kiosk.id}`;

export function KiosksPage(page: PageProps) {
  const words = useWording(hallWording);
  const { language } = useLanguage();
  const { view } = useBoard();
  const { devices } = view;
  const columns = useMemo(() => {
    const { name, connection } = deviceColumns('kiosks', language, devices);
    return (site: Site): readonly Column<Kiosk>[] => [
      name(site),
      {
        id: 'agencies',
        label: words.field.agencies,
        width: '88px',
        cell: (kiosk) => (kiosk.agencies === null ? words.everything : kiosk.agencies.length),
        compare: (a, b) => (a.agencies?.length ?? Infinity) - (b.agencies?.length ?? Infinity),
      },
      connection,
    ];
  }, [words, language, devices]);
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
