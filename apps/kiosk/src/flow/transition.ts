/** The citizen's way as one pure function: state and event in, state and effects out. */
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
import {
  freshState,
  startPlace,
  type BrowsePlace,
  type CheckIn,
  type Effect,
  type FlowState,
  type LocalCode,
  type Order,
  type Place,
  type ServicePlace,
  type ShownPaper,
  type TicketPlace,
  type Wishes,
} from './place.ts';

/** What the server said to an order; `unreachable` when it said nothing in time. */
export type ServerAnswer =
  | { readonly ok: true; readonly ticket: TicketAnswer; readonly paper: Paper | null }
  | {
      readonly ok: false;
      readonly code: ErrorCode | 'unreachable';
      readonly booking?: NonNullable<Rejection['booking']>;
    };

/** The same, or what the kiosk says by itself while it is alone. */
export type OrderAnswer = ServerAnswer | { readonly ok: false; readonly code: LocalCode };

export type FlowEvent =
  | { readonly type: 'languageChosen'; readonly language: Language }
  | { readonly type: 'lowReachToggled' }
  | { readonly type: 'contrastToggled' }
  /** The kiosk cannot print, and this person goes on all the same. */
  | { readonly type: 'paperWaived' }
  | { readonly type: 'priorityAsked' }
  | { readonly type: 'priorityChosen'; readonly priority: Priority }
  | { readonly type: 'searchOpened'; readonly query: string }
  | { readonly type: 'typed'; readonly query: string }
  | { readonly type: 'paged'; readonly first: number }
  | { readonly type: 'agencyChosen'; readonly agencyId: AgencyId }
  /** `straight`: open and nothing to bring, so that the tap itself takes the number. */
  | {
      readonly type: 'serviceChosen';
      readonly serviceId: ServiceId;
      readonly straight: boolean;
      readonly commandId: CommandId;
    }
  | { readonly type: 'numberTaken'; readonly commandId: CommandId }
  | { readonly type: 'answered'; readonly commandId: CommandId; readonly answer: OrderAnswer }
  | { readonly type: 'checkInOpened' }
  | { readonly type: 'codeTyped'; readonly code: string }
  /** A whole code: typed here, or read by the scanner wherever nothing else is under way. */
  | { readonly type: 'codeEntered'; readonly code: AppointmentCode; readonly commandId: CommandId }
  | { readonly type: 'checkInAnswered'; readonly commandId: CommandId; readonly answer: ServerAnswer }
  /** Too late for the booking: an ordinary number of its service will do. */
  | { readonly type: 'ordinaryWanted'; readonly serviceId: ServiceId }
  | { readonly type: 'triedAgain' }
  | {
      readonly type: 'paperDone';
      readonly paperId: PaperId;
      readonly outcome: 'confirmed' | 'failed' | 'unknown';
    }
  /** "Try again" after a failure, "no, print again" where nobody knows. */
  | { readonly type: 'printedAgain' }
  /** Another paper is queued; null when it could not be had. */
  | {
      readonly type: 'paperQueued';
      readonly ticketId: TicketId;
      readonly after: PaperId | null;
      readonly paper: Paper | null;
    }
  /** "Yes, I have it": the paper of unknown fate came out. */
  | { readonly type: 'paperTaken' }
  | { readonly type: 'returnAsked' }
  | { readonly type: 'returnDropped' }
  | { readonly type: 'returnConfirmed'; readonly commandId: CommandId }
  | { readonly type: 'returnAnswered'; readonly ticketId: TicketId; readonly done: boolean }
  /** The same person wants a number of another service. */
  | { readonly type: 'anotherWanted' }
  | { readonly type: 'wentBack' }
  /** Finished, or "back to start". */
  | { readonly type: 'startedOver' }
  /** Nobody has touched the kiosk for the time of rest. */
  | { readonly type: 'rested' };

export interface Step {
  readonly state: FlowState;
  readonly effects: readonly Effect[];
}

/** Failures after which the same order may be tried again as it is: nothing was changed, or nothing is known. */
const passing: readonly ErrorCode[] = ['internal', 'storageUnavailable', 'shuttingDown', 'tooManyRequests'];
/** Whether "try again" may repeat the refused order itself. */
export const mayRepeat = (code: ErrorCode | LocalCode): boolean => passing.some((one) => one === code);

const still = (state: FlowState): Step => ({ state, effects: [] });
const go = (state: FlowState, place: Place, ...effects: Effect[]): Step => ({
  state: { wishes: state.wishes, place },
  effects,
});
const wish = (state: FlowState, change: Partial<Wishes>): Step =>
  still({ wishes: { ...state.wishes, ...change }, place: state.place });

/** An order that nobody has heard of since may be a ticket: it is given back, so that no ghost is called. */
const leftBehind = (place: Place): readonly Effect[] =>
  place.at === 'unreachable' || place.at === 'issuing' ? [{ do: 'withdraw', order: place.order }] : [];

