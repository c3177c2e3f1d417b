/** One kiosk's printer: how it is, what can be tried on it, how it is set up. */
import { printerOfKiosk, useSend } from '@giliran/client';
import { KioskId, unreachable, type PrintsAt, type WhoAmI } from '@giliran/protocol';
import { Card, PrinterForm, PrinterHealth, useLocalized, useWording } from '@giliran/ui';
import { printerWording } from '@giliran/ui/wording/printer';
import { useMemo } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { Device } from '../board/selection.ts';

export interface KioskPrinterProps {
  readonly kiosk: Device;
  readonly token: string;
  readonly who: WhoAmI['staff'];
}

/** Longer than this nobody wants to look at a button that turns. Milliseconds. */
const giveUpAfterMs = 8_000;

export function KioskPrinter({ kiosk, token, who }: KioskPrinterProps) {
  const words = useWording(printerWording);
  const say = useLocalized();
  const send = useSend();
  const { view, now, formats } = useBoard();
  const kioskId = KioskId.parse(kiosk.id);
  const tools = useMemo(() => printerOfKiosk('', token, kioskId), [token, kioskId]);
  const zone = view.zones.find((one) => one.id === kiosk.zoneId);
  const { printerSetUp, printsAt } = kiosk;
  const mayChange = who?.role === 'administrator' && who.agencyId === null;
  return (
    <div className="printer-open">
      <header>
        <h2>{kiosk.name}</h2>
        <p className="second">
          {zone ? `${say(zone.name)} · ` : ''}
          {placeInWords(printsAt, words.printsAt)}
        </p>
      </header>
      <div className="printer-columns">
        <Card className="printer-card">
          <PrinterHealth
            printer={kiosk.printer}
            connected={kiosk.connections > 0}
            rollMillimetres={printerSetUp?.rollMillimetres ?? null}
            look={tools.look}
            test={tools.test}
            newRoll={tools.newRoll}
            time={{ formats, now }}
          />
        </Card>
        <Card className="printer-card">
          <PrinterForm
            config={printerSetUp}
            paper="80mm"
            locked={!mayChange ? 'onlyAdministrators' : printsAt === 'kioskFile' ? 'byFile' : null}
            detect={tools.detect}
            save={(printer) => send({ type: 'kiosk.setPrinter', kioskId, printer }, { giveUpAfterMs })}
          />
        </Card>
      </div>
    </div>
  );
}

function placeInWords(
  printsAt: PrintsAt | null,
  words: Readonly<Record<PrintsAt | 'nobody', string>>,
): string {
  switch (printsAt) {
    case null:
      return words.nobody;
    case 'kiosk':
    case 'kioskFile':
    case 'server':
      return words[printsAt];
    default:
      return unreachable(printsAt);
  }
}
