/** The papers, side by side at one scale, and what may be worth changing. */
import type { PaperWidth, TicketPreview, TicketWarning } from '@giliran/protocol';
import { Banner, Button, Checkbox, Field, Select, Spinner, useLanguage, useWording } from '@giliran/ui';
import { ticketDesignWording, type TicketDesignWording } from '@giliran/ui/wording/ticket-design';
import { setUpWording } from '@giliran/ui/wording/set-up';
import { WIDTHS, type Previews, type Sample } from './use-preview.ts';

export interface PreviewPaneProps {
  readonly previews: Previews;
  readonly sample: Sample;
  readonly onSample: (sample: Sample) => void;
  /** The form has to be put right first. */
  readonly waits: boolean;
  readonly onAgain: () => void;
}

const examples = ['usual', 'longest', 'shortest'] as const;

export function PreviewPane({ previews, sample, onSample, waits, onAgain }: PreviewPaneProps) {
  const words = useWording(ticketDesignWording);
  const setUp = useWording(setUpWording);
  const { papers, failure, loading } = previews;
  return (
    <section className="preview-pane" aria-labelledby="preview-title" aria-busy={loading}>
      <header>
        <h2 id="preview-title">
          {words.preview} {loading && !waits && <Spinner />}
        </h2>
        <div className="preview-choices">
          <Field label={words.ticketLanguage}>
            {(control) => (
              <Select
                {...control}
                value={sample.language}
                onChange={(event) =>
                  onSample({ ...sample, language: event.currentTarget.value === 'en' ? 'en' : 'id' })
                }
              >
                <option value="id">{words.indonesian}</option>
                <option value="en">{words.english}</option>
              </Select>
            )}
          </Field>
          <Field label={words.example}>
            {(control) => (
              <Select
                {...control}
                value={sample.example}
                onChange={(event) => {
                  const example = examples.find((one) => one === event.currentTarget.value);
                  if (example !== undefined) onSample({ ...sample, example });
                }}
              >
                {examples.map((example) => (
                  <option key={example} value={example}>
                    {words.examples[example]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div className="preview-ticks">
            <Checkbox
              label={words.priority}
              checked={sample.priority}
              onChange={(event) => onSample({ ...sample, priority: event.currentTarget.checked })}
            />
            <Checkbox
              label={words.reprint}
              checked={sample.reprint}
              onChange={(event) => onSample({ ...sample, reprint: event.currentTarget.checked })}
            />
          </div>
        </div>
      </header>
      {waits && <Banner tone="warn" title={words.waitsForForm} />}
      {!waits && failure !== null && (
        <Banner
          tone="error"
          title={words.previewFailed}
          action={<Button onClick={onAgain}>{setUp.tryAgain}</Button>}
        />
      )}
      <Warnings papers={papers} />
      <div className="papers" data-stale={waits || failure !== null || undefined}>
        {WIDTHS.map((width) => (
          <Paper key={width} width={width} preview={papers[width]} />
        ))}
      </div>
    </section>
  );
}

function Paper({
  width,
  preview,
}: {
  readonly width: PaperWidth;
  readonly preview: TicketPreview | undefined;
}) {
  const words = useWording(ticketDesignWording);
  const centimetres = useCentimetres();
  return (
    <figure className="paper" data-width={width}>
      <figcaption>
        <strong>{words.paper[width]}</strong>
        {preview && <span className="gl-num">{words.paperLength(centimetres(preview.millimetres))}</span>}
      </figcaption>
      <div className="paper-sheet">
        {preview && (
          <img
            src={`data:image/png;base64,${preview.png}`}
            width={preview.widthDots}
            height={preview.heightDots}
            alt={words.altPaper(words.paper[width])}
          />
        )}
      </div>
    </figure>
  );
}

/** What holds for both papers is said once; else with the paper it is said of. */
function Warnings({ papers }: { readonly papers: Previews['papers'] }) {
  const words = useWording(ticketDesignWording);
  const centimetres = useCentimetres();
  const said = new Map<string, PaperWidth[]>();
  for (const width of WIDTHS) {
    for (const warning of papers[width]?.warnings ?? []) {
      // The logo's trouble stands at its field.
      if (warning.kind === 'logoUnusable') continue;
      const text = warningText(warning, words, centimetres);
      said.set(text, [...(said.get(text) ?? []), width]);
    }
  }
  if (said.size === 0) return null;
  return (
    <Banner tone="warn" title={words.warnings} className="preview-warnings">
      <ul>
        {[...said].map(([text, widths]) => (
          <li key={text}>
            {widths.length === WIDTHS.length
              ? text
              : `${widths.map((width) => words.paper[width]).join(', ')}: ${text}`}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function useCentimetres(): (millimetres: number) => string {
  const { language } = useLanguage();
  const format = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 });
  return (millimetres) => format.format(millimetres / 10);
}

function warningText(
  warning: Exclude<TicketWarning, { kind: 'logoUnusable' }>,
  { warning: words, block }: TicketDesignWording,
  centimetres: (millimetres: number) => string,
): string {
  switch (warning.kind) {
    case 'longPaper':
      return words.longPaper(centimetres(warning.millimetres));
    case 'manyLines':
      return words.manyLines(block[warning.block], warning.lines);
    case 'lostCharacters':
      return words.lostCharacters(block[warning.block], Array.from(warning.characters).join(' '));
  }
}
