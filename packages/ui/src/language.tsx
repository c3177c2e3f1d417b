/** The language a screen speaks, handed down the React tree. */
import { createContext, type ReactNode, use, useMemo } from 'react';
import type { Language } from '@giliran/protocol';
import type { Wording } from './wording/wording.ts';

interface LanguageChoice {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice | null>(null);

export interface LanguageProviderProps {
  readonly language: Language;
  /** Called by `LanguageSwitch`; leave it out on screens whose language is fixed. */
  readonly onLanguage?: ((language: Language) => void) | undefined;
  readonly children: ReactNode;
}

const ignore = () => undefined;

/** Gives everything below it a language. The chosen language lives with the caller. */
export function LanguageProvider({ language, onLanguage, children }: LanguageProviderProps) {
  const choice = useMemo(() => ({ language, setLanguage: onLanguage ?? ignore }), [language, onLanguage]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The current language and how to change it. Outside a `LanguageProvider` it throws. */
export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (choice === null) throw new Error('useLanguage needs a LanguageProvider above it');
  return choice;
}

/** A section of the wording in the current language: `const words = useWording(kioskWording)`. */
export function useWording<Section>(wording: Wording<Section>): Section {
  return wording[useLanguage().language];
}

/** A text of the site's set-up in the current language: `const say = useLocalized(); say(agency.name)`. */
export function useLocalized(): (text: { readonly id: string; readonly en: string }) => string {
  const { language } = useLanguage();
  return (text) => text[language];
}
