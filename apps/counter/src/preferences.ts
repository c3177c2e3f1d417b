/** What a person sets for this machine: the language and the bell. */
import { Language } from '@giliran/protocol';
import type { TextStore } from './session-memory.ts';

const languageSlot = 'giliran.counter.language';
const soundSlot = 'giliran.counter.sound';

export function readLanguage(store: TextStore): Language {
  const kept = Language.safeParse(store.getItem(languageSlot));
  return kept.success ? kept.data : 'id';
}
export const keepLanguage = (store: TextStore, language: Language): void =>
  store.setItem(languageSlot, language);

export const readSound = (store: TextStore): boolean => store.getItem(soundSlot) !== 'off';
export const keepSound = (store: TextStore, on: boolean): void => store.setItem(soundSlot, on ? 'on' : 'off');
