/**
 * What must hold whatever the rules decide, looked at before an event counts: no number twice in a day, no counter
 * with two tickets, no two papers of a ticket under way. The schema says the same once more, but of rows that are
 * written a moment after the answer. A breach is a bug: it is thrown, and nothing of its batch happens.
 */
import { counterState, type QueueState } from '@giliran/engine';
import { formatNumber, type DomainEvent } from '@giliran/protocol';

export class BrokenPromise extends Error {}

export class Promises {
  private readonly numbers = new Set<string>();

  /** `state`: as it is before the first event. */
  constructor(state: QueueState) {
    for (const { prefix, sequence } of state.tickets.values())
      this.numbers.add(formatNumber(prefix, sequence));
  }

  /** Throws when the event, which has not happened yet, would break one. */
  check(state: QueueState, event: DomainEvent): void {
    switch (event.type) {
      case 'dayOpened':
        this.numbers.clear();
        return;
      case 'ticketIssued': {
        const number = formatNumber(event.prefix, event.sequence);
        if (this.numbers.has(number)) throw new BrokenPromise(`number ${number} twice in a day`);
        this.numbers.add(number);
        return;
      }
      case 'ticketCalled':
      case 'ticketTaken': {
        const { currentTicketId } = counterState(state, event.counterId);
        if (currentTicketId !== null && currentTicketId !== event.ticketId)
          throw new BrokenPromise(`two tickets at ${event.counterId}`);
        return;
      }
      case 'paperQueued': {
        const papers = state.papersOfTicket.get(event.ticketId) ?? [];
        const underWay = papers.some((id) => {
          const now = state.papers.get(id)?.state;
          return now === 'queued' || now === 'sent';
        });
        if (underWay) throw new BrokenPromise(`two papers of ${event.ticketId} under way`);
        return;
      }
      default:
    }
  }
}
