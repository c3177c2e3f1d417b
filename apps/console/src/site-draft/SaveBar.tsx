/** The head of a set-up page: its title, who changed the set-up last, and saving with all that can come of it. */
import { Badge, Banner, Button, useLanguage, useWording } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';
import { errorText } from '@giliran/ui/wording/errors';
import { hallWording } from '@giliran/ui/wording/hall';
import { loginWording } from '@giliran/ui/wording/login';
import { setUpWording } from '@giliran/ui/wording/set-up';
import Check from 'lucide-react/icons/check';
import { IdleButton } from '../set-up/IdleButton.tsx';
import { ConflictList } from './ConflictList.tsx';
import type { OpenDraft, SiteDraft } from './site-draft.ts';
import { usedAs } from './used-as.ts';
import './save-bar.css';

export interface SaveBarProps {
  readonly title: string;
  readonly intro: string;
  readonly draft: SiteDraft;
  readonly state: OpenDraft;
}

/** The first field that is marked, in the order of the page. */
const focusFirstMarked = (): void => document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();

export function SaveBar({ title, intro, draft, state }: SaveBarProps) {
  const words = useWording(setUpWording);
  const { language } = useLanguage();
  const { dirty, saving, issues, justSaved, lastChange } = state;
  const formats = createFormats({ timeZone: state.saved.site.settings.timeZone, language });
  const moment = (at: number): string => `${formats.date(at)}, ${formats.time(at)}`;
  const marked = new Set(issues.map((issue) => issue.path)).size;
  const save = async (): Promise<void> => {
    if (issues.length > 0) focusFirstMarked();
    else await draft.save();
  };
  return (
    <>
      <header className="save-bar">
        <div className="save-bar-words">
          <h1>{title}</h1>
          <p className="hint">
            {lastChange === null
              ? intro
              : lastChange.by === null
                ? words.lastChangeAt(moment(lastChange.at))
                : words.lastChange(lastChange.by, moment(lastChange.at))}
          </p>
        </div>
        <div className="save-bar-state" aria-live="polite">
          {justSaved && !dirty && (
            <span className="save-bar-saved">
              <Check aria-hidden="true" /> {words.saved}
            </span>
          )}
          {dirty && issues.length > 0 && <Badge tone="danger">{words.fixFirst(marked)}</Badge>}
          {dirty && issues.length === 0 && <Badge tone="warn">{words.unsaved}</Badge>}
        </div>
        <IdleButton idle={!dirty || saving} onClick={() => void draft.revert()}>
          {words.revert}
        </IdleButton>
        <IdleButton variant="primary" busy={saving} idle={!dirty} onClick={() => void save()}>
          {saving ? words.saving : words.save}
        </IdleButton>
      </header>
      <Trouble draft={draft} state={state} />
    </>
  );
}

function Trouble({ draft, state }: Pick<SaveBarProps, 'draft' | 'state'>) {
  const words = useWording(setUpWording);
  const { offline } = useWording(loginWording);
  const { language } = useLanguage();
  const hall = useWording(hallWording);
  const { theirs, failure, overlaps } = state;
  if (theirs !== null) {
    const by = theirs.change?.by ?? null;
    return (
      <Banner
        tone="warn"
        title={by === null ? words.changedBySomebody : words.changedBy(by)}
        action={
          <span className="save-bar-choices">
            <Button variant="primary" onClick={() => draft.joinTheirs()}>
              {words.join}
            </Button>
            <Button onClick={() => void draft.revert()}>{words.takeTheirs}</Button>
          </span>
        }
      >
        {words.changedAdvice}
      </Banner>
    );
  }
  if (failure !== null) {
    if (failure.code === 'unreachable') return <Banner tone="error" title={offline} />;
    const { title, advice } = errorText(failure.code, language);
    const uses = (failure.issues ?? []).filter((issue) => issue.use !== undefined);
    return (
      <Banner tone="error" title={title}>
        {uses.length === 0 ? (
          advice
        ) : (
          <>
            {hall.inUseNow}
            <ul className="remove-list">
              {uses.map((issue) => (
                <li key={`${issue.path} ${issue.use}`}>
                  {usedAs(issue, state.saved.site, hall.remove, language)}
                </li>
              ))}
            </ul>
          </>
        )}
      </Banner>
    );
  }
  if (overlaps.length > 0 && state.dirty)
    return (
      <Banner tone="info" title={words.joined}>
        {words.overlaps(overlaps.length)}
        <ConflictList draft={draft} state={state} />
      </Banner>
    );
  return null;
}