const isBrowse = (place: Place): place is BrowsePlace =>
  place.at === 'start' || place.at === 'search' || place.at === 'agency';

function order(
  state: FlowState,
  from: BrowsePlace | ServicePlace,
  serviceId: ServiceId,
  commandId: CommandId,
): Step {
  const { priority, language } = state.wishes;
  const made: Order = { commandId, serviceId, priority, language };
  return go(state, { at: 'issuing', order: made, from }, { do: 'issue', order: made });
}

/** Where a scanner may be heard: nothing is under way and no number waits to be taken. */
const mayScan = (place: Place): boolean =>
  isBrowse(place) ||
  place.at === 'service' ||
  place.at === 'checkIn' ||
  place.at === 'checkInRefused' ||
  place.at === 'returned';

const present = (state: FlowState, checkIn: CheckIn): Step =>
  go(state, { at: 'checkingIn', checkIn, from: startPlace }, { do: 'checkIn', checkIn });

const ticketShown = (ticket: TicketAnswer, paper: Paper | null): TicketPlace => ({
  at: 'ticket',
  ticket,
  paper: { state: paper === null ? 'failed' : 'printing', id: paper?.id ?? null },
  giveBack: 'no',
});

function checkInAnswered(state: FlowState, event: Extract<FlowEvent, { type: 'checkInAnswered' }>): Step {
  const { place } = state;
  if (place.at !== 'checkingIn' || place.checkIn.commandId !== event.commandId) return still(state);
  const { answer } = event;
  if (answer.ok) return go(state, ticketShown(answer.ticket, answer.paper), ...printed(answer.paper));
  if (answer.code === 'unreachable') return go(state, { ...place, at: 'checkInUnanswered' });
  return go(state, { ...place, at: 'checkInRefused', code: answer.code, booking: answer.booking ?? null });
}

function answered(state: FlowState, event: Extract<FlowEvent, { type: 'answered' }>): Step {
  const { place } = state;
  if (place.at !== 'issuing' || place.order.commandId !== event.commandId) return still(state);
  const { answer } = event;
  if (answer.ok) {
    const { ticket, paper } = answer;
    return go(state, ticketShown(ticket, paper), ...printed(paper));
  }
  if (answer.code === 'unreachable') return go(state, { ...place, at: 'unreachable' });
  // The site has dropped the reason: it is no longer this person's either.
  const wishes = answer.code === 'unknownPriority' ? { ...state.wishes, priority: null } : state.wishes;
  return go({ wishes, place }, { ...place, at: 'refused', code: answer.code });
}

const printed = (paper: Paper | null): readonly Effect[] => (paper === null ? [] : [{ do: 'print', paper }]);

/** A report counts for the paper shown only; a paper given up as `unknown` may still be confirmed. */
function paperDone(
  { paper }: TicketPlace,
  event: Extract<FlowEvent, { type: 'paperDone' }>,
): ShownPaper | null {
  const { outcome, paperId: id } = event;
  if (paper.id !== id) return null;
  const open = paper.state === 'printing' || (paper.state === 'unknown' && outcome === 'confirmed');
  return open ? { state: outcome === 'confirmed' ? 'printed' : outcome, id } : null;
}

function back(state: FlowState): Step {
  const { place } = state;
  switch (place.at) {
    case 'start':
      return go(state, startPlace);
    case 'search':
    case 'agency':
    case 'service':
    case 'priority':
    case 'checkIn':
    case 'checkInUnanswered':
      return go(state, place.from);
    case 'checkInRefused':
      // To mend a slip of the finger.
      return go(state, { at: 'checkIn', code: '', from: place.from });
    case 'unreachable':
    case 'refused':
      return go(state, place.from, ...leftBehind(place));
    case 'issuing':
    case 'checkingIn':
    case 'ticket':
      return still(state);
    case 'returned':
      return still(freshState);
  }
}

/** Changes the ticket shown, when it is this one. */
function onTicket(
  state: FlowState,
  change: (place: TicketPlace) => Partial<Pick<TicketPlace, 'paper' | 'giveBack'>> | null,
  effects: (place: TicketPlace) => readonly Effect[] = () => [],
): Step {
  const { place } = state;
  if (place.at !== 'ticket') return still(state);
  const changed = change(place);
  return changed === null ? still(state) : go(state, { ...place, ...changed }, ...effects(place));
}

