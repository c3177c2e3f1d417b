/** What both layouts of the desk draw from. */
import type { CounterView, WaitingTicket } from '@giliran/protocol';
import type { Formats } from '@giliran/ui/formats';
import type { BigAction, SideAction } from './actions.ts';
import type { DeskControl, DeskState } from './desk-control.ts';

/** What is open in the place of the side actions. */
export type Panel =
  | { readonly kind: 'pause' }
  | { readonly kind: 'cancel'; readonly ticket: WaitingTicket }
  | { readonly kind: 'keys' };

/** Why signing out has not happened. */
export type LeaveProblem = 'busy' | 'unreachable';

export interface DeskModel {
  readonly view: CounterView;
  /** False while the connection is down. */
  readonly fresh: boolean;
  /** The server's clock when the connection was lost, for "as of"; null while it is up. */
  readonly asOf: number | null;
  readonly state: DeskState;
  readonly control: DeskControl;
  readonly big: BigAction;
  readonly sides: readonly SideAction[];
  readonly formats: Formats;
  readonly panel: Panel | null;
  readonly openPanel: (panel: Panel | null) => void;
  readonly act: (action: SideAction) => void;
  /** Gives the focus back to the big button. */
  readonly focusBig: () => void;
  /** Somebody else has this counter now. */
  readonly lostTo: string | null;
  readonly leaveProblem: LeaveProblem | null;
  readonly dismissLeave: () => void;
  readonly signOut: () => void;
  readonly leaveAnyway: () => void;
  readonly changeCounter: () => void;
  readonly sound: boolean;
  readonly setSound: (on: boolean) => void;
  /** Null where there is no other layout to change to. */
  readonly setCompact: ((on: boolean) => void) | null;
}

/** A wait as a list has room for: "12 mnt", "< 1 mnt". */
export const shortWait = (formats: Formats, ms: number): string =>
  ms < 60_000 ? `< ${formats.minutes(1)}` : formats.duration(ms);

export const serviceOf = (view: CounterView, ticket: WaitingTicket) =>
  view.services.find((service) => service.id === ticket.serviceId) ?? null;

export const priorityOf = (view: CounterView, ticket: WaitingTicket) =>
  view.priorityReasons.find((reason) => reason.id === ticket.priority) ?? null;
