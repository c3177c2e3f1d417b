/**
 * Plays drawn steps in a hall of sixty counters and holds every promise after each of them: the plain model
 * agrees on who is next, a refusal changes nothing, an undo gives the state before back, nobody loses a place.
 */
// The player is the test's own hand: it holds the promises after every step.
/* oxlint-disable vitest/no-standalone-expect */
import {
  AgencyId,
  AppointmentCode,
  CounterId,
  KioskId,
  ServiceId,
  StaffId,
  unreachable,
  type Actor,
  type CommandInput,
  type DomainEvent,
  type EventOf,
  type Rejection,
  type Result,
  type Site,
  type Ticket,
  type TicketState,
} from '@giliran/protocol';
import { expect } from 'vitest';
import {
  decide,
  dueAtClosing,
  dueAtCounters,
  evolve,
  nothingTouched,
  type QueueState,
} from '../src/index.ts';
import { busyAgencies, busyServices, busySites } from './busy-site.ts';
import { Hall, minute } from './hall.ts';
import { slowOrder } from './slow-order.ts';
import { asBeforeStep, checkState, fingerprint } from './state-promises.ts';
import type { WholeDayStep } from './whole-day-steps.ts';

const system: Actor = { kind: 'system' };
const rina: Actor = { kind: 'staff', staffId: StaffId.parse('rina'), role: 'supervisor', agencyId: null };
const program: Actor = { kind: 'apiKey', keyId: 'demo', scope: 'admin' };
const kiosk: Actor = { kind: 'kiosk', kioskId: KioskId.parse('kiosk-1') };
const reasons = [null, null, 'lansia', 'ibu-hamil'] as const;

const counterId = (n: number): CounterId => CounterId.parse(`loket-${n + 1}`);
const serviceId = (n: number): ServiceId => ServiceId.parse(busyServices[n] ?? busyServices[0]);
const agencyId = (n: number): AgencyId => AgencyId.parse(busyAgencies[n] ?? busyAgencies[0]);
/** The clerk of a counter; `shift` for one of another counter of the same agency. */
const clerk = (n: number, shift = 0): Actor => ({
  kind: 'staff',
  staffId: StaffId.parse(`petugas-${((n + shift) % 60) + 1}`),
  role: 'counterStaff',
  agencyId: agencyId(n % 4),
});

/** Who sends a step: mostly the clerk whose counter it is. */
function sender(by: number, counter: number): Actor {
  if (by === 3) return rina;
  if (by === 4) return program;
  return by === 5 ? clerk(counter, 4) : clerk(counter);
}

const fitting: Record<string, readonly TicketState[]> = {
  recall: ['called'],
  start: ['called'],
  finish: ['serving'],
  noShow: ['called'],
  park: ['called', 'serving'],
  cancel: ['waiting', 'called', 'parked'],
  return: ['no_show', 'parked'],
  setStops: ['called', 'serving'],
  setPriority: ['waiting', 'called', 'serving', 'parked'],
  setNote: ['waiting', 'called', 'serving', 'parked'],
  carryOver: ['waiting', 'called', 'parked'],
  transfer: ['waiting', 'called', 'serving', 'parked'],
  call: ['waiting', 'parked', 'no_show'],
};

/** The events that can be taken back at a counter. */
const canBeUndone = new Set<DomainEvent['type']>([
  'ticketCalled',
  'serviceStarted',
  'serviceFinished',
  'ticketNoShow',
  'ticketParked',
  'ticketCancelled',
]);

const siteOf = (state: QueueState): Site => {
  if (!state.index) throw new Error('no site');
  return state.index.site;
};

export class WholeDay {
  readonly sites = busySites();
  /** 22:00 in Jayapura: midnight comes soon, with people in the hall. */
  readonly hall = new Hall(this.sites[0], Date.parse('2026-11-18T22:00:00+09:00'));
  /** How often each thing was done, to see that the steps are not all refused. */
  readonly did = new Map<string, number>();
  private beforeLastStep: ReturnType<typeof asBeforeStep> | null = null;
  private finishing: Ticket | null = null;

  constructor() {
    this.hall.beforeEvent = (event, state) => this.look(event, state);
  }

  play(steps: readonly WholeDayStep[]): void {
    for (const step of steps) {
      this.step(step);
      checkState(this.hall.state);
    }
  }

  /** What an event finds, before it takes effect. */
  private look(event: DomainEvent, state: QueueState): void {
    this.count(event.type === 'ticketRequeued' ? event.cause : event.type);
    if (canBeUndone.has(event.type) || (event.type === 'ticketRequeued' && event.cause === 'transfer'))
      this.beforeLastStep = asBeforeStep(state);
    if (event.type === 'serviceFinished') this.finishing = state.tickets.get(event.ticketId) ?? null;
    if (event.type === 'ticketCalled') this.lookAtCall(event, state);
    if (event.type === 'ticketRequeued') this.lookAtPlace(event, state);
  }

