/** One key for each thing to do. Letters stand for the Indonesian or English word on the button. */
import type { SideAction } from './actions.ts';

export type KeyMeaning = 'big' | SideAction | 'undo' | 'search' | 'mute' | 'keys';

/** What stands on the button; Space and Enter are named in the wording. */
export const sideKeys: Readonly<Record<SideAction, string>> = {
  finishAndNext: 'N',
  recall: 'R',
  noShow: 'T',
  cancel: 'B',
  pause: 'P',
  close: 'L',
};

const letters: ReadonlyMap<string, KeyMeaning> = new Map<string, KeyMeaning>([
  ['n', 'finishAndNext'],
  ['r', 'recall'],
  ['t', 'noShow'],
  ['b', 'cancel'],
  ['p', 'pause'],
  ['l', 'close'],
  ['u', 'undo'],
  ['escape', 'undo'],
  ['m', 'mute'],
  ['/', 'search'],
  ['?', 'keys'],
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
  return letters.get(key) ?? null;
}
