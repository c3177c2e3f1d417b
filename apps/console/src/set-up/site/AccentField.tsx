/** The site's colour: picked or written, with how readable it is and how it looks on a button and a mark. */
import { Field, TextInput, accentColours, accentStyle, useLanguage, useWording } from '@giliran/ui';
import { contrastWithWhite } from '@giliran/ui/accent';
import { hallWording } from '@giliran/ui/wording/hall';

export interface AccentFieldProps {
  readonly value: string;
  readonly error: string | null;
  readonly onValue: (colour: string) => void;
}

const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const ratioFormat = {
  id: new Intl.NumberFormat('id-ID', oneDigit),
  en: new Intl.NumberFormat('en-GB', oneDigit),
};
const whole = /^#[0-9a-f]{6}$/i;

export function AccentField({ value, error, onValue }: AccentFieldProps) {
  const words = useWording(hallWording);
  const { language } = useLanguage();
  const colour = whole.test(value) ? value : null;
  const ratio = colour === null ? null : contrastWithWhite(colour);
  const colours = accentColours(colour ?? '');
  return (
    <div className="accent-field">
      <Field
        label={words.field.accentColor}
        error={error}
        hint={ratio === null ? undefined : words.contrastOf(ratioFormat[language].format(ratio))}
      >
        {(control) => (
          <span className="accent-inputs">
            <input
              type="color"
              aria-label={words.field.accentColor}
              value={colour ?? '#000000'}
              onChange={(event) => onValue(event.currentTarget.value)}
            />
            <TextInput
              {...control}
              className="gl-num"
              spellCheck={false}
              autoComplete="off"
              maxLength={7}
              value={value}
              onChange={(event) => onValue(event.currentTarget.value.trim())}
            />
          </span>
        )}
      </Field>
      {colour !== null && (
        <div className="accent-sample" style={accentStyle(colour)} aria-hidden="true">
          <span className="accent-bar" style={{ background: colours.accent, color: colours.onAccent }}>
            A-012
          </span>
          <span className="accent-button" style={{ background: colours.strong, color: colours.onStrong }}>
            {words.sampleButton}
          </span>
          <span className="accent-mark" style={{ background: colours.soft, color: colours.text }}>
            {words.readable}
          </span>
        </div>
      )}
    </div>
  );
}
