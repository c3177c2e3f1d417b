/** Which key strokes reach the page of an unattended screen. */
import type { ShellApp } from './bridge.ts';

/** The part of Electron's `Input` that matters here. */
export interface KeyStroke {
  readonly type: string;
  readonly key: string;
  readonly code: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

/** `leave`: the supervisor's chord to end the program, after a question. `pair`: the technician's, to confirm another key of the server. */
export type KeyDecision = 'pass' | 'block' | 'leave' | 'pair';

/** Ctrl+Alt+Shift+Q, wherever the layout has its Q. */
const isExitChord = (stroke: KeyStroke): boolean =>
  stroke.control &&
  stroke.alt &&
  stroke.shift &&
  !stroke.meta &&
  (stroke.code === 'KeyQ' || stroke.key.toLowerCase() === 'q');

/** Ctrl+Alt+Shift+P. A citizen in front of a kiosk has no keyboard. */
const isPairChord = (stroke: KeyStroke): boolean =>
  stroke.control &&
  stroke.alt &&
  stroke.shift &&
  !stroke.meta &&
  (stroke.code === 'KeyP' || stroke.key.toLowerCase() === 'p');

/** Ctrl+V: a technician pastes the device's key rather than typing it. */
const isPaste = (stroke: KeyStroke): boolean =>
  stroke.control && !stroke.alt && !stroke.shift && !stroke.meta && stroke.key.toLowerCase() === 'v';

const functionKey = /^F\d{1,2}$/;
const namedAway: ReadonlySet<string> = new Set([
  'BrowserBack',
  'BrowserForward',
  'BrowserRefresh',
  'BrowserHome',
  'BrowserSearch',
  'BrowserFavorites',
  'BrowserStop',
  'ContextMenu',
  'PrintScreen',
  'LaunchMail',
  'LaunchApplication1',
  'LaunchApplication2',
]);

/**
 * Kiosk and display: plain typing and pasting pass; every other chord with Ctrl, Alt or the system key, every function
 * key and every browser key is blocked. That covers Alt+F4, Ctrl+W, reload, print, zoom, full screen and
 * history without a list that would forget one. The counter's keys are the staff's own.
 */
export function decideKey(program: ShellApp, stroke: KeyStroke): KeyDecision {
  if (isPairChord(stroke)) return stroke.type === 'keyDown' ? 'pair' : 'block';
  if (program === 'counter') return 'pass';
  if (isExitChord(stroke)) return stroke.type === 'keyDown' ? 'leave' : 'block';
  if (isPaste(stroke)) return 'pass';
  if (stroke.control || stroke.alt || stroke.meta) return 'block';
  if (functionKey.test(stroke.key) || namedAway.has(stroke.key)) return 'block';
  return 'pass';
}
