/** Where papers come from: the kiosk's own printer behind Electron, or the server's. Both tell what became of one. */
import type { SendFailure, SendOptions, SendOutcome } from '@giliran/client';
import type {
  CommandInput,
  Paper,
  PaperId,
  PaperWidth,
  Result,
  TicketId,
  TicketPaper,
} from '@giliran/protocol';
import { mayStillComeOut, type KioskBridge } from '@giliran/shell/bridge';

/** `failed`: nothing came out and nothing will. `unknown`: it may have. */
export type PaperOutcome = 'confirmed' | 'failed' | 'unknown';

export interface Press {
  readonly at: 'kiosk' | 'server';
  /** Tries once. Tells the outcome, and `confirmed` once more where an `unknown` paper was printed after all. */
  print(paper: Paper, told: (outcome: PaperOutcome) => void): void;
}

/** A printer that has said nothing for this long: nobody knows. */
export const PRINT_LIMIT_MS = 25_000;
/** How long the ledger may take to hear that a paper is on its way. */
const LEDGER_LIMIT_MS = 8_000;
const SILENT = 'the printer said nothing in time';

type Send = (command: CommandInput, options?: SendOptions) => Promise<SendOutcome>;

/** Tells the ledger, until it is heard: named by paper and outcome, so that a repeated report is the same one. */
export const reporter =
  (send: Send) =>
  (paperId: PaperId, outcome: PaperOutcome, detail: string | null): void => {
    void send(
      { type: 'paper.report', paperId, outcome, detail: detail?.trim().slice(0, 300) || null },
      { commandId: `${paperId}.${outcome}` },
    );
  };

export interface OwnPrinterParts {
  readonly send: Send;
  readonly printer: Pick<KioskBridge['printer'], 'print'>;
  readonly fetchPaper: (ticketId: TicketId) => Promise<Result<TicketPaper, SendFailure>>;
  /** The kiosk's roll; undefined before the catalogue has said it. */
  readonly width: () => PaperWidth | undefined;
}

/** The printer of this machine. Nothing goes to it before the ledger knows. */
export function ownPrinter({ send, printer, fetchPaper, width }: OwnPrinterParts): Press {
  const report = reporter(send);
  const printNow = async (paper: Paper, told: (outcome: PaperOutcome) => void): Promise<void> => {
    const end = (outcome: PaperOutcome, detail: string | null): void => {
      report(paper.id, outcome, detail);
      told(outcome);
    };
    // Both at once: somebody stands there, and a paper that then cannot be had has failed after `sent` as well.
    const [content, known] = await Promise.all([
      fetchPaper(paper.ticketId),
      send(
        { type: 'paper.report', paperId: paper.id, outcome: 'sent' },
        { commandId: `${paper.id}.sent`, giveUpAfterMs: LEDGER_LIMIT_MS },
      ),
    ]);
    if (!content.ok) return end('failed', `what to print could not be had: ${content.error.code}`);
    if (!known.ok) return end('failed', `the ledger did not take it: ${known.error.code}`);
    const roll = width();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      end('unknown', SILENT);
    }, PRINT_LIMIT_MS);
    const answer = await printer
      .print({
        jobId: paper.id,
        paper: { ...content.value, reprint: paper.reprint },
        ...(roll === undefined ? {} : { width: roll }),
      })
      .catch((cause: unknown) => ({
        ok: false as const,
        error: { reason: `unknown: ${cause instanceof Error ? cause.message : 'no answer'}` },
      }));
    clearTimeout(timer);
    if (answer.ok) return end('confirmed', null);
    if (late) return;
    const { reason } = answer.error;
    end(mayStillComeOut(reason) ? 'unknown' : 'failed', reason);
  };
  return { at: 'kiosk', print: (paper, told) => void printNow(paper, told) };
}

/** Asked again while the server is away: the same paper, which the server prints once. */
const ASK_AGAIN_MS = 2_000;
const away: readonly SendFailure['code'][] = ['unreachable', 'shuttingDown', 'storageUnavailable'];

export interface ServerPrinterParts {
  readonly send: Send;
  /** Prints the ticket's newest paper, or gives what became of it. */
  readonly printAtServer: (ticketId: TicketId) => Promise<Result<unknown, SendFailure>>;
}

/** The server's printer for this kiosk: the server walks the ledger itself, unless it cannot be heard. */
export function serverPrinter({ send, printAtServer }: ServerPrinterParts): Press {
  const report = reporter(send);
  const printNow = async (paper: Paper, told: (outcome: PaperOutcome) => void): Promise<void> => {
    const patience = new AbortController();
    const timer = setTimeout(() => {
      patience.abort();
      report(paper.id, 'unknown', SILENT);
      told('unknown');
    }, PRINT_LIMIT_MS);
    let answer = await printAtServer(paper.ticketId);
    while (!answer.ok && away.includes(answer.error.code) && !patience.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      if (!patience.signal.aborted) answer = await printAtServer(paper.ticketId);
    }
    clearTimeout(timer);
    if (answer.ok) return told('confirmed');
    if (!patience.signal.aborted) told(outcomeOf(answer.error));
  };
  return { at: 'server', print: (paper, told) => void printNow(paper, told) };
}

/** The server says `unknown: …` of a paper that may have come out; any other refusal printed nothing. */
function outcomeOf(error: SendFailure): PaperOutcome {
  if (error.code === 'internal') return 'unknown';
  return 'detail' in error && mayStillComeOut(error.detail ?? '') ? 'unknown' : 'failed';
}
