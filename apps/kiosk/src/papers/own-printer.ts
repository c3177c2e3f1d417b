/** The printer behind Electron, as the server sets it up and as technicians ask for it. */
import type { LiveClient, PrinterTools, SendOptions, SendOutcome } from '@giliran/client';
import {
  err,
  ok,
  rejection,
  unreachable,
  type CatalogueView,
  type CommandInput,
  type DeviceAnswer,
  type DeviceRequest,
  type KioskId,
  type PrinterReport,
} from '@giliran/protocol';
import type { KioskBridge, PrinterInForce } from '@giliran/shell/bridge';
import { newCommandId } from '../boot/commandId.ts';

type OwnPrinter = Omit<KioskBridge['printer'], 'print' | 'onReport'>;

/** The technician's tools on the kiosk itself: nothing of it needs the server. */
export function ownTools(printer: OwnPrinter, server: string): PrinterTools {
  return {
    look: async () => ok(await printer.status()),
    test: async () => ok(await printer.test({ jobId: `test.${newCommandId()}`, url: server })),
    detect: async () => ok(await printer.detect()),
    newRoll: async () => ok(await printer.newRoll()),
  };
}

export interface OwnPrinterParts {
  readonly printer: OwnPrinter;
  readonly server: string;
  /** A look that somebody asked for: the server is told exactly. */
  readonly onLook: (report: PrinterReport) => void;
}

/** Answers what the server asks of this kiosk's printer. */
export const answering =
  ({ printer, server, onLook }: OwnPrinterParts) =>
  async (request: DeviceRequest): Promise<DeviceAnswer> => {
    switch (request.type) {
      case 'printer.look':
      case 'printer.newRoll': {
        const report = await (request.type === 'printer.look' ? printer.status() : printer.newRoll());
        onLook(report);
        return ok(report);
      }
      case 'printer.detect':
        return ok(await printer.detect());
      case 'printer.test': {
        const tested = await printer.test({ jobId: request.jobId, url: server });
        // Whoever prints a test looks at the paper used.
        onLook(await printer.status());
        return ok(tested);
      }
      case 'sound.test':
        return err(rejection('invalidRequest', 'a kiosk makes no sound'));
      default:
        return unreachable(request);
    }
  };

export interface SetUpKeeperParts {
  readonly kioskId: KioskId;
  readonly printer: Pick<OwnPrinter, 'setUp'>;
  readonly send: (command: CommandInput, options?: SendOptions) => Promise<SendOutcome>;
  readonly report: LiveClient['report'];
  /** The set-up that this machine goes by. */
  readonly onInForce: (inForce: PrinterInForce) => void;
}

/**
 * Hands on what the server says of the printer, each time it is another set-up. Where the server knows of
 * none and this machine has one of its own, the server is told, so that there is one truth.
 */
export function setUpKeeper({ kioskId, printer, send, report, onInForce }: SetUpKeeperParts) {
  let handedOn: string | null = null;
  return async ({ printer: config, paper }: CatalogueView['kiosk']): Promise<void> => {
    const key = JSON.stringify({ config, paper });
    if (key === handedOn) return;
    handedOn = key;
    const inForce = await printer.setUp({ config, paper });
    onInForce(inForce);
    report({ printsAt: inForce.by === 'file' ? 'kioskFile' : 'kiosk' });
    if (inForce.by === 'local' && inForce.problem === null)
      await send({ type: 'kiosk.setPrinter', kioskId, printer: inForce.config }, { giveUpAfterMs: 10_000 });
  };
}
