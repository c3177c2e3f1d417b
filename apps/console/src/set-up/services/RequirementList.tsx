/** What to bring: one entry each, in order, in both languages one above the other, so that a long one is read whole. */
import type { Language, Localized } from '@giliran/protocol';
import { Button, IconButton, TextArea, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { setUpFrameWording } from '@giliran/ui/wording/set-up-frame';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useId, useRef } from 'react';
import { useMovedFocus } from '../moved-focus.ts';

export interface RequirementListProps {
  readonly lines: readonly Localized[];
  readonly error: (n: number, language: Language) => string | null;
  readonly tooMany: string | null;
  readonly onLines: (lines: Localized[]) => void;
}

const languages = ['id', 'en'] as const;
/** As the schema has it. */
const most = 12;

export function RequirementList({ lines, error, tooMany, onLines }: RequirementListProps) {
  const words = useWording(hallWording);
  const frame = useWording(setUpFrameWording);
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const follow = useMovedFocus(list);
  const set = (n: number, language: Language, text: string): void =>
    onLines(lines.map((line, m) => (m === n ? { ...line, [language]: text } : line)));
  const add = (): void => {
    onLines([...lines, { id: '', en: '' }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child textarea')?.focus());
  };
  return (
    <div className="requirements">
      {lines.length > 0 && (
        <ol ref={list}>
          {lines.map((line, n) => (
            // A line is its place: it has no name of its own.
            <li key={n}>
              <span className="gl-num requirement-number">{n + 1}</span>
              {languages.map((language) => {
                const wrong = error(n, language);
                return (
                  <span key={language} className="requirement">
                    <TextArea
                      lang={language}
                      rows={2}
                      autoComplete="off"
                      aria-label={`${words.line(n + 1)}, ${language === 'id' ? frame.indonesian : frame.english}`}
                      placeholder={language === 'id' ? frame.indonesian : frame.english}
                      aria-invalid={wrong === null ? undefined : true}
                      aria-describedby={wrong === null ? undefined : `${id}-${n}-${language}`}
                      value={line[language]}
                      // It wraps in sight alone: on paper and at the kiosk it is one line.
                      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
                      onChange={(event) =>
                        set(n, language, event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))
                      }
                    />
                    {wrong !== null && (
                      <span className="form-error" id={`${id}-${n}-${language}`}>
                        {wrong}
                      </span>
                    )}
                  </span>
                );
              })}
              <IconButton
                label={`${frame.moveUp}: ${words.line(n + 1)}`}
                icon={<ArrowUp />}
                disabled={n === 0}
                data-by="-1"
                onClick={() => {
                  follow(n - 1, -1);
                  const next = [...lines];
                  next.splice(n - 1, 0, ...next.splice(n, 1));
                  onLines(next);
                }}
              />
              <IconButton
                label={words.removeLine(n + 1)}
                icon={<X />}
                onClick={() => onLines(lines.filter((_, m) => m !== n))}
              />
            </li>
          ))}
        </ol>
      )}
      {tooMany !== null && <p className="form-error">{tooMany}</p>}
      <Button icon={<Plus />} size="small" disabled={lines.length >= most} onClick={add}>
        {words.addLine}
      </Button>
    </div>
  );
}