  /** The plain model says the same, and the call tells the numbers it was decided by. */
  private lookAtCall(event: EventOf<'ticketCalled'>, state: QueueState): void {
    const site = siteOf(state);
    const counter = site.counters.find((c) => c.id === event.counterId);
    if (!counter || !event.why) throw new Error('a call without a counter or a reason');
    const order = slowOrder(site, state.tickets.values(), counter, this.hall.now);
    const ticket = state.tickets.get(event.ticketId);
    if (event.why.how === 'chosen') {
      expect(event.ticketId, 'whoever is next is not called out of turn').not.toBe(order[0]?.id);
      expect(event.why.runnerUp?.number).toBe(order[0]?.number);
      return;
    }
    const [first, second] = order;
    expect(ticket?.number, 'who is next').toBe(first?.number);
    expect(event.runnerUp?.number, 'the runner-up').toBe(second?.number);
    const { placeAt, headStartMinutes, penaltyMinutes, offsetMinutes, score } = event.why;
    expect(score).toBe(Math.round(placeAt + (penaltyMinutes - headStartMinutes + offsetMinutes) * minute));
  }

  /** Nobody queues twice, and each finish takes one stop off a journey. */
  private lookAtPlace(event: EventOf<'ticketRequeued'>, state: QueueState): void {
    const before = state.tickets.get(event.ticketId);
    if (!before) throw new Error('a ticket that is not there');
    const kept = event.placeAt === before.placeAt && event.headStartMinutes === before.headStartMinutes;
    const samePenalty = event.penaltyMinutes === before.penaltyMinutes;
    switch (event.cause) {
      case 'nextStop':
        expect([event.serviceId, ...event.stops]).toEqual(this.finishing?.stops);
        expect(before.visits).toHaveLength((this.finishing?.visits.length ?? 0) + 1);
        expect(kept && samePenalty, 'the place is kept at the next stop').toBe(true);
        return;
      case 'released':
        expect(kept && samePenalty, 'the place is kept on release').toBe(true);
        return;
      case 'return':
        expect(kept && event.penaltyMinutes >= before.penaltyMinutes).toBe(true);
        return;
      case 'transfer':
        expect(
          (kept && event.penaltyMinutes >= before.penaltyMinutes) ||
            (event.placeAt === this.hall.now && event.penaltyMinutes === 0),
        ).toBe(true);
        return;
      default:
        unreachable(event.cause);
    }
  }

  private count(what: string): void {
    this.did.set(what, (this.did.get(what) ?? 0) + 1);
  }

  private send(command: CommandInput, actor: Actor): Result<readonly DomainEvent[], Rejection> {
    const { hall } = this;
    const before = fingerprint(hall.state);
    const lastSteps = new Map([...hall.state.counters].map(([id, { lastStep }]) => [id, lastStep]));
    const done = hall.do(command, actor);
    if (!done.ok || done.value.length === 0) {
      const after = fingerprint(hall.state);
      expect(after.length === before.length && after.every((part, n) => Object.is(part, before[n]))).toBe(
        true,
      );
      if (!done.ok) this.count(`refused ${done.error.code}`);
      return done;
    }
    for (const { id, lastStep } of hall.state.counters.values())
      if (
        lastStep &&
        lastStep !== lastSteps.get(id) &&
        lastStep.at === hall.now &&
        command.type !== 'counter.undo'
      )
        this.checkUndo(id);
    return done;
  }

  /** Would undo, on a copy of the hall, give back the state that the step found? */
  private checkUndo(id: CounterId): void {
    const copy = this.hall.readBack();
    const undone = decide(
      copy,
      { type: 'counter.undo', counterId: id },
      {
        now: this.hall.now,
        actor: system,
        newTicketId: () => expect.unreachable(),
        newToken: () => expect.unreachable(),
        newAppointment: { id: () => expect.unreachable(), code: () => expect.unreachable() },
      },
    );
    const before = copy.counters.get(id);
    if (!undone.ok) throw new Error(`the last step cannot be undone: ${undone.error.detail}`);
    for (const event of undone.value) evolve(copy, event, this.hall.now, nothingTouched());
    checkState(copy);
    expect(asBeforeStep(copy)).toEqual(this.beforeLastStep);
    const calledBack = before?.lastStep?.step === 'call';
    expect(copy.counters.get(id)?.autoCall).toBe(before?.autoCall === true && !calledBack);
  }

  private ticket({ pick, fits }: { pick: number; fits: boolean }, act: string): Ticket | undefined {
    const all = [...this.hall.state.tickets.values()];
    const some = fits ? all.filter((t) => fitting[act]?.includes(t.state)) : all;
    return some[pick % Math.max(1, some.length)];
  }

