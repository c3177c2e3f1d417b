/** What both layouts of the desk draw from. */
import type { CounterView, DirectoryView, Localized, StaffRole, WaitingTicket } from '@giliran/protocol';
import type { Formats } from '@giliran/ui/formats';
import type { ListTab } from '../lists/tabs.ts';
import type { Place } from '../place.ts';
import type { BigAction, SideAction, Sides } from './actions.ts';
import type { DeskControl, DeskState } from './desk-control.ts';
import type { Intent } from './intents.ts';

/** Asks for a reason. */
export type ReasonAsked =
  | { readonly kind: 'pause' }
  | { readonly kind: 'cancel' | 'park' | 'call' | 'carryOver'; readonly ticket: WaitingTicket };

/** What is open in the place of the side actions. */
export type AskingPanel =
  | ReasonAsked
  | { readonly kind: 'walkIn' | 'condition' | 'why' }
  | { readonly kind: 'transfer' | 'note' | 'stops' | 'priority'; readonly ticket: WaitingTicket };

/** What is open: in the place of the side actions, or over the lists. */
export type Panel = AskingPanel | { readonly kind: 'keys' | 'settings' };

/** Why signing out has not happened. */
export type LeaveProblem = 'busy' | 'unreachable';

export interface DeskModel {
  readonly view: CounterView;
  readonly place: Place;
  readonly role: StaffRole;
  /** False while the connection is down. */
  readonly fresh: boolean;
  /** The server's clock when the connection was lost, for "as of"; null while it is up. */
  readonly asOf: number | null;
  /** The counter is worked from another window of the same person. */
  readonly elsewhere: boolean;
  readonly workHere: () => void;
  readonly state: DeskState;
  readonly control: DeskControl;
  readonly big: BigAction;
  readonly sides: Sides;
  readonly formats: Formats;
  readonly panel: Panel | null;
  readonly openPanel: (panel: Panel | null) => void;
  readonly act: (action: SideAction) => void;
  readonly undo: () => void;
  /** Does what a panel asked for and closes it; where it cannot be done now the panel stays, with what was typed. */
  readonly perform: (intent: Intent, draft?: string) => void;
  /** What was typed in panels and not sent yet. */
  readonly drafts: Map<string, string>;
  /** Services and counters of the whole hall, as far as they are known; null before they were needed. */
  readonly directory: DirectoryView | null;
  readonly tab: ListTab;
  readonly setTab: (tab: ListTab) => void;
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
  readonly notice: boolean;
  readonly setNotice: (on: boolean) => void;
  /** Null where there is no other layout to change to. */
  readonly setCompact: ((on: boolean) => void) | null;
}

/** A wait as a list has room for: "12 mnt", "< 1 mnt". */
export const shortWait = (formats: Formats, ms: number): string =>
  ms < 60_000 ? `< ${formats.minutes(1)}` : formats.duration(ms);

export const serviceOf = (view: CounterView, ticket: WaitingTicket) =>
  view.services.find((service) => service.id === ticket.serviceId) ?? null;

/** The name of any service of the hall, its id where nothing is known of it. */
export function serviceName(desk: Pick<DeskModel, 'view' | 'directory'>, id: string): Localized {
  const found =
    desk.view.services.find((service) => service.id === id) ??
    desk.directory?.services.find((service) => service.id === id);
  return found?.name ?? { id, en: id };
}

export const priorityOf = (view: CounterView, ticket: WaitingTicket) =>
  view.priorityReasons.find((reason) => reason.id === ticket.priority) ?? null;
