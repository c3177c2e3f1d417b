/**
 * Every sentence on a screen lives once, here, in both languages.
 * One file per screen; the Indonesian object gives the shape, the compiler holds the English one to it.
 * Plain data and functions without React, so that the phone page and the server may use them too.
 */
import type { Language } from '@giliran/protocol';

/** A section of the wording in every language. */
export type Wording<Section> = Readonly<Record<Language, Section>>;

/** English plurals: `plural(1, 'person', 'people')`. Indonesian needs none. */
export const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