  /** Who deals with a ticket: the clerk who has it before them, or one of its agency. */
  private handOf(ticket: Ticket, by: number): Actor {
    const at = ticket.counterId === null ? null : Number(ticket.counterId.slice(6)) - 1;
    const own = busyAgencies.findIndex((id) => id === ticket.agencyId);
    const holds = ticket.state === 'called' || ticket.state === 'serving';
    const staffId = holds ? ticket.staffId : null;
    const actor = sender(by, at ?? own);
    return staffId !== null && actor.kind === 'staff' && actor.role === 'counterStaff' && by < 3
      ? {
          ...clerk(at ?? own),
          ...{ kind: 'staff' as const, staffId, role: 'counterStaff' as const, agencyId: actor.agencyId },
        }
      : actor;
  }

  private step(step: WholeDayStep): void {
    const { hall } = this;
    switch (step.do) {
      case 'issue':
        this.send(
          {
            type: 'ticket.issue',
            serviceId: serviceId(step.service),
            priority: reasons[step.priority] ?? null,
          },
          step.by < 4 ? kiosk : program,
        );
        return;
      case 'next': {
        const at = counterId(step.counter);
        // Now and then somebody looks at a screen that is no longer true.
        const basedOn = step.late === 0 ? { basedOn: 0 } : {};
        const done = this.send(
          { type: 'counter.next', counterId: at, ...basedOn },
          sender(step.by, step.counter),
        );
        if (!done.ok || done.value.some((e) => e.type === 'ticketCalled')) return;
        const site = siteOf(hall.state);
        const counter = site.counters.find((c) => c.id === at);
        if (counter) expect(slowOrder(site, hall.state.tickets.values(), counter, hall.now)).toEqual([]);
        return;
      }
      case 'visit': {
        const ticket = this.ticket(step.which, step.act);
        if (!ticket) return;
        const ticketId = ticket.id;
        const hand = this.handOf(ticket, step.by);
        if (step.act === 'park') this.send({ type: 'ticket.park', ticketId, reason: 'fotokopi' }, hand);
        else this.send({ type: `ticket.${step.act}`, ticketId }, hand);
        const after = hall.state.tickets.get(ticketId);
        if (step.act === 'finish' && after?.state === 'completed' && ticket.state === 'serving')
          expect(ticket.stops, 'a journey ends only after its last stop').toEqual([]);
        return;
      }
      case 'way':
        this.way(step);
        return;
      case 'transfer': {
        const ticket = this.ticket(step.which, 'transfer');
        if (!ticket) return;
        const there = step.service === null ? ticket.serviceId : serviceId(step.service);
        const to = step.counter === null ? null : this.counterFor(there, step.counter);
        this.send(
          {
            type: 'ticket.transfer',
            ticketId: ticket.id,
            serviceId: step.service === null ? null : serviceId(step.service),
            counterId: to,
            place: step.kept ? 'kept' : 'end',
          },
          this.handOf(ticket, step.by),
        );
        return;
      }
      case 'call': {
        const ticket = this.ticket(step.which, 'call');
        if (!ticket) return;
        const at = step.which.fits
          ? this.counterFor(ticket.serviceId, step.counter)
          : counterId(step.counter);
        this.send(
          {
            type: 'counter.call',
            counterId: at,
            ticketId: ticket.id,
            reason: step.reason ? 'tidak kuat menunggu' : null,
          },
          sender(step.by, Number(at.slice(6)) - 1),
        );
        return;
      }
      case 'walkIn': {
        const at = counterId(step.counter);
        const services = siteOf(hall.state).counters.find((c) => c.id === at)?.services ?? [];
        const service = services[step.second ? 1 : 0]?.serviceId ?? serviceId(0);
        this.send(
          { type: 'counter.walkIn', counterId: at, serviceId: service },
          sender(step.by, step.counter),
        );
        return;
      }
      case 'counter': {
        const undoable = hall.state.counters.values().filter(({ lastStep }) => lastStep !== null);
        const done = [...undoable].map(({ id }) => id);
        const last = step.act === 'undo' ? done[step.counter % Math.max(1, done.length)] : undefined;
        const at = last ?? counterId(step.counter);
        const actor = sender(step.by, Number(at.slice(6)) - 1);
        if (step.act !== 'autoCall') this.send({ type: `counter.${step.act}`, counterId: at }, actor);
        else this.send({ type: 'counter.autoCall', counterId: at, on: step.by < 4 }, actor);
        return;
      }
      case 'agency':
        this.agency(step);
        return;
      case 'booking':
        this.booking(step);
        return;
      case 'byItself':
        // As the server does: whatever has moved on meanwhile refuses.
        for (const command of [
          ...dueAtCounters(hall.state, hall.now).due,
          ...dueAtClosing(hall.state, hall.now),
        ])
          this.send(command, system);
        return;
      case 'configure':
        this.send({ type: 'site.configure', site: this.sites[step.site] ?? this.sites[0] }, program);
        return;
      case 'pass':
        hall.pass(step.minutes);
        hall.must({ type: 'day.rollOver' });
        return;
      case 'midnight': {
        hall.pass(24 * 60 * step.days);
        hall.must({ type: 'day.rollOver' });
        for (const ticket of hall.state.tickets.values())
          if (ticket.carriedFrom !== null) this.count('carried into a new day');
        return;
      }
      case 'restart':
        hall.restart();
        return;
      default:
        unreachable(step);
    }
  }

