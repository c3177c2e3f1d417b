/** All that the page knows, and how each happening changes it. Pure: no clock, no network, no page. */
import type { Language } from '@giliran/protocol';
import type { Kept } from './memory.ts';
import type { CancelOutcome, Link } from './ticket-line.ts';
import type { CallPicture, TicketPicture } from './ticket-picture.ts';

type Sound = 'off' | 'on' | 'failed';

/** Cancelling takes two steps: ask, then confirm. */
type Cancelling =
  | { readonly step: 'closed' }
  | { readonly step: 'asked'; readonly problem: Exclude<CancelOutcome, 'done'> | null }
  | { readonly step: 'busy' };

export interface Model extends Kept {
  readonly link: Link;
  /** Connecting has taken long enough to say so. */
  readonly slow: boolean;
  /** The page flashes, rings and shakes now. */
  readonly ringing: boolean;
  readonly sound: Sound;
  readonly canVibrate: boolean;
  readonly cancelling: Cancelling;
  /** The language of the phone itself, for as long as no ticket says another. */
  readonly phoneLanguage: Language;
}

export const firstModel = (kept: Kept, phone: { language: Language; canVibrate: boolean }): Model => ({
  ...kept,
  link: 'connecting',
  slow: false,
  ringing: false,
  sound: 'off',
  canVibrate: phone.canVibrate,
  cancelling: { step: 'closed' },
  phoneLanguage: phone.language,
});

export const languageOf = (model: Model): Language =>
  model.language ?? model.picture?.language ?? model.phoneLanguage;

/** The call to show in letters that fill the screen, or null when there is none now. */
export const callNow = (model: Model): CallPicture | null =>
  model.picture?.state === 'called' ? model.picture.call : null;

/** A newer state of the ticket arrived. A call that this phone has not rung for yet rings. */
export function ticketArrived(model: Model, picture: TicketPicture, at: number): Model {
  const call = picture.state === 'called' ? picture.call : null;
  const rings = call !== null && call.callId !== model.alarmed;
  const danger = picture.emergency?.id;
  const warns = danger !== undefined && danger !== model.picture?.emergency?.id;
  return {
    ...model,
    picture,
    knownAt: at,
    lastCall: picture.call ?? model.lastCall,
    alarmed: call?.callId ?? model.alarmed,
    ringing: rings || warns || (model.ringing && (call !== null || danger !== undefined)),
    cancelling: picture.state === 'waiting' ? model.cancelling : { step: 'closed' },
  };
}

/** The connection changed. `at` is the server's clock: until then, what is shown was right. */
export function linkChanged(model: Model, link: Link, at: number): Model {
  switch (link) {
    case 'online':
      return { ...model, link, slow: false };
    case 'offline':
      return { ...model, link, knownAt: model.link === 'online' ? at : model.knownAt };
    case 'connecting':
      return { ...model, link };
    case 'refused':
      return { ...model, link, picture: null, ringing: false, cancelling: { step: 'closed' } };
  }
}

export const stillConnecting = (model: Model): Model =>
  model.link === 'connecting' ? { ...model, slow: true } : model;

/** "I am on my way": the alarm falls silent, the counter stays. */
export const callSeen = (model: Model): Model => ({
  ...model,
  ringing: false,
  seen: callNow(model)?.callId ?? model.seen,
});

export const ringingEnded = (model: Model): Model => ({ ...model, ringing: false });

export const cancelAnswered = (model: Model, outcome: CancelOutcome): Model => ({
  ...model,
  cancelling: outcome === 'done' ? { step: 'closed' } : { step: 'asked', problem: outcome },
});

export const tickedOff = (model: Model, position: number): Model => ({
  ...model,
  ticked: model.ticked.includes(position)
    ? model.ticked.filter((n) => n !== position)
    : [...model.ticked, position],
});

/** What of the model is kept on the phone. */
export const keptOf = ({ picture, knownAt, lastCall, alarmed, seen, language, ticked }: Model): Kept => ({
  picture,
  knownAt,
  lastCall,
  alarmed,
  seen,
  language,
  ticked,
});

/** What is shown may be out of date and the page should say so. */
export const isStale = (model: Model): boolean =>
  model.link === 'offline' || (model.link === 'connecting' && model.slow);
