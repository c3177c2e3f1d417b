/** What holds of every state, and ways to hold two states against each other. */
import type { Ticket } from '@giliran/protocol';
import type { QueueState } from '../src/index.ts';
import { expect } from 'vitest';
import { minute } from './hall.ts';

const over = new Set(['completed', 'no_show', 'cancelled', 'expired', 'carried_over']);

/** As `expect`, which costs too much to be asked thousands of times. */
function hold(promise: boolean, what: string): void {
  if (!promise) throw new Error(`broken: ${what}`);
}

/** Every ticket is in exactly one place: one line, one counter, set aside, or ended. */
export function checkState(state: QueueState): void {
  const numbers = new Set<string>();
  const atCounter = new Map<string, string>();
  const waiting = new Set<string>();
  const parked = new Set<string>();
  for (const t of state.tickets.values()) {
    hold(!numbers.has(t.number), `${t.number} was issued twice`);
    numbers.add(t.number);
    if (t.state === 'waiting') waiting.add(t.id);
    if (t.state === 'parked') parked.add(t.id);
    if (t.state === 'called' || t.state === 'serving') {
      const at = t.counterId ?? '';
      hold(at !== '' && !atCounter.has(at), `two tickets at ${at}`);
      atCounter.set(at, t.id);
    }
    hold((t.endedAt !== null) === over.has(t.state), `${t.number} is ${t.state}, ended at ${t.endedAt}`);
    hold((t.parkReason !== null) === (t.state === 'parked'), `${t.number} is ${t.state}, with a park reason`);
    const moved = (t.penaltyMinutes - t.headStartMinutes) * minute;
    hold(t.effectiveTime === Math.max(0, Math.round(t.placeAt + moved)), `the minutes of ${t.number}`);
  }
  for (const counter of state.counters.values()) {
    hold(counter.currentTicketId === (atCounter.get(counter.id) ?? null), `${counter.id} knows its ticket`);
    hold(counter.currentTicketId === null || counter.status === 'open', `${counter.id} is ${counter.status}`);
    atCounter.delete(counter.id);
  }
  expect([...atCounter], 'a ticket is at a counter that does not know it').toEqual([]);
  expect(state.parked).toEqual(parked);
  expect(inLines(state)).toEqual(waiting);
  const underWay = new Set<string>();
  for (const paper of state.papers.values()) {
    hold(state.unconfirmedPapers.has(paper.id) === (paper.state !== 'confirmed'), paper.id);
    if (paper.state !== 'queued' && paper.state !== 'sent') continue;
    hold(!underWay.has(paper.ticketId), 'two papers of a ticket are under way');
    underWay.add(paper.ticketId);
  }
  const taken = new Map<string, number>();
  for (const { state: is, serviceId, startsAt } of state.appointments.values()) {
    if (is !== 'booked' && is !== 'checkedIn') continue;
    const slot = `${serviceId}@${startsAt}`;
    taken.set(slot, (taken.get(slot) ?? 0) + 1);
  }
  expect(state.slotsTaken).toEqual(taken);
}

/** Whoever stands in a line, each in the line where they belong and in one only. */
function inLines(state: QueueState): Set<string> {
  const found = new Set<string>();
  const read = (places: Iterable<{ ticketId: string }>, belongs: (id: string) => boolean): void => {
    for (const { ticketId } of places) {
      hold(!found.has(ticketId), 'a ticket stands in two lines');
      hold(belongs(ticketId), 'a ticket stands in the wrong line');
      found.add(ticketId);
    }
  };
  const tickets = new Map<
    string,
    { serviceId: string; onlyCounterId: string | null; priority: string | null }
  >(state.tickets);
  for (const [serviceId, { priority, ordinary }] of state.lines) {
    const here = (id: string): boolean => {
      const t = tickets.get(id);
      return t?.serviceId === serviceId && t.onlyCounterId === null;
    };
    read(priority, (id) => here(id) && tickets.get(id)?.priority !== null);
    read(ordinary, (id) => here(id) && tickets.get(id)?.priority === null);
  }
  for (const [counterId, { priority, ordinary }] of state.directed) {
    const here = (id: string): boolean => tickets.get(id)?.onlyCounterId === counterId;
    read(priority, (id) => here(id) && tickets.get(id)?.priority !== null);
    read(ordinary, (id) => here(id) && tickets.get(id)?.priority === null);
  }
  return found;
}

const byKey = (a: readonly unknown[], b: readonly unknown[]): number =>
  String(a[0]).localeCompare(String(b[0]));

const linesOf = (lines: QueueState['lines'] | QueueState['directed']) =>
  [...lines]
    .map(([id, { priority, ordinary }]) => [id, [...priority], [...ordinary]] as const)
    .filter(([, p, o]) => p.length + o.length > 0)
    .sort(byKey);

const talliesOf = ({ tallies }: QueueState) =>
  [...tallies]
    .filter(([, { issued, served, noShows }]) => issued + served + noShows > 0)
    .map(([id, tally]) => [id, { ...tally }] as const)
    .sort(byKey);

/** The state without its lines' inner workings, to compare two states. */
export const comparable = (state: QueueState) => ({
  ...state,
  index: state.index?.site,
  lines: linesOf(state.lines),
  directed: linesOf(state.directed),
  tallies: talliesOf(state),
  sequences: new Map([...state.sequences].sort(byKey)),
});

/** Every part of the state by reference: a state that nothing has changed gives the same list again. */
export function fingerprint(state: QueueState): unknown[] {
  const { index, day, issueOrder } = state;
  const maps = [state.tickets, state.counters, state.calls, state.papers, state.conditions];
  const more = [state.byToken, state.sequences, state.appointments, state.slotsTaken, state.printers];
  return [
    ...[index, day, issueOrder],
    ...[...maps, ...more].flatMap((map) => [map.size, ...[...map].flat()]),
    ...[...linesOf(state.lines), ...linesOf(state.directed)].flat(3),
    ...[...state.parked, '|', ...state.heldNumbers],
    ...talliesOf(state).map((tally) => JSON.stringify(tally)),
  ];
}

function asItWas(ticket: Ticket) {
  const { calls: _, revision: __, ...rest } = ticket;
  return rest;
}

/** What undoing a step must give back: everything but how often the ticket was called, what has been counted up for screens, and automatic calling. */
export function asBeforeStep(state: QueueState) {
  return {
    tickets: new Map([...state.tickets].map(([id, ticket]) => [id, asItWas(ticket)])),
    lines: linesOf(state.lines),
    directed: linesOf(state.directed),
    parked: new Set(state.parked),
    tallies: talliesOf(state),
    counters: new Map(
      [...state.counters].map(([id, { status, staffId, currentTicketId, served, noShows }]) => [
        id,
        { status, staffId, currentTicketId, served, noShows },
      ]),
    ),
  };
}
