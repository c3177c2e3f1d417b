/** A printer's set-up: find one or fill it in, save, undo. Changes from elsewhere never overwrite what is being filled in. */
import { unreachable, type PaperWidth, type PrinterConfig, type PrinterDetection } from '@giliran/protocol';
import { useRef, useState } from 'react';
import Search from 'lucide-react/icons/search';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { useLanguage, useWording } from '../language.tsx';
import { printerWording } from '../wording/printer.ts';
import { draftOf, readDraft, type PrinterDraft, type TypedField } from './draft.ts';
import { failureText, type Answer, type Failure } from './failure.ts';
import { PrinterFields } from './PrinterFields.tsx';
import './printer.css';

export interface PrinterFormProps {
  /** In force; null: nobody has set it up. */
  readonly config: PrinterConfig | null;
  /** The kiosk's paper while nobody has set its printer up. */
  readonly paper: PaperWidth;
  /** Why nothing can be changed here, or null. */
  readonly locked: 'onlyAdministrators' | 'byFile' | null;
  readonly save: (config: PrinterConfig) => Answer<unknown>;
  readonly detect: () => Answer<PrinterDetection>;
}

const nothingWrong: ReadonlySet<TypedField> = new Set();
const same = (a: PrinterDraft, b: PrinterDraft): boolean => JSON.stringify(a) === JSON.stringify(b);

export function PrinterForm({ config, paper, locked, save, detect }: PrinterFormProps) {
  const { form: words } = useWording(printerWording);
  const { language } = useLanguage();
  const theirs = draftOf(config, paper);
  /** What the draft was begun from. */
  const [base, setBase] = useState(theirs);
  const [draft, setDraft] = useState(theirs);
  const [wrong, setWrong] = useState(nothingWrong);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saved, setSaved] = useState(false);
  const changed = !same(draft, base);
  const takeTheirs = () => {
    setBase(theirs);
    setDraft(theirs);
    setWrong(nothingWrong);
    setFailure(null);
  };
  const [seen, setSeen] = useState(theirs);
  if (!same(seen, theirs)) {
    setSeen(theirs);
    // Changed elsewhere while nothing is being filled in here, or to the same: simply shown.
    if (!changed || same(draft, theirs)) takeTheirs();
  }
  const edit = (next: PrinterDraft) => {
    setDraft(next);
    setSaved(false);
    setFailure(null);
    if (wrong.size > 0) {
      const read = readDraft(next);
      setWrong(read.ok ? nothingWrong : read.error);
    }
  };
  const form = useRef<HTMLFormElement>(null);
  const submit = async () => {
    const read = readDraft(draft);
    if (!read.ok) {
      setWrong(read.error);
      requestAnimationFrame(() => showFirstWrong(form.current));
      return undefined;
    }
    setBusy(true);
    setFailure(null);
    const answer = await save(read.value);
    setBusy(false);
    if (!answer.ok) return setFailure(answer.error);
    const kept = draftOf(read.value, paper);
    setBase(kept);
    setDraft(kept);
    setSaved(true);
    return undefined;
  };
  const said = failure && failureText(failure, language);
  return (
    <form
      ref={form}
      className="gl-printer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && locked === null) void submit();
      }}
    >
      <h2>{words.title}</h2>
      {locked !== null && <Locked why={locked} />}
      {changed && !same(base, theirs) && (
        <Banner
          tone="warn"
          title={words.changedElsewhere}
          action={<Button onClick={takeTheirs}>{words.takeTheirs}</Button>}
        >
          {words.changedElsewhereAdvice}
        </Banner>
      )}
      {locked === null && (
        <Detected
          detect={detect}
          onChoose={(chosen) => edit({ ...draftOf(chosen, paper), ...kept(draft) })}
        />
      )}
      <div className="gl-printer-fields">
        <PrinterFields draft={draft} onDraft={edit} wrong={wrong} disabled={locked !== null} />
      </div>
      {wrong.size > 0 && <Banner tone="error" title={words.wrongTitle} />}
      {said && (
        <Banner tone="error" title={said.title}>
          {said.advice}
        </Banner>
      )}
      {saved && !changed && <Banner title={words.savedTitle}>{words.savedAdvice}</Banner>}
      {locked === null && (
        <div className="gl-printer-actions">
          <Button variant="primary" type="submit" busy={busy} disabled={!changed}>
            {words.save}
          </Button>
          {changed ? (
            <Button onClick={takeTheirs}>{words.undo}</Button>
          ) : (
            !saved && <span className="gl-printer-quiet">{words.unchanged}</span>
          )}
        </div>
      )}
    </form>
  );
}