export function transition(state: FlowState, event: FlowEvent): Step {
  const { place } = state;
  switch (event.type) {
    case 'languageChosen':
      return wish(state, { language: event.language });
    case 'lowReachToggled':
      return wish(state, { lowReach: !state.wishes.lowReach });
    case 'contrastToggled':
      return wish(state, { contrast: !state.wishes.contrast });
    case 'paperWaived':
      return wish(state, { withoutPaper: true });
    case 'priorityAsked':
      return isBrowse(place) || place.at === 'service'
        ? go(state, { at: 'priority', from: place })
        : still(state);
    case 'priorityChosen':
      if (place.at === 'priority')
        return go({ wishes: { ...state.wishes, priority: event.priority }, place }, place.from);
      return isBrowse(place) || place.at === 'service'
        ? wish(state, { priority: event.priority })
        : still(state);
    case 'searchOpened':
      return place.at === 'start'
        ? go(state, { at: 'search', query: event.query, first: 0, from: place })
        : still(state);
    case 'typed':
      return place.at === 'search' ? go(state, { ...place, query: event.query, first: 0 }) : still(state);
    case 'paged':
      return isBrowse(place) ? go(state, { ...place, first: Math.max(0, event.first) }) : still(state);
    case 'agencyChosen':
      return place.at === 'start' || place.at === 'search'
        ? go(state, { at: 'agency', agencyId: event.agencyId, first: 0, from: place })
        : still(state);
    case 'serviceChosen':
      if (!isBrowse(place)) return still(state);
      return event.straight
        ? order(state, place, event.serviceId, event.commandId)
        : go(state, { at: 'service', serviceId: event.serviceId, from: place });
    case 'numberTaken':
      return place.at === 'service' ? order(state, place, place.serviceId, event.commandId) : still(state);
    case 'answered':
      return answered(state, event);
    case 'checkInOpened':
      return place.at === 'start' ? go(state, { at: 'checkIn', code: '', from: place }) : still(state);
    case 'codeTyped':
      return place.at === 'checkIn' ? go(state, { ...place, code: event.code }) : still(state);
    case 'codeEntered':
      return mayScan(place) ? present(state, { commandId: event.commandId, code: event.code }) : still(state);
    case 'checkInAnswered':
      return checkInAnswered(state, event);
    case 'ordinaryWanted':
      return place.at === 'checkInRefused'
        ? go(state, { at: 'service', serviceId: event.serviceId, from: place.from })
        : still(state);
    case 'triedAgain':
      if (place.at === 'checkInUnanswered' || (place.at === 'checkInRefused' && mayRepeat(place.code)))
        return present(state, place.checkIn);
      return place.at === 'unreachable' || (place.at === 'refused' && mayRepeat(place.code))
        ? go(
            state,
            { at: 'issuing', order: place.order, from: place.from },
            { do: 'issue', order: place.order },
          )
        : still(state);
    case 'paperDone':
      return onTicket(state, (shown) => {
        const paper = paperDone(shown, event);
        return paper === null ? null : { paper };
      });
    case 'printedAgain':
      return onTicket(
        state,
        ({ paper, giveBack }) =>
          (paper.state === 'failed' || paper.state === 'unknown') && giveBack !== 'sending'
            ? { paper: { state: 'asking', id: paper.id, was: paper.state }, giveBack: 'no' }
            : null,
        ({ ticket, paper }) => [{ do: 'printAgain', ticketId: ticket.id, after: paper.id }],
      );
    case 'paperQueued':
      return onTicket(
        state,
        ({ ticket, paper }) =>
          paper.state === 'asking' && ticket.id === event.ticketId && paper.id === event.after
            ? {
                paper:
                  event.paper === null
                    ? { state: paper.was, id: paper.id }
                    : { state: 'printing', id: event.paper.id },
              }
            : null,
        () => printed(event.paper),
      );
    case 'paperTaken':
      return onTicket(
        state,
        ({ paper }) => (paper.state === 'unknown' ? { paper: { state: 'printed', id: paper.id } } : null),
        ({ paper }) => (paper.id === null ? [] : [{ do: 'tellTaken', paperId: paper.id }]),
      );
    case 'returnAsked':
      return onTicket(state, ({ giveBack }) => (giveBack === 'sending' ? null : { giveBack: 'asking' }));
    case 'returnDropped':
      return onTicket(state, ({ giveBack }) => (giveBack === 'sending' ? null : { giveBack: 'no' }));
    case 'returnConfirmed':
      return onTicket(
        state,
        ({ giveBack }) => (giveBack === 'asking' ? { giveBack: 'sending' } : null),
        ({ ticket }) => [{ do: 'giveBack', ticketId: ticket.id, commandId: event.commandId }],
      );
    case 'returnAnswered':
      if (place.at !== 'ticket' || place.giveBack !== 'sending' || place.ticket.id !== event.ticketId)
        return still(state);
      return event.done
        ? go(state, { at: 'returned', number: place.ticket.number })
        : go(state, { ...place, giveBack: 'failed' });
    case 'anotherWanted': // Language, priority and reach stay, the way begins anew.
      return place.at === 'ticket' || place.at === 'returned' ? go(state, startPlace) : still(state);
    case 'wentBack':
      return back(state);
    case 'startedOver':
    case 'rested':
      return { state: freshState, effects: leftBehind(place) };
  }
}
