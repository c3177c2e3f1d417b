/** What an event does to the ledger of papers and to what is known of printers. */
import { unreachable, type EventOf, type Paper, type PaperId } from '@giliran/protocol';
import { lastPaper, type QueueState } from './state.ts';
import { must, type Touched } from './touched.ts';

type PaperEvent = EventOf<
  'paperQueued' | 'paperSent' | 'paperConfirmed' | 'paperFailed' | 'paperUnknown' | 'printerChanged'
>;

export function evolvePaper(state: QueueState, event: PaperEvent, at: number, touched: Touched): void {
  const setPaper = (id: PaperId, to: Paper['state'], detail: string | null): void => {
    const before = must(state.papers.get(id), 'paper');
    if (needsHand(before)) touched.handList = true;
    addPaper(state, { ...before, state: to, detail, changedAt: at });
    if (to === 'failed' || to === 'unknown') touched.handList = true;
    touched.papers.add(id);
  };

  switch (event.type) {
    case 'paperQueued': {
      const { paperId, ticketId, kioskId, reprint } = event;
      const { number } = must(state.tickets.get(ticketId), 'ticket');
      const earlier = lastPaper(state, ticketId);
      if (earlier && needsHand(earlier)) touched.handList = true;
      addPaper(state, {
        id: paperId,
        ticketId,
        number,
        kioskId,
        state: 'queued',
        reprint,
        detail: null,
        queuedAt: at,
        changedAt: at,
      });
      touched.papers.add(paperId);
      return;
    }
    case 'paperSent':
      setPaper(event.paperId, 'sent', null);
      return;
    case 'paperConfirmed':
      setPaper(event.paperId, 'confirmed', event.detail);
      return;
    case 'paperFailed':
      setPaper(event.paperId, 'failed', event.detail);
      return;
    case 'paperUnknown':
      setPaper(event.paperId, 'unknown', event.detail);
      return;
    case 'printerChanged':
      state.printers.set(event.kioskId, { ...event.report, reportedAt: at });
      touched.printers.add(event.kioskId);
      return;
    default:
      unreachable(event);
  }
}

const needsHand = (paper: Paper): boolean => paper.state === 'failed' || paper.state === 'unknown';

/** Puts a paper of today into the state, new or as it is now. */
export function addPaper(state: QueueState, paper: Paper): void {
  if (!state.papers.has(paper.id)) {
    const earlier = state.papersOfTicket.get(paper.ticketId);
    if (earlier) earlier.push(paper.id);
    else state.papersOfTicket.set(paper.ticketId, [paper.id]);
  }
  state.papers.set(paper.id, paper);
  if (paper.state === 'confirmed') state.unconfirmedPapers.delete(paper.id);
  else state.unconfirmedPapers.add(paper.id);
}
