/** One key for each thing to do. Letters stand for the Indonesian or English word on the button. */
import { sideActionNames, type SideAction } from './actions.ts';

export type KeyMeaning =
  | 'big'
  | SideAction
  | 'undo'
  | 'escape'
  | 'search'
  | 'parked'
  | 'history'
  | 'mute'
  | 'settings'
  | 'keys'
  /** Finish with the n-th outcome. */
  | { readonly outcome: number };

/** What stands on the button; Space and Enter are named in the wording. */
export const sideKeys: Readonly<Record<SideAction, string>> = {
  finishAndNext: 'N',
  recall: 'R',
  noShow: 'H',
  park: 'P',
  transfer: 'T',
  note: 'C',
  stops: 'S',
  priority: 'O',
  cancel: 'B',
  carryOver: 'E',
  walkIn: 'W',
  autoCall: 'A',
  pause: 'I',
  close: 'L',
  condition: 'G',
  why: 'J',
};

const otherNames = ['undo', 'search', 'parked', 'history', 'mute', 'settings', 'keys'] as const;

/** The keys that are no action's. */
export const otherKeys: Readonly<Record<(typeof otherNames)[number], string>> = {
  undo: 'u',
  search: '/',
  parked: 'd',
  history: 'y',
  mute: 'm',
  settings: ',',
  keys: '?',
};

const meanings: ReadonlyMap<string, KeyMeaning> = new Map<string, KeyMeaning>([
  ...sideActionNames.map((action) => [sideKeys[action].toLowerCase(), action] as const),
  ...otherNames.map((meaning) => [otherKeys[meaning], meaning] as const),
  ['escape', 'escape'],
]);

/** The part of a keyboard event that matters here. */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** Sent again because the key is held down. */
  readonly repeat: boolean;
  /** Where the focus is: `big` the big button, `control` another button or tab, `text` a field to write in. */
  readonly focus: 'big' | 'control' | 'text' | 'nothing';
}

/** What a key means here, or null when it is not for us. A held key means nothing: one press, one call. */
export function meaningOf(press: KeyPress): KeyMeaning | null {
  if (press.repeat || press.alt || press.meta || press.focus === 'text') return null;
  const key = press.key.toLowerCase();
  if (press.ctrl) return key === 'z' ? 'undo' : null;
  if (key === ' ' || key === 'enter') return press.focus === 'control' ? null : 'big';
  if (/^[1-9]$/.test(key)) return { outcome: Number(key) };
  return meanings.get(key) ?? null;
}
