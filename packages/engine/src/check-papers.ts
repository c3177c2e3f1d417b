/** Reads the papers' part of an event log and says where it breaks a promise. Knows nothing of the rules that wrote it. */
import type { Actor, EventOf, PaperState, PrinterReport } from '@giliran/protocol';

type PaperEvent = EventOf<'paperSent' | 'paperConfirmed' | 'paperFailed' | 'paperUnknown'>;

interface SeenPaper {
  readonly id: string;
  state: PaperState;
}

const becomes = {
  paperSent: 'sent',
  paperConfirmed: 'confirmed',
  paperFailed: 'failed',
  paperUnknown: 'unknown',
} as const satisfies Record<PaperEvent['type'], PaperState>;
const from: Record<PaperEvent['type'], readonly PaperState[]> = {
  paperSent: ['queued'],
  paperConfirmed: ['queued', 'sent', 'unknown'],
  paperFailed: ['queued', 'sent', 'unknown'],
  paperUnknown: ['queued', 'sent'],
};

/** A number that can still be called, today or on the next day. */
const calledYet: ReadonlySet<string> = new Set(['waiting', 'called', 'parked', 'carried']);

export class PaperChecker {
  private readonly ofTicket = new Map<string, SeenPaper[]>();
  private readonly papers = new Map<string, SeenPaper>();
  private readonly printers = new Map<string, PrinterReport>();

  /** `ticketState`: how its ticket is, undefined when it was never issued that day. */
  *queued(event: EventOf<'paperQueued'>, ticketState: string | undefined): Generator<string> {
    const earlier = this.ofTicket.get(event.ticketId) ?? [];
    if (ticketState === undefined) yield `ticket ${event.ticketId} was never issued that day`;
    else if (!calledYet.has(ticketState)) yield `its ticket was ${ticketState}`;
    if (event.paperId !== `${event.ticketId}.p${earlier.length + 1}`)
      yield `paper ${event.paperId} should be number ${earlier.length + 1} of its ticket`;
    if (this.papers.has(event.paperId)) yield `paper ${event.paperId} was queued twice`;
    for (const other of earlier)
      if (other.state === 'queued' || other.state === 'sent')
        yield `paper ${other.id} of the same ticket was still ${other.state}`;
    const reprint = earlier.some((p) => p.state !== 'failed');
    if (event.reprint !== reprint)
      yield `paper ${event.paperId} is ${event.reprint ? '' : 'not '}marked as a reprint`;
    const paper: SeenPaper = { id: event.paperId, state: 'queued' };
    this.papers.set(paper.id, paper);
    this.ofTicket.set(event.ticketId, [...earlier, paper]);
  }

  *changed(event: PaperEvent, actor: Actor): Generator<string> {
    const paper = this.papers.get(event.paperId);
    if (!paper) {
      yield `paper ${event.paperId} was never queued that day`;
      return;
    }
    if (!from[event.type].includes(paper.state))
      yield `paper ${paper.id} was ${paper.state}, not ${from[event.type].join(' or ')}`;
    if (event.type === 'paperFailed' && paper.state === 'unknown' && actor.kind === 'kiosk')
      yield `paper ${paper.id} was unknown: only a person can say that it failed`;
    paper.state = becomes[event.type];
  }

  *printer({ kioskId, report }: EventOf<'printerChanged'>): Generator<string> {
    const known = this.printers.get(kioskId);
    if (known && JSON.stringify(known) === JSON.stringify(report))
      yield `the printer of ${kioskId} was that way already`;
    this.printers.set(kioskId, report);
  }

  *dayEnded(): Generator<string> {
    for (const paper of this.papers.values())
      if (paper.state === 'queued' || paper.state === 'sent')
        yield `paper ${paper.id} was left ${paper.state} when the day turned`;
    this.papers.clear();
    this.ofTicket.clear();
  }
}
