/**
 * Kiosks that run in a plain browser: their printers stand at the server, which keeps them as they are set
 * up and tells of them as a kiosk would of its own.
 */
import { randomUUID } from 'node:crypto';
import { isPrinterNews, type Kiosk, type KioskId, type PrinterReport } from '@giliran/protocol';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import { setUpOf, type KioskPrinter, type KioskPrinters } from './kiosk-printers.ts';
import type { Presence } from './presence.ts';
import type { QueueService } from './queue-service.ts';

/** A change is told at once; this often somebody looks all the same, in case the telling failed. Milliseconds. */
const lookEveryMs = 10_000;

export interface BrowserKiosksParts {
  readonly queue: QueueService;
  readonly presence: Presence;
  readonly printers: KioskPrinters;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Attended {
  readonly printer: KioskPrinter;
  readonly ignore: () => void;
  /** What was told last; null when that is not sure. */
  told: PrinterReport | null;
}

export class BrowserKiosks {
  private readonly parts: BrowserKiosksParts;
  private readonly attended = new Map<KioskId, Attended>();
  private readonly stops: (() => void)[] = [];

  constructor(parts: BrowserKiosksParts) {
    this.parts = parts;
    const { presence, queue, clock } = parts;
    this.stops.push(presence.onChange(() => this.arrange()));
    this.stops.push(queue.onCommitted(({ touched }) => touched.site && this.arrange()));
    let cancel = (): void => {};
    const round = (): void => {
      for (const [kioskId, { printer }] of this.attended)
        void printer.look().then((report) => this.tell(kioskId, report));
      cancel = clock.after(lookEveryMs, round);
    };
    cancel = clock.after(lookEveryMs, round);
    this.stops.push(() => cancel());
  }

  /** Tells the server's books how the printer is, when that is news; `exactly`: to the millimetre, because somebody asked. */
  tell(kioskId: KioskId, report: PrinterReport, how: 'news' | 'exactly' = 'news'): void {
    const { queue, logger } = this.parts;
    const one = this.attended.get(kioskId);
    const believed = one?.told ?? queue.state.printers.get(kioskId) ?? null;
    if (how === 'news' && !isPrinterNews(believed, report)) return;
    if (one) one.told = report;
    const command = { type: 'printer.report', kioskId, report } as const;
    void queue.execute({ kind: 'system' }, randomUUID(), command).then((told) => {
      if (told.ok) return;
      if (one) one.told = null;
      logger.warn({ event: 'printerNotNoted', kiosk: kioskId, code: told.error.code }, 'printer not noted');
    });
  }

  stop(): void {
    for (const stop of this.stops) stop();
    for (const { ignore } of this.attended.values()) ignore();
    this.attended.clear();
  }

  /** A browser that closed may open again: its printer is let go only when the kiosk's own program takes over. */
  private arrange(): void {
    const kiosks = this.parts.queue.state.index?.kiosks;
    if (!kiosks) return;
    for (const [kioskId] of this.attended) if (!kiosks.has(kioskId)) this.leave(kioskId);
    for (const kiosk of kiosks.values()) {
      const printsAt = this.parts.presence.printerOf(kiosk.id)?.printsAt;
      if (printsAt === 'server' || (printsAt === undefined && this.attended.has(kiosk.id)))
        this.attend(kiosk);
      else if (printsAt !== undefined) this.leave(kiosk.id);
    }
  }

  private attend(kiosk: Kiosk): void {
    const printer = this.parts.printers.of(kiosk.id, setUpOf(kiosk));
    if (this.attended.has(kiosk.id)) return;
    const ignore = printer.subscribe((report) => this.tell(kiosk.id, report));
    this.attended.set(kiosk.id, { printer, ignore, told: null });
    void printer.look().then((report) => this.tell(kiosk.id, report));
  }

  private leave(kioskId: KioskId): void {
    const one = this.attended.get(kioskId);
    if (!one) return;
    one.ignore();
    this.attended.delete(kioskId);
    void one.printer.rest();
  }
}