function showFirstWrong(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLInputElement>('[aria-invalid="true"]');
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
}

/** What another printer does not change: it is the hall's wish, not the printer's. */
const kept = ({ logo, copies, rollMetres }: PrinterDraft) => ({ logo, copies, rollMetres });

function Locked({ why }: { readonly why: 'onlyAdministrators' | 'byFile' }) {
  const { form: words } = useWording(printerWording);
  switch (why) {
    case 'onlyAdministrators':
      return <Banner title={words.onlyAdministrators} />;
    case 'byFile':
      return (
        <Banner tone="warn" title={words.byFile}>
          {words.byFileAdvice}
        </Banner>
      );
    default:
      return unreachable(why);
  }
}

interface DetectedProps {
  readonly detect: () => Answer<PrinterDetection>;
  readonly onChoose: (config: PrinterConfig) => void;
}

/** The printers that the machine sees, asked for when somebody wants to know. */
function Detected({ detect, onChoose }: DetectedProps) {
  const { detect: words, form } = useWording(printerWording);
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<PrinterDetection | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const look = async () => {
    setBusy(true);
    setFailure(null);
    const answer = await detect();
    setBusy(false);
    if (answer.ok) setFound(answer.value);
    else setFailure(answer.error);
  };
  const said = failure && failureText(failure, language);
  return (
    <div className="gl-printer-detect">
      <div className="gl-printer-actions">
        <Button icon={<Search aria-hidden="true" />} busy={busy} onClick={() => void look()}>
          {busy ? words.finding : words.find}
        </Button>
        <span className="gl-printer-quiet" role="status">
          {found !== null && found.printers.length > 0 ? words.found(found.printers.length) : ''}
        </span>
      </div>
      {said && (
        <Banner tone="error" title={said.title}>
          {said.advice}
        </Banner>
      )}
      {found !== null && found.printers.length === 0 && (
        <Banner title={words.none}>{words.noneAdvice}</Banner>
      )}
      {found !== null && found.printers.length > 0 && (
        <ul className="gl-printer-found" aria-label={words.title}>
          {found.printers.map(({ name, config, hindrance }, at) => (
            <li key={`${config.adapter}-${name}-${at}`}>
              <div>
                <strong>{name}</strong>
                <span className="gl-printer-quiet">
                  {form.adapters[config.adapter]}
                  {placeOf(config)}
                </span>
                {hindrance !== null && (
                  <span className="gl-printer-hindrance">
                    {words.hindered}: {hindrance}
                  </span>
                )}
              </div>
              <Button onClick={() => onChoose(config)}>{words.choose}</Button>
            </li>
          ))}
        </ul>
      )}
      {found !== null && found.notLooked.length > 0 && (
        <p className="gl-printer-quiet">
          {words.notLooked} {found.notLooked.join('; ')}
        </p>
      )}
    </div>
  );
}

function placeOf(config: PrinterConfig): string {
  if (config.adapter !== 'usb') return '';
  const hex = (value: number | undefined) => (value ?? 0).toString(16).padStart(4, '0');
  const serial = config.serial === undefined ? '' : ` · ${config.serial}`;
  return ` · ${hex(config.vendorId)}:${hex(config.productId)}${serial}`;
}
