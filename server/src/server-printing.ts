/**
 * Prints papers for kiosks that run in a plain browser, and walks the ledger for them: `sent` before the
 * first byte leaves, and afterwards what became of it. A paper is printed once, however often it is asked for.
 */
import {
  err,
  ok,
  rejection,
  unreachable,
  type CommandOf,
  type Paper,
  type Rejection,
  type Result,
  type TicketPaper,
} from '@giliran/protocol';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { PrintFailure } from '@giliran/printing';
import { setUpOf, type KioskPrinters } from './kiosk-printers.ts';
import type { QueueService } from './queue-service.ts';
import type { Store } from './store/store.ts';

type Outcome = CommandOf<'paper.report'>['outcome'];
type Told = { outcome: Exclude<Outcome, 'sent'>; detail: string | null };

/** What is to be printed. */
export interface PrintOrder {
  readonly paper: Paper;
  readonly content: TicketPaper;
}

/** A printer that has not answered by then is taken for one that may still print. */
const patienceMs = 15_000;
const longestDetail = 300;

function toldOf(failure: PrintFailure): Told {
  switch (failure.kind) {
    case 'notReady': {
      // As a kiosk says it: the state, then what the technician needs to know.
      const { status } = failure;
      const detail = 'detail' in status ? `${status.state}: ${status.detail}` : status.state;
      return { outcome: 'failed', detail };
    }
    case 'badJob':
    case 'notPrinted':
      return { outcome: 'failed', detail: failure.detail };
    case 'unknown':
      return { outcome: 'unknown', detail: failure.detail };
    default:
      return unreachable(failure);
  }
}
const commandId = (paper: Paper, what: string): string => `print.${paper.id}.${what}`;

export interface ServerPrintingParts {
  readonly queue: QueueService;
  readonly store: Store;
  readonly clock: Clock;
  readonly printers: KioskPrinters;
  readonly logger: Logger;
}

export class ServerPrinting {
  private readonly parts: ServerPrintingParts;
  private readonly underWay = new Map<string, Promise<Result<Paper, Rejection>>>();

  private readonly waiting = new Set<() => void>();

  constructor(parts: ServerPrintingParts) {
    this.parts = parts;
  }

  /** Prints a queued paper; of one that is printed or being printed, gives what became or becomes of it. */
  print(order: PrintOrder): Promise<Result<Paper, Rejection>> {
    const { paper } = order;
    const same = this.underWay.get(paper.id);
    if (same) return same;
    if (paper.state === 'sent')
      return Promise.resolve(err(rejection('paperNotAllowed', `${paper.id} is being printed elsewhere`)));
    if (paper.state !== 'queued') return Promise.resolve(ok(paper));
    const outcome = this.printOnce(order).finally(() => this.underWay.delete(paper.id));
    this.underWay.set(paper.id, outcome);
    return outcome;
  }

  /** Answers those who wait for a printer, so that the server can stop. Their papers are accounted for at the next start. */
  stop(): void {
    for (const giveUp of this.waiting) giveUp();
  }

  /** After a start: papers that the server was printing when it stopped may have come out, or not. */
  async accountForLost(): Promise<void> {
    const { queue, store } = this.parts;
    const left = [...queue.state.papers.values()].filter(
      (paper) => paper.state === 'sent' && store.findCommand('system', commandId(paper, 'sent')) !== null,
    );
    for (const paper of left)
      await this.report(paper, { outcome: 'unknown', detail: 'the server stopped while it was printing' });
  }

  private async printOnce(order: PrintOrder): Promise<Result<Paper, Rejection>> {
    const { paper } = order;
    const sent = await this.report(paper, { outcome: 'sent', detail: null });
    if (!sent.ok) return sent;
    const job = this.ask(order);
    const told = await this.withinPatience(job);
    if (told === 'stopping') return err(rejection('shuttingDown'));
    if (told !== 'late') return this.report(paper, told);
    // It may still answer: a late "it came out" is worth knowing, a late "it did not" is for a person to say.
    void job.then((late) => (late.outcome === 'confirmed' ? this.report(paper, late) : undefined));
    return this.report(paper, { outcome: 'unknown', detail: 'the printer did not answer in time' });
  }

  private async ask({ paper, content }: PrintOrder): Promise<Told> {
    try {
      const { printers, queue } = this.parts;
      const kiosk = queue.state.index?.kiosks.get(paper.kioskId);
      if (!kiosk) return { outcome: 'failed', detail: 'its kiosk was taken away' };
      const printed = await printers.of(kiosk.id, setUpOf(kiosk)).print(paper.id, content);
      if (!printed.ok) return toldOf(printed.error);
      const sure = printed.value.certainty === 'confirmed';
      return { outcome: 'confirmed', detail: sure ? null : 'the printer cannot report' };
    } catch (error) {
      this.parts.logger.error({ event: 'printerBroke', err: error, paper: paper.id }, 'printing broke off');
      return { outcome: 'unknown', detail: error instanceof Error ? error.message : String(error) };
    }
  }

  /** The printer's answer, or why it is waited for no longer. */
  private withinPatience(job: Promise<Told>): Promise<Told | 'late' | 'stopping'> {
    return new Promise((resolve) => {
      const settle = (answer: Told | 'late' | 'stopping'): void => {
        callOff();
        this.waiting.delete(giveUp);
        resolve(answer);
      };
      const giveUp = (): void => settle('stopping');
      const callOff = this.parts.clock.after(patienceMs, () => settle('late'));
      this.waiting.add(giveUp);
      void job.then(settle);
    });
  }

  private async report(
    paper: Paper,
    { outcome, detail }: { outcome: Outcome; detail: string | null },
  ): Promise<Result<Paper, Rejection>> {
    const told = await this.parts.queue.execute({ kind: 'system' }, commandId(paper, outcome), {
      type: 'paper.report',
      paperId: paper.id,
      outcome,
      detail: detail?.trim().slice(0, longestDetail) || null,
    });
    if (!told.ok) {
      this.parts.logger.warn(
        { event: 'paperNotNoted', paper: paper.id, outcome, code: told.error.code },
        'what became of a paper could not be noted',
      );
      return told;
    }
    return told.value.paper ? ok(told.value.paper) : err(rejection('unknownPaper', paper.id));
  }
}
