/** What the list of devices shows of each. */
import { StatusPill, type Tone } from '@giliran/ui';
import type { DevicesWording } from '@giliran/ui/wording/devices';
import type { BoardFacts } from '../board/board-context.ts';
import { byText } from '../set-up/narrowing.ts';
import { TwoLines } from '../set-up/things/cells.tsx';
import type { Column } from '../set-up/VirtualGrid.tsx';
import type { PageTools } from '../trust/use-page-tools.ts';
import { deviceStates, type DeviceRow, type DeviceState } from './device-rows.ts';

export const deviceTones: Record<DeviceState, Tone> = {
  connected: 'ok',
  trouble: 'warn',
  away: 'danger',
  unpaired: 'neutral',
};

interface ColumnParts extends Pick<BoardFacts, 'formats' | 'now'>, Pick<PageTools, 'agencyName'> {
  readonly words: DevicesWording;
  readonly nameOf: (row: DeviceRow) => string;
  readonly zoneName: (zoneId: string) => string;
}

export function columnsOf({
  words,
  nameOf,
  zoneName,
  agencyName,
  formats,
  now,
}: ColumnParts): readonly Column<DeviceRow>[] {
  return [
    {
      id: 'name',
      label: words.device,
      width: 'minmax(0, 3fr)',
      compare: (a, b) => byText(nameOf(a), nameOf(b)),
      cell: (row) => (
        <TwoLines
          first={nameOf(row)}
          second={`${words.kind[row.kind]} · ${row.agencyId === null ? zoneName(row.zoneId) : agencyName(row.agencyId)}`}
          title={nameOf(row)}
        />
      ),
    },
    {
      id: 'state',
      label: words.state,
      width: 'minmax(0, 2fr)',
      compare: (a, b) => deviceStates.indexOf(b.state) - deviceStates.indexOf(a.state),
      cell: (row) => (
        <>
          <StatusPill
            tone={row.state === 'away' && row.kind === 'counter' ? 'neutral' : deviceTones[row.state]}
          >
            {words.states[row.state]}
          </StatusPill>
          <span className="one-line grid-second">
            {row.connected
              ? (row.version ?? '')
              : row.lastSeen === null
                ? ''
                : formats.ago(row.lastSeen, now)}
          </span>
        </>
      ),
    },
  ];
}
