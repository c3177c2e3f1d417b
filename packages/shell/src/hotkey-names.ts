/** The things that a global hotkey can do, in the order in which they are offered. Without a schema, so that the preload stays small. */
export const hotkeyNames = ['next', 'recall', 'noShow', 'park', 'transfer', 'undo', 'show'] as const;

/**
 * `next`: the big action. `park` and `transfer` ask for a word, so they bring the window to the front, as
 * `show` does; the others leave the agency's own program where it is.
 */
export type Hotkey = (typeof hotkeyNames)[number];

export const isHotkey = (name: unknown): name is Hotkey => hotkeyNames.some((known) => known === name);
