/** The engine driven as the server drives it, with a clock that is moved by hand and ids that count. */
import {
  AppointmentCode,
  AppointmentId,
  Command,
  ServiceDay,
  TicketId,
  TicketToken,
  type Actor,
  type CommandInput,
  type DomainEvent,
  type LoggedEvent,
  type Paper,
  type Rejection,
  type Result,
  type Site,
  type Ticket,
} from '@giliran/protocol';
import {
  decide,
  emptyState,
  evolve,
  lastPaper,
  nothingTouched,
  restore,
  type QueueState,
} from '../src/index.ts';

const digits = (n: number): string => String(n).padStart(12, '0');

/** Another code for each number. */
const codeOf = (n: number): string =>
  n
    .toString(8)
    .padStart(8, '0')
    .replaceAll(/\d/g, (digit) => 'ABCDEFGH'[Number(digit)] ?? 'A');

const system: Actor = { kind: 'system' };
/** 10:00 on a Wednesday in Jakarta. */
const wednesdayTen = Date.parse('2026-11-18T10:00:00+07:00');
export const minute = 60_000;

export class Hall {
  state: QueueState = emptyState();
  readonly log: { event: DomainEvent; at: number; day: ServiceDay; actor: Actor; commandId: string }[] = [];
  now: number;
  /** Called before each event takes effect: the state is as the event found it. */
  beforeEvent: (event: DomainEvent, state: QueueState) => void = () => {};
  private commands = 0;
  private issued = 0;
  private booked = 0;

  constructor(site: Site, now = wednesdayTen) {
    this.now = now;
    this.must({ type: 'site.configure', site });
    this.must({ type: 'day.rollOver' });
  }

  /** Decides and applies; gives the events or the refusal. */
  do(input: CommandInput, actor: Actor = system): Result<readonly DomainEvent[], Rejection> {
    const command = Command.parse(input);
    const decided = decide(this.state, command, {
      now: this.now,
      actor,
      newTicketId: () => {
        this.issued += 1;
        return TicketId.parse(`00000000-0000-7000-8000-${digits(this.issued)}`);
      },
      newToken: () => TicketToken.parse(digits(this.issued).padStart(22, 't')),
      newAppointment: {
        id: () => {
          this.booked += 1;
          return AppointmentId.parse(`00000000-0000-4000-8000-${digits(this.booked)}`);
        },
        code: () => AppointmentCode.parse(codeOf(this.booked)),
      },
    });
    if (!decided.ok) return decided;
    this.commands += 1;
    for (const event of decided.value) {
      this.beforeEvent(event, this.state);
      evolve(this.state, event, this.now, nothingTouched());
      const day = this.state.day ?? ServiceDay.parse('2026-11-18');
      this.log.push({ event, at: this.now, day, actor, commandId: `command-${this.commands}` });
    }
    return decided;
  }

  /** The state as its rows would be stored and read back. */
  readBack(): QueueState {
    const { index, day, tickets, counters, calls, papers, printers, conditions, notices, appointments } =
      this.state;
    const { passedOver, offlineAside } = this.state;
    return restore({
      site: index?.site ?? null,
      day,
      tickets: [...tickets.values()],
      counters: [...counters.values()],
      calls: [...calls.values()],
      papers: [...papers.values()],
      printers: [...printers],
      conditions: [...conditions],
      notices: [...notices.values()],
      appointments: [...appointments.values()],
      passedOver,
      offlineAside: [...offlineAside.values()],
    });
  }

  /** The server is stopped and started: nothing but the rows remains. */
  restart(): void {
    this.state = this.readBack();
  }

  /** As `do`, where a refusal is a mistake of the test. */
  must(input: CommandInput, actor: Actor = system): readonly DomainEvent[] {
    const done = this.do(input, actor);
    if (!done.ok) throw new Error(`${input.type} was refused: ${done.error.code} ${done.error.detail ?? ''}`);
    return done.value;
  }

  /** The code of the refusal, or undefined when it was done. */
  refusal(input: CommandInput, actor: Actor = system): string | undefined {
    const done = this.do(input, actor);
    return done.ok ? undefined : done.error.code;
  }

  /** By the system; at a kiosk when one is named. */
  issue(serviceId: string, priority: string | null = null, kioskId: string | null = null): Ticket {
    const [event] = this.must(Command.parse({ type: 'ticket.issue', serviceId, priority, kioskId }));
    if (event?.type !== 'ticketIssued') throw new Error('nothing was issued');
    return this.ticket(event.ticketId);
  }

  /** Calls at a counter; null when nobody waits. */
  next(counterId: string, actor: Actor = system): Ticket | null {
    const called = this.must(Command.parse({ type: 'counter.next', counterId }), actor).find(
      (e) => e.type === 'ticketCalled',
    );
    return called ? this.ticket(called.ticketId) : null;
  }

  ticket(id: TicketId): Ticket {
    const ticket = this.state.tickets.get(id);
    if (!ticket) throw new Error(`no ticket ${id}`);
    return ticket;
  }

  /** The newest paper of a ticket. */
  paper(ticketId: TicketId): Paper {
    const paper = lastPaper(this.state, ticketId);
    if (!paper) throw new Error(`no paper of ${ticketId}`);
    return paper;
  }

  /** The log as the server would keep it. */
  logged(): LoggedEvent[] {
    return this.log.map((entry, n) => ({ seq: n + 1, ...entry }));
  }

  pass(minutes: number): void {
    this.now += minutes * minute;
  }
}
