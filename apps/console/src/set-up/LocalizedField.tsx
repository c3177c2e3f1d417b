/** A text in both languages of the hall, side by side, each with what is wrong with it. */
import type { Language, Localized } from '@giliran/protocol';
import { Field, TextArea, TextInput, useWording, VisuallyHidden } from '@giliran/ui';
import { setUpFrameWording } from '@giliran/ui/wording/set-up-frame';

const languages = ['id', 'en'] as const satisfies readonly Language[];

interface Common {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Several lines instead of one. */
  readonly rows?: number | undefined;
  /** Letters that still fit; told from four fifths of them on. The schema decides. */
  readonly most?: number | undefined;
  /** What is wrong in a language; a text that may be missing is wrong as a whole at `id`. */
  readonly error: (language: Language) => string | null;
  readonly onBlur?: (() => void) | undefined;
}
export type LocalizedFieldProps = Common &
  (
    | { readonly optional?: false; readonly value: Localized; readonly onValue: (value: Localized) => void }
    /** Empty in both languages it is null: there is none. */
    | {
        readonly optional: true;
        readonly value: Localized | null;
        readonly onValue: (value: Localized | null) => void;
      }
  );

export function LocalizedField(props: LocalizedFieldProps) {
  const { label, hint, rows, most = 200, error, onBlur } = props;
  const words = useWording(setUpFrameWording);
  const value = props.value ?? { id: '', en: '' };
  const write = (language: Language, text: string): void => {
    const next = { ...value, [language]: text };
    if (props.optional) props.onValue(next.id.trim() === '' && next.en.trim() === '' ? null : next);
    else props.onValue(next);
  };
  const errorIn = (language: Language): string | null => {
    const half = props.optional && props.value !== null && props.value[language].trim() === '';
    return half ? words.bothLanguages : error(language);
  };
  return (
    <fieldset className="localized">
      <legend className="gl-field-label">
        {label}
        {props.optional === true && <span className="optional"> · {words.optional}</span>}
      </legend>
      {hint !== undefined && <p className="gl-field-hint">{hint}</p>}
      <div className="localized-fields">
        {languages.map((language) => {
          const text = value[language];
          const near = text.length >= most * 0.8 ? words.letters(text.length, most) : null;
          return (
            <Field
              key={language}
              error={errorIn(language)}
              label={
                <span className="localized-language">
                  <VisuallyHidden>{label}: </VisuallyHidden>
                  {language === 'id' ? words.indonesian : words.english}
                  {near !== null && <span className="letters gl-num">{near}</span>}
                </span>
              }
            >
              {(control) => {
                const common = {
                  ...control,
                  lang: language,
                  value: text,
                  onBlur,
                  onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
                    write(language, event.currentTarget.value),
                };
                return rows === undefined ? (
                  <TextInput {...common} autoComplete="off" />
                ) : (
                  <TextArea {...common} rows={rows} />
                );
              }}
            </Field>
          );
        })}
      </div>
    </fieldset>
  );
}
