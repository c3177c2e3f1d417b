/** The columns that lists of devices share: what it is called and where it stands, and whether it is there. */
import type { Language, Site, SupervisorView, ZoneId } from '@giliran/protocol';
import { StatusPill } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import { hallWording } from '@giliran/ui/wording/hall';
import { nameOf } from '../model/names.ts';
import { byText } from '../narrowing.ts';
import type { Column } from '../VirtualGrid.tsx';
import { TwoLines } from './cells.tsx';

interface Device {
  readonly id: string;
  readonly name: string;
  readonly zoneId: ZoneId;
}

export function deviceColumns(
  list: 'kiosks' | 'displays',
  language: Language,
  devices: SupervisorView['devices'],
): { readonly name: (site: Site) => Column<Device>; readonly connection: Column<Device> } {
  const words = hallWording[language];
  const { device } = consoleWording[language];
  const kind = list === 'kiosks' ? 'kiosk' : 'display';
  const there = new Set(
    devices.filter((one) => one.kind === kind && one.connections > 0).map(({ id }) => id),
  );
  return {
    name: (site) => ({
      id: 'name',
      label: words.field.name,
      width: 'minmax(0, 1fr)',
      cell: ({ id, name, zoneId }) => (
        <TwoLines
          first={name.trim() || words.unnamed[list]}
          second={`${id} · ${nameOf(site, { list: 'zones', id: zoneId }, language)}`}
        />
      ),
      compare: (a, b) => byText(a.name, b.name),
    }),
    connection: {
      id: 'state',
      label: words.connection,
      width: '108px',
      cell: ({ id }) =>
        there.has(id) ? (
          <StatusPill tone="ok">{device.connected}</StatusPill>
        ) : (
          <span className="grid-second">{device.notConnected}</span>
        ),
    },
  };
}
