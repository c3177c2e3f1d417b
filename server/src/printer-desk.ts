/**
 * What is asked of a kiosk's printer from afar, handed to whoever has it: the kiosk's own program over its
 * connection, or the server for a kiosk in a plain browser. A kiosk that is not there is said to be so at once.
 */
import {
  deviceAnswers,
  err,
  ok,
  rejection,
  unreachable,
  type DeviceAnswer,
  type DeviceRequest,
  type PrinterRequest,
  type DeviceValue,
  type KioskId,
  type Rejection,
  type Result,
} from '@giliran/protocol';
import type { BrowserKiosks } from './browser-kiosks.ts';
import { setUpOf, type KioskPrinters } from './kiosk-printers.ts';
import type { Presence } from './presence.ts';
import type { QueueService } from './queue-service.ts';

/** How long a device may take, in milliseconds: a print may wait for another and for its paper. */
const limitMs: Record<PrinterRequest['type'], number> = {
  'printer.look': 10_000,
  'printer.detect': 20_000,
  'printer.test': 45_000,
  'printer.newRoll': 10_000,
};

export interface PrinterDeskParts {
  readonly queue: QueueService;
  readonly presence: Presence;
  readonly printers: KioskPrinters;
  readonly browserKiosks: BrowserKiosks;
  /** Asks a connected device; refuses with `deviceOffline` or `deviceSilent`. */
  readonly askDevice: (
    connectionId: string,
    request: DeviceRequest,
    limitMs: number,
  ) => Promise<DeviceAnswer>;
}

type Answer<T extends PrinterRequest['type']> = Promise<Result<DeviceValue<T>, Rejection>>;

export class PrinterDesk {
  private readonly parts: PrinterDeskParts;

  constructor(parts: PrinterDeskParts) {
    this.parts = parts;
  }

  look(kioskId: KioskId): Answer<'printer.look'> {
    return this.ask(kioskId, { type: 'printer.look' }, deviceAnswers['printer.look'], '');
  }

  detect(kioskId: KioskId): Answer<'printer.detect'> {
    return this.ask(kioskId, { type: 'printer.detect' }, deviceAnswers['printer.detect'], '');
  }

  newRoll(kioskId: KioskId): Answer<'printer.newRoll'> {
    return this.ask(kioskId, { type: 'printer.newRoll' }, deviceAnswers['printer.newRoll'], '');
  }

  /** `jobId` names the paper: the same one is printed once. `origin`: what its QR code leads to. */
  test(kioskId: KioskId, jobId: string, origin: string): Answer<'printer.test'> {
    return this.ask(kioskId, { type: 'printer.test', jobId }, deviceAnswers['printer.test'], origin);
  }

  private async ask<T>(
    kioskId: KioskId,
    request: PrinterRequest,
    schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
    origin: string,
  ): Promise<Result<T, Rejection>> {
    const { presence, queue, askDevice } = this.parts;
    const kiosk = queue.state.index?.kiosks.get(kioskId);
    if (!kiosk) return err(rejection('unknownKiosk', kioskId));
    const place = presence.printerOf(kioskId);
    if (place === null) return err(rejection('deviceOffline', kiosk.name));
    const answer: DeviceAnswer =
      place.printsAt === 'server'
        ? { ok: true, value: await this.answerHere(kioskId, request, origin) }
        : await askDevice(place.connectionId, request, limitMs[request.type]);
    if (!answer.ok) return answer;
    const value = schema.safeParse(answer.value);
    return value.success
      ? ok(value.data)
      : err(rejection('deviceSilent', `${kiosk.name} answered something else`));
  }

  private async answerHere(kioskId: KioskId, request: PrinterRequest, origin: string): Promise<unknown> {
    const { printers, queue, browserKiosks } = this.parts;
    const kiosk = queue.state.index?.kiosks.get(kioskId);
    if (!kiosk) return null;
    const printer = printers.of(kioskId, setUpOf(kiosk));
    switch (request.type) {
      case 'printer.look':
      case 'printer.newRoll': {
        const report = await (request.type === 'printer.look' ? printer.look() : printer.newRoll());
        browserKiosks.tell(kioskId, report, 'exactly');
        return report;
      }
      case 'printer.detect':
        return printer.detect();
      case 'printer.test': {
        const tested = await printer.test(request.jobId, origin);
        // Whoever prints a test looks at the paper used.
        browserKiosks.tell(kioskId, await printer.look(), 'exactly');
        return tested;
      }
      default:
        return unreachable(request);
    }
  }
}
