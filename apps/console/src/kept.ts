/** What the browser keeps: the session until the tab is closed, the language for good. */
import type { Language } from '@giliran/protocol';

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const sessionSlot = 'giliran.console.session';
const languageSlot = 'giliran.console.language';

export const keptToken = (place: Place): string | null => place.getItem(sessionSlot);

export function keepToken(place: Place, token: string | null): void {
  if (token === null) place.removeItem(sessionSlot);
  else place.setItem(sessionSlot, token);
}

/** The language chosen before, else the browser's, else Indonesian. */
export function keptLanguage(place: Place, browserLanguage: string): Language {
  const chosen = place.getItem(languageSlot);
  if (chosen === 'id' || chosen === 'en') return chosen;
  return browserLanguage.startsWith('en') ? 'en' : 'id';
}

export const keepLanguage = (place: Place, language: Language): void => place.setItem(languageSlot, language);
