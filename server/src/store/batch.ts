/** What commands leave behind, as it is handed to the store. */
import type {
  AgencyCondition,
  AgencyId,
  Appointment,
  Call,
  CommandResult,
  ConditionNotice,
  LoggedEvent,
  OfflineAside,
  Paper,
  ServiceDay,
  Site,
  Ticket,
  TicketId,
} from '@giliran/protocol';
import type { PassedOver, StoredHall } from '@giliran/engine';
import type { DayFigures } from '../reports/figures.ts';
import type { DayRows } from './day-rows.ts';
import type { LogRows } from './log-writer.ts';
import { eventToRow } from './rows.ts';

/** What one accepted command leaves behind. */
export interface CommandRecord {
  readonly actor: string;
  readonly commandId: string;
  /** Tells the same request from another one under the same id. */
  readonly fingerprint: string;
  readonly at: number;
  readonly result: CommandResult;
}

/** The last rows of a day that a batch closed. */
export interface ClosedDay {
  readonly day: ServiceDay;
  readonly tickets: readonly Ticket[];
  readonly calls: readonly Call[];
  readonly papers: readonly Paper[];
  readonly appointments: readonly Appointment[];
  readonly figures: DayFigures;
}

/** What a batch of commands leaves behind, stored as a whole or not at all. */
export interface Batch extends DayRows {
  /** Number of the newest event after it. */
  readonly seq: number;
  readonly events: readonly LoggedEvent[];
  /** The day that is open after this batch; null before the first. */
  readonly day: ServiceDay | null;
  readonly closed: ClosedDay | null;
  readonly appointments: readonly Appointment[];
  /** Agencies whose condition changed; null: all is well again. */
  readonly conditions: readonly (readonly [AgencyId, AgencyCondition | null])[];
  /** What is to be said of these agencies, or was; null: nothing. */
  readonly notices: readonly (readonly [AgencyId, ConditionNotice | null])[];
  /** Tickets set aside that kiosks had made without the server; null: somebody has looked after it. */
  readonly offlineAside: readonly (readonly [TicketId, OfflineAside | null])[];
  /** The site, when the batch set it up anew. */
  readonly site: Site | null;
  /** What is not given again today, when the batch brought it; null: as before. */
  readonly passedOver: PassedOver | null;
  /** True when the day turned in this batch: yesterday's counters are forgotten. */
  readonly dayOpened: boolean;
  /** What holds for the whole hall, when the batch changed it. */
  readonly hall: StoredHall | null;
  readonly commands: readonly CommandRecord[];
  /** What else is stored with it or not at all: accounts, sessions, keys. */
  readonly alongside: readonly (() => void)[];
}

/** Whether all of a batch's rows may be written later: nothing but the rows of an open day changed. */
export const mayTrail = (batch: Batch): boolean =>
  batch.closed === null &&
  batch.site === null &&
  batch.passedOver === null &&
  batch.hall === null &&
  !batch.dayOpened &&
  batch.appointments.length === 0 &&
  batch.conditions.length === 0 &&
  batch.offlineAside.length === 0;

/** What of a batch must be durable before anybody is answered. */
export const logOf = ({ events, commands, seq }: Batch): LogRows => ({
  events: events.map(eventToRow),
  answers: commands.map(({ actor, commandId, fingerprint, at, result }) => [
    ...[actor, commandId, fingerprint, at],
    ...[JSON.stringify(result), seq],
  ]),
});
