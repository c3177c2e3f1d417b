/** Lines of the site's own, in both languages; empty in both, there are none. */
import { linesOf, type TicketSettings } from '@giliran/protocol';
import { Field, TextArea, useWording } from '@giliran/ui';
import { ticketDesignWording } from '@giliran/ui/wording/ticket-design';

type Text = TicketSettings['header'];

export interface OwnTextProps {
  readonly title: string;
  readonly hint: string;
  readonly text: Text;
  readonly rows: number;
  readonly limits: { readonly lines: number; readonly characters: number };
  /** What is wrong in each language, if anything. */
  readonly errors: Readonly<Record<'id' | 'en', string | null>>;
  readonly onText: (text: Text) => void;
}

export function OwnText({ title, hint, text, rows, limits, errors, onText }: OwnTextProps) {
  const words = useWording(ticketDesignWording);
  const set = (language: 'id' | 'en', written: string): void => {
    const next = { id: '', en: '', ...text, [language]: written };
    onText(next.id.trim() === '' && next.en.trim() === '' ? null : next);
  };
  return (
    <fieldset className="own-text">
      <legend>{title}</legend>
      <p className="hint">{hint}</p>
      <div className="own-text-fields">
        {(['id', 'en'] as const).map((language) => {
          const written = text?.[language] ?? '';
          const lines = `${linesOf(written).length}/${limits.lines}`;
          const used = words.used(lines, `${written.length}/${limits.characters}`);
          return (
            <Field
              key={language}
              label={
                <span className="own-text-label">
                  {language === 'id' ? words.indonesian : words.english}
                  <span className="own-text-count gl-num">{used}</span>
                </span>
              }
              error={errors[language]}
            >
              {(control) => (
                <TextArea
                  {...control}
                  rows={rows}
                  lang={language}
                  value={written}
                  onChange={(event) => set(language, event.currentTarget.value)}
                />
              )}
            </Field>
          );
        })}
      </div>
    </fieldset>
  );
}
