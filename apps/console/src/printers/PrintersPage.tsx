/** Every kiosk's printer: how it is at a glance, and one of them opened to set it up and try it. */
import { EmptyState, printerTone, StatusPill, useLocalized, useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import { printerWording } from '@giliran/ui/wording/printer';
import Printer from 'lucide-react/icons/printer';
import { useBoard } from '../board/board-context.ts';
import type { Device } from '../board/selection.ts';
import { writeAddress } from '../frame/page-address.ts';
import type { PageProps } from '../frame/pages.ts';
import { KioskPrinter } from './KioskPrinter.tsx';
import { setUpInWords } from './set-up-words.ts';
import './printers.css';

export function PrintersPage({ token, who, inside }: PageProps) {
  const { printers: words } = useWording(consoleWording);
  const { view } = useBoard();
  const kiosks = view.devices.filter((device) => device.kind === 'kiosk');
  const open = kiosks.find((kiosk) => kiosk.id === inside) ?? kiosks[0];
  if (open === undefined)
    return (
      <EmptyState icon={<Printer />} title={words.none}>
        {words.noneAdvice}
      </EmptyState>
    );
  return (
    <div className="printers">
      <nav className="panel printer-list" aria-label={words.choose}>
        {kiosks.map((kiosk) => (
          <KioskLink key={kiosk.id} kiosk={kiosk} open={kiosk.id === open.id} />
        ))}
      </nav>
      {/* Another kiosk is another form: nothing that was filled in for one is carried to the next. */}
      <KioskPrinter key={open.id} kiosk={open} token={token} who={who} />
    </div>
  );
}

function KioskLink({ kiosk, open }: { readonly kiosk: Device; readonly open: boolean }) {
  const printer = useWording(printerWording);
  const wording = useWording(consoleWording);
  const say = useLocalized();
  const { view } = useBoard();
  const zone = view.zones.find((one) => one.id === kiosk.zoneId);
  const { printer: told } = kiosk;
  return (
    <a href={writeAddress('printers', kiosk.id)} aria-current={open ? 'true' : undefined}>
      <strong>{kiosk.name}</strong>
      <span className="second">
        {zone ? `${say(zone.name)} · ` : ''}
        {setUpInWords(kiosk.printerSetUp, printer, wording)}
      </span>
      {kiosk.connections === 0 ? (
        <StatusPill tone="danger">{wording.device.notConnected}</StatusPill>
      ) : told === null ? (
        <StatusPill>{printer.untold}</StatusPill>
      ) : (
        <StatusPill tone={printerTone(told.state)}>{printer.states[told.state].state}</StatusPill>
      )}
    </a>
  );
}
