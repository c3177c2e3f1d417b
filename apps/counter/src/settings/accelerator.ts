/** From a key press to an accelerator in Electron's notation, and what speaks against it. Pure. */
import type { Hotkey, Hotkeys } from '@giliran/shell/bridge';

export interface Press {
  readonly key: string;
  /** The key's place, `KeyN`: with Alt a letter may type something else. */
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

/** `bare`: it would take a letter from every program. `reserved`: every program needs it. */
export type AcceleratorProblem = 'bare' | 'unknown' | 'reserved';

const named: Readonly<Record<string, string>> = {
  Space: 'Space',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Pause: 'Pause',
  ScrollLock: 'Scrolllock',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
  NumpadDecimal: 'numdec',
};

function keyOf(code: string): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? /^Digit(\d)$/.exec(code)?.[1];
  if (letter !== undefined) return letter;
  const pad = /^Numpad(\d)$/.exec(code)?.[1];
  if (pad !== undefined) return `num${pad}`;
  if (/^F([1-9]|1\d|2[0-4])$/.test(code)) return code;
  return named[code] ?? null;
}

/** Chords that people use in every program, or that belong to the system. */
const reserved = new Set([
  ...'CVXZYASFPNOWT'.split('').map((letter) => `Control+${letter}`),
  'Alt+F4',
  'Control+Alt+Delete',
  'Alt+Space',
  'F1',
  'F5',
  'F11',
]);

/** Null while only modifiers are held. */
export function acceleratorOf(
  press: Press,
): { readonly accelerator: string } | { readonly problem: AcceleratorProblem } | null {
  if (['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'].includes(press.key)) return null;
  const key = keyOf(press.code);
  if (key === null) return { problem: 'unknown' };
  const modifiers = [
    ...(press.ctrl ? ['Control'] : []),
    ...(press.alt ? ['Alt'] : []),
    ...(press.shift ? ['Shift'] : []),
    ...(press.meta ? ['Super'] : []),
  ];
  const strong = press.ctrl || press.alt || press.meta;
  if (!strong && !/^F\d+$/.test(key) && !/^num(add|sub|mult|div)$/.test(key)) return { problem: 'bare' };
  const accelerator = [...modifiers, key].join('+');
  return reserved.has(accelerator) ? { problem: 'reserved' } : { accelerator };
}

/** Modifiers in one order and one spelling, so that the same key is the same text. */
function canonical(accelerator: string): string {
  const parts = accelerator.toLowerCase().split('+');
  const spelled = parts.map((part) => ({ ctrl: 'control', commandorcontrol: 'control' })[part] ?? part);
  return spelled.toSorted().join('+');
}

/** Which other action has this key already, or null. */
export function usedFor(hotkeys: Hotkeys, accelerator: string, except: Hotkey): Hotkey | null {
  const wanted = canonical(accelerator);
  const entries: readonly (readonly [Hotkey, string | null])[] = [
    ['next', hotkeys.next],
    ['recall', hotkeys.recall],
    ['noShow', hotkeys.noShow],
    ['park', hotkeys.park],
    ['transfer', hotkeys.transfer],
    ['undo', hotkeys.undo],
    ['show', hotkeys.show],
  ];
  const found = entries.find(([name, key]) => name !== except && key !== null && canonical(key) === wanted);
  return found?.[0] ?? null;
}

/** As it stands on the keys: "Ctrl + Alt + N". */
export const keyNames = (accelerator: string): readonly string[] =>
  accelerator.split('+').map((part) => (part === 'Control' ? 'Ctrl' : part));
