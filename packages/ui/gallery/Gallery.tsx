import { useState } from 'react';
import type { Language } from '@giliran/protocol';
import {
  DEFAULT_ACCENT,
  LanguageProvider,
  LanguageSwitch,
  Screen,
  type ScreenKind,
  type Theme,
} from '../src/index.ts';
import { Actions } from './Actions.tsx';
import { DisplaySample } from './DisplaySample.tsx';
import { KioskSample } from './KioskSample.tsx';
import { Messages } from './Messages.tsx';
import { Swatches } from './Swatches.tsx';

const kinds: readonly ScreenKind[] = ['kiosk', 'desktop', 'phone', 'display'];
const themes: readonly Theme[] = ['light', 'contrast', 'dark'];
const accents = [DEFAULT_ACCENT, '#c8102e', '#1d4ed8', '#f5b400', '#7a3e9d', '#808080'];

const oneOf = <T extends string>(choices: readonly T[], wanted: string | null, otherwise: T): T =>
  choices.find((choice) => choice === wanted) ?? otherwise;

/** The whole gallery. The address chooses the first look: `kind`, `theme`, `lang`, `accent`, `page`. */
export function Gallery({ start }: { readonly start: URLSearchParams }) {
  const [kind, setKind] = useState(oneOf(kinds, start.get('kind'), 'desktop'));
  const [theme, setTheme] = useState(oneOf(themes, start.get('theme'), 'light'));
  const [language, setLanguage] = useState<Language>(start.get('lang') === 'en' ? 'en' : 'id');
  const [accent, setAccent] = useState(start.has('accent') ? `#${start.get('accent')}` : DEFAULT_ACCENT);
  const page = oneOf(['all', 'kiosk', 'display'], start.get('page'), 'all');
  return (
    <LanguageProvider language={language} onLanguage={setLanguage}>
      <Screen kind={kind} theme={theme} accent={accent} language={language}>
        {page === 'kiosk' && <KioskSample />}
        {page === 'display' && <DisplaySample />}
        {page === 'all' && (
          <main className="gallery">
            <header className="gallery-bar">
              <h1>Giliran</h1>
              <Choice label="Screen" choices={kinds} value={kind} onChoose={setKind} />
              <Choice label="Theme" choices={themes} value={theme} onChoose={setTheme} />
              <span className="gallery-choice">
                {accents.map((hex) => (
                  <button
                    key={hex}
                    type="button"
                    className="gallery-dot"
                    aria-label={hex}
                    aria-pressed={hex === accent}
                    style={{ background: hex }}
                    onClick={() => setAccent(hex)}
                  />
                ))}
              </span>
              <LanguageSwitch shape="short" />
            </header>
            <Swatches />
            <Actions />
            <Messages />
          </main>
        )}
      </Screen>
    </LanguageProvider>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly choices: readonly T[];
  readonly value: T;
  readonly onChoose: (choice: T) => void;
}
function Choice<T extends string>({ label, choices, value, onChoose }: ChoiceProps<T>) {
  return (
    <span className="gallery-choice" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className="gallery-pick"
          aria-pressed={choice === value}
          onClick={() => onChoose(choice)}
        >
          {choice}
        </button>
      ))}
    </span>
  );
}
