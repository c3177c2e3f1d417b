/** The tickets that wait for one service, in the order in which they would be called. */
import type { Ticket, TicketId } from '@giliran/protocol';

/** A ticket's place: effective time in milliseconds, ties by issue order. */
export interface Place {
  readonly ticketId: TicketId;
  readonly effectiveTime: number;
  readonly issueOrder: number;
}

export const placeOf = (ticket: Ticket): Place => ({
  ticketId: ticket.id,
  effectiveTime: ticket.effectiveTime,
  issueOrder: ticket.issueOrder,
});

export const comparePlaces = (a: Place, b: Place): number =>
  a.effectiveTime - b.effectiveTime || a.issueOrder - b.issueOrder;

/**
 * A sorted line. Finding a place and counting those before it cost log n; taking the first costs no
 * more on a long line than on a short one: the head moves, and the array is cut when half of it is spent.
 */
export class WaitingLine {
  private places: Place[] = [];
  private head = 0;

  get length(): number {
    return this.places.length - this.head;
  }

  first(): Place | undefined {
    return this.places[this.head];
  }

  /** The nth of the line, from 0. */
  at(n: number): Place | undefined {
    return n < 0 ? undefined : this.places[this.head + n];
  }

  /** How many stand before this place, whether or not it is in the line. */
  countBefore(place: Place): number {
    return this.lowerBound(place) - this.head;
  }

  insert(place: Place): void {
    const index = this.lowerBound(place);
    if (index === this.places.length) this.places.push(place);
    else this.places.splice(index, 0, place);
  }

  /** True if it stood there. */
  remove(place: Place): boolean {
    const index = this.lowerBound(place);
    if (this.places[index]?.ticketId !== place.ticketId) return false;
    if (index === this.head) {
      this.head += 1;
      if (this.head > 64 && this.head * 2 > this.places.length) {
        this.places = this.places.slice(this.head);
        this.head = 0;
      }
    } else {
      this.places.splice(index, 1);
    }
    return true;
  }

  *[Symbol.iterator](): Iterator<Place> {
    for (let n = this.head; n < this.places.length; n += 1) yield this.places[n]!;
  }

  private lowerBound(place: Place): number {
    let low = this.head;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (comparePlaces(this.places[middle]!, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