  private way(step: Extract<WholeDayStep, { do: 'way' }>): void {
    const ticket = this.ticket(step.which, step.act);
    if (!ticket) return;
    const ticketId = ticket.id;
    const hand = this.handOf(ticket, step.by);
    const { pick } = step.which;
    switch (step.act) {
      case 'return':
      case 'carryOver':
        this.send({ type: `ticket.${step.act}`, ticketId }, hand);
        return;
      case 'setStops': {
        const stops = Array.from({ length: pick % 4 }, (_, n) => serviceId((step.service + 5 * n) % 12));
        this.send({ type: 'ticket.setStops', ticketId, stops }, hand);
        return;
      }
      case 'setPriority':
        this.send({ type: 'ticket.setPriority', ticketId, priority: reasons[pick % 4] ?? null }, hand);
        return;
      case 'setNote':
        this.send(
          { type: 'ticket.setNote', ticketId, note: pick % 3 === 0 ? null : 'berkas di loket 1' },
          hand,
        );
        return;
      default:
        unreachable(step.act);
    }
  }

  private agency(step: Extract<WholeDayStep, { do: 'agency' }>): void {
    const id = agencyId(step.agency);
    const serviceIds = step.some ? [serviceId(step.agency * 3)] : null;
    const set = (condition: Extract<CommandInput, { type: 'agency.setCondition' }>['condition']) =>
      this.send({ type: 'agency.setCondition', agencyId: id, condition }, rina);
    switch (step.act) {
      case 'down':
      case 'warn':
        set({ kind: 'systemDown', issuing: step.act === 'warn' ? 'warn' : 'stop', serviceIds });
        for (const t of this.hall.state.tickets.values()) {
          const waits = t.state === 'waiting' || t.state === 'called' || t.state === 'parked';
          const concerned = serviceIds?.includes(t.serviceId) ?? true;
          if (waits && concerned && t.agencyId === id) expect(t.delayed, `${t.number} is marked`).toBe(true);
        }
        return;
      case 'closedEarly':
        set({ kind: 'closedEarly', serviceIds });
        return;
      case 'well':
        set(null);
        return;
      case 'carryOver':
        this.send({ type: 'agency.carryOver', agencyId: id, serviceIds }, rina);
        return;
      default:
        unreachable(step.act);
    }
  }

  private booking(step: Extract<WholeDayStep, { do: 'booking' }>): void {
    const { hall } = this;
    if (step.act === 'book') {
      const slot = 15 * minute;
      const startsAt = (Math.floor(hall.now / slot) + 1 + step.ahead) * slot;
      this.send(
        {
          type: 'appointment.book',
          serviceId: serviceId(step.service * 3),
          startsAt,
          priority: reasons[step.pick % 4] ?? null,
        },
        program,
      );
      return;
    }
    const all = [...hall.state.appointments.values()];
    const booking = all[step.pick % Math.max(1, all.length)];
    if (step.act === 'cancel') {
      if (booking) this.send({ type: 'appointment.cancel', appointmentId: booking.id }, rina);
      return;
    }
    const code = booking?.code ?? AppointmentCode.parse('ZZZZZZZZ');
    const done = this.send({ type: 'appointment.checkIn', code }, kiosk);
    const issued = done.ok ? done.value.find((e) => e.type === 'ticketIssued') : undefined;
    if (issued && booking) expect(issued.placeAt).toBe(Math.max(booking.startsAt, hall.now));
  }

  /** A counter that serves the service, one that is open if there is any. */
  private counterFor(service: ServiceId, pick: number): CounterId {
    const { state } = this.hall;
    const serving = siteOf(state).counters.filter((c) => c.services.some((s) => s.serviceId === service));
    const open = serving.filter((c) => state.counters.get(c.id)?.status === 'open');
    const fits = open.length > 0 ? open : serving;
    return fits[pick % Math.max(1, fits.length)]?.id ?? counterId(pick);
  }
}
