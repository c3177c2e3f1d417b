/** What a person sets for this machine: the language, the bell and the notices. */
import { Language } from '@giliran/protocol';
import type { TextStore } from './session-memory.ts';

const languageSlot = 'giliran.counter.language';
const soundSlot = 'giliran.counter.sound';
const noticeSlot = 'giliran.counter.notice';

export function readLanguage(store: TextStore): Language {
  const kept = Language.safeParse(store.getItem(languageSlot));
  return kept.success ? kept.data : 'id';
}
export const keepLanguage = (store: TextStore, language: Language): void =>
  store.setItem(languageSlot, language);

export const readSound = (store: TextStore): boolean => store.getItem(soundSlot) !== 'off';
export const keepSound = (store: TextStore, on: boolean): void => store.setItem(soundSlot, on ? 'on' : 'off');

export const readNotice = (store: TextStore): boolean => store.getItem(noticeSlot) !== 'off';
export const keepNotice = (store: TextStore, on: boolean): void =>
  store.setItem(noticeSlot, on ? 'on' : 'off');
