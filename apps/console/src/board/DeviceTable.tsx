/** Kiosks, displays and counter desktops: connected, or last seen when; which display speaks, which kiosk prints. */
import { printerCanPrint, type PrinterState } from '@giliran/protocol';
import { Badge, StatusPill, useLanguage, useLocalized, useWording, type Tone } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { consoleWording } from '@giliran/ui/wording/console';
import Volume from 'lucide-react/icons/volume-2';
import { useBoard } from './board-context.ts';
import { NothingFound } from './NothingFound.tsx';
import { sortDevices, type Device } from './selection.ts';

export interface DeviceTableProps {
  readonly devices: readonly Device[];
  readonly onShowAll: () => void;
}

const kinds = ['kiosk', 'display', 'counter'] as const;

export function DeviceTable({ devices, onShowAll }: DeviceTableProps) {
  const { board, device: words } = useWording(consoleWording);
  const common = useWording(commonWording);
  const { language } = useLanguage();
  if (devices.length === 0) return <NothingFound onShowAll={onShowAll} />;
  return (
    <>
      <p className="device-counts gl-num">
        {kinds.map((kind) => {
          const all = devices.filter((d) => d.kind === kind);
          if (all.length === 0) return null;
          const connected = all.filter((d) => d.connections > 0).length;
          return (
            <span key={kind}>
              <strong>{words[kind]}</strong> {board.connectedOf(connected, all.length)}
            </span>
          );
        })}
      </p>
      <table className="gl-table board-table">
        <thead>
          <tr>
            <th scope="col">{board.device}</th>
            <th scope="col">{common.zone}</th>
            <th scope="col">{board.connection}</th>
            <th scope="col">{board.printer}</th>
            <th scope="col">{board.lastSeenColumn}</th>
          </tr>
        </thead>
        <tbody>
          {sortDevices(devices, language).map((device) => (
            <DeviceRow key={`${device.kind}:${device.id}`} device={device} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function troubleOf({ kind, connections, printer }: Device): 'danger' | 'warn' | undefined {
  if (kind === 'counter') return undefined;
  if (connections === 0 || (printer !== null && !printerCanPrint(printer.state))) return 'danger';
  return printer?.state === 'paperLow' ? 'warn' : undefined;
}

const tones: Record<PrinterState, Tone> = {
  ready: 'ok',
  paperLow: 'warn',
  paperOut: 'danger',
  coverOpen: 'danger',
  cutterError: 'danger',
  offline: 'danger',
  error: 'danger',
  unknown: 'neutral',
};

/** How a kiosk's printer is, and what to do about it. */
function PrinterCell({ device: { kind, printer } }: { readonly device: Device }) {
  const { printer: words, printerUntold } = useWording(consoleWording);
  if (kind !== 'kiosk') return <span className="none">–</span>;
  if (printer === null) return <span className="none">{printerUntold}</span>;
  const { state, advice } = words[printer.state];
  return (
    <>
      <StatusPill tone={tones[printer.state]}>{state}</StatusPill>
      {printer.state !== 'ready' && <span className="second">{advice}</span>}
      {printer.detail !== null && <span className="second technical">{printer.detail}</span>}
    </>
  );
}

function DeviceRow({ device }: { readonly device: Device }) {
  const { board, device: words } = useWording(consoleWording);
  const common = useWording(commonWording);
  const say = useLocalized();
  const { view, now, formats } = useBoard();
  const zone = view.zones.find((z) => z.id === device.zoneId);
  const counter = device.kind === 'counter' ? view.counters.find((c) => c.id === device.id) : undefined;
  const connected = device.connections > 0;
  return (
    <tr data-trouble={troubleOf(device)}>
      <th scope="row">
        {counter ? common.counterNumber(counter.number) : device.name}
        <span className="second">
          {words[device.kind]}
          {device.kind === 'display' &&
            device.counter !== null &&
            ` · ${common.counterNumber(device.counter)}`}
        </span>
      </th>
      <td>{zone ? say(zone.name) : ''}</td>
      <td>
        <span className="device-state">
          <StatusPill tone={connected ? 'ok' : device.kind === 'counter' ? 'neutral' : 'danger'}>
            {connected ? words.connected : words.notConnected}
          </StatusPill>
          {device.connections > 1 && <Badge>{words.connections(device.connections)}</Badge>}
          {device.speaking && (
            <Badge tone="info" icon={<Volume aria-hidden="true" />}>
              {words.speaking}
            </Badge>
          )}
        </span>
      </td>
      <td>
        <PrinterCell device={device} />
      </td>
      <td className="gl-num last-seen">
        {connected ? (
          <span className="none">–</span>
        ) : device.lastSeenAt === null ? (
          board.neverSinceStart
        ) : (
          `${formats.time(device.lastSeenAt)} (${formats.ago(device.lastSeenAt, now)})`
        )}
      </td>
    </tr>
  );
}
