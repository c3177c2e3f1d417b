import type { Language } from '@giliran/protocol';
import { useLanguage, useWording } from '../language.tsx';
import { commonWording } from '../wording/common.ts';
import './LanguageSwitch.css';

const languages: readonly Language[] = ['id', 'en'];
const names: Readonly<Record<Language, string>> = { id: 'Bahasa Indonesia', en: 'English' };
const shortNames: Readonly<Record<Language, string>> = { id: 'ID', en: 'EN' };

export interface LanguageSwitchProps {
  /** `full` writes the languages out, `short` says ID and EN. */
  readonly shape?: 'full' | 'short' | undefined;
}

/** Chooses the language; each is named in itself, so that nobody has to understand the current one. */
export function LanguageSwitch({ shape = 'full' }: LanguageSwitchProps) {
  const { language, setLanguage } = useLanguage();
  const words = useWording(commonWording);
  return (
    <div className="gl-languages" role="group" aria-label={words.language}>
      {languages.map((choice) => (
        <button
          key={choice}
          type="button"
          lang={choice}
          aria-pressed={choice === language}
          aria-label={shape === 'full' ? names[choice] : `${shortNames[choice]}, ${names[choice]}`}
          onClick={() => setLanguage(choice)}
        >
          {(shape === 'full' ? names : shortNames)[choice]}
        </button>
      ))}
    </div>
  );
}
