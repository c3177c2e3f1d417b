/** Where a citizen stands on their way to a number, and what they asked for on the way. Data only. */
import type {
  AgencyId,
  AppointmentCode,
  CommandId,
  ErrorCode,
  Language,
  Paper,
  PaperId,
  Priority,
  Rejection,
  ServiceId,
  TicketAnswer,
  TicketId,
} from '@giliran/protocol';

/** What this person chose; gone when the kiosk returns to the start. */
export interface Wishes {
  readonly language: Language;
  readonly priority: Priority;
  /** Everything in the lower half of the screen. */
  readonly lowReach: boolean;
  readonly contrast: boolean;
  /** Was told that there is no paper here, and goes on. */
  readonly withoutPaper: boolean;
}

/** `first`: index of the first item on the page shown; the page follows from how many fit. */
export interface StartPlace {
  readonly at: 'start';
  readonly first: number;
}
export interface SearchPlace {
  readonly at: 'search';
  readonly query: string;
  readonly first: number;
  readonly from: StartPlace;
}
export interface AgencyPlace {
  readonly at: 'agency';
  readonly agencyId: AgencyId;
  readonly first: number;
  readonly from: StartPlace | SearchPlace;
}
/** Where services are looked for. */
export type BrowsePlace = StartPlace | SearchPlace | AgencyPlace;

/** One service: what to bring, or why no number can be had. */
export interface ServicePlace {
  readonly at: 'service';
  readonly serviceId: ServiceId;
  readonly from: BrowsePlace;
}
interface PriorityPlace {
  readonly at: 'priority';
  readonly from: BrowsePlace | ServicePlace;
}

/** The holder of a booking types its code. */
export interface CheckInPlace {
  readonly at: 'checkIn';
  readonly code: string;
  readonly from: StartPlace;
}

/** A booking presented: made once, so that every try is the same one to the server. */
export interface CheckIn {
  readonly commandId: CommandId;
  readonly code: AppointmentCode;
}

/** Why the kiosk gives no number while it is alone: its own are used up, or its disk takes nothing. */
export type LocalCode = 'numbersUsedUp' | 'notKept';

/** A number asked for: made at the tap, so that every try is the same one to the server. */
export interface Order {
  readonly commandId: CommandId;
  readonly serviceId: ServiceId;
  readonly priority: Priority;
  readonly language: Language;
}

/**
 * What became of the last paper, named `id`; null where the server made none. `unknown`: it may have come
 * out. `asking`: another one is asked for, and the last one was as `was` says.
 */
export type ShownPaper =
  | { readonly state: 'printing' | 'printed' | 'failed' | 'unknown'; readonly id: PaperId | null }
  | { readonly state: 'asking'; readonly id: PaperId | null; readonly was: 'failed' | 'unknown' };

/** Giving the number back. */
type Return = 'no' | 'asking' | 'sending' | 'failed';

export interface TicketPlace {
  readonly at: 'ticket';
  readonly ticket: TicketAnswer;
  readonly paper: ShownPaper;
  readonly giveBack: Return;
}

export type Place =
  | BrowsePlace
  | ServicePlace
  | PriorityPlace
  | { readonly at: 'issuing'; readonly order: Order; readonly from: BrowsePlace | ServicePlace }
  /** No answer: the server may have made the ticket or not. */
  | { readonly at: 'unreachable'; readonly order: Order; readonly from: BrowsePlace | ServicePlace }
  | {
      readonly at: 'refused';
      readonly order: Order;
      readonly code: ErrorCode | LocalCode;
      readonly from: BrowsePlace | ServicePlace;
    }
  | CheckInPlace
  | { readonly at: 'checkingIn'; readonly checkIn: CheckIn; readonly from: StartPlace }
  /** No answer: the booking may have become a ticket or not. It is not given back: its code still tells. */
  | { readonly at: 'checkInUnanswered'; readonly checkIn: CheckIn; readonly from: StartPlace }
  | {
      readonly at: 'checkInRefused';
      readonly checkIn: CheckIn;
      readonly code: ErrorCode;
      /** The booking, where the server knows it. */
      readonly booking: Rejection['booking'] | null;
      readonly from: StartPlace;
    }
  | TicketPlace
  | { readonly at: 'returned'; readonly number: string };

export interface FlowState {
  readonly wishes: Wishes;
  readonly place: Place;
}

/** What the flow wants done outside. */
export type Effect =
  | { readonly do: 'issue'; readonly order: Order }
  | { readonly do: 'checkIn'; readonly checkIn: CheckIn }
  /** Nobody waits for this order any more: if it became a ticket, give it back. */
  | { readonly do: 'withdraw'; readonly order: Order }
  | { readonly do: 'print'; readonly paper: Paper }
  /** Another paper for the ticket after the one named `after`. */
  | { readonly do: 'printAgain'; readonly ticketId: TicketId; readonly after: PaperId | null }
  /** The paper of unknown fate came out: its owner says so. */
  | { readonly do: 'tellTaken'; readonly paperId: PaperId }
  | { readonly do: 'giveBack'; readonly ticketId: TicketId; readonly commandId: CommandId };

const freshWishes: Wishes = {
  language: 'id',
  priority: null,
  lowReach: false,
  contrast: false,
  withoutPaper: false,
};
export const startPlace: StartPlace = { at: 'start', first: 0 };
/** The kiosk as everybody finds it. */
export const freshState: FlowState = { wishes: freshWishes, place: startPlace };

/** True when nothing is left of anybody. */
export const isFresh = ({ wishes, place }: FlowState): boolean =>
  place.at === 'start' &&
  place.first === 0 &&
  wishes.language === freshWishes.language &&
  wishes.priority === null &&
  !wishes.lowReach &&
  !wishes.contrast &&
  !wishes.withoutPaper;
