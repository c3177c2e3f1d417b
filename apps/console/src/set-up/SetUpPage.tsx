/** A page of the set-up: its head with saving, and below it what the page makes of the draft once it is there. */
import type { Site } from '@giliran/protocol';
import { Button, EmptyState, Spinner, useLanguage, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { errorText } from '@giliran/ui/wording/errors';
import { loginWording } from '@giliran/ui/wording/login';
import { setUpWording } from '@giliran/ui/wording/set-up';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { useEffect, type ReactNode } from 'react';
import { maySetUp } from '../frame/may-set-up.ts';
import type { PageProps } from '../frame/pages.ts';
import { issueAt } from '../site-draft/issues.ts';
import { SaveBar } from '../site-draft/SaveBar.tsx';
import type { OpenDraft, SiteDraft } from '../site-draft/site-draft.ts';
import { useSiteDraft } from '../site-draft/use-site-draft.ts';
import './set-up.css';

/** What a page of the set-up works on. */
export interface OpenSetUp {
  readonly draft: SiteDraft;
  readonly state: OpenDraft;
  /** The document as it is being written: `state.site`. */
  readonly site: Site;
  /** Changes the document: `edit((site) => ({ ...site, … }))`. */
  readonly edit: (change: (site: Site) => Site) => void;
  /** What is wrong at a path (`settings.name.id`) or below it, in the reader's words; null when nothing is. */
  readonly errorAt: (path: string) => string | null;
}

export interface SetUpPageProps {
  /** What the console handed to the page. */
  readonly page: PageProps;
  readonly title: string;
  /** One sentence under the title, until somebody has changed the set-up. */
  readonly intro: string;
  readonly children: (open: OpenSetUp) => ReactNode;
}

export function SetUpPage({ page, title, intro, children }: SetUpPageProps) {
  const { onSessionEnded, who } = page;
  const { draft, state } = useSiteDraft();
  const words = useWording(setUpWording);
  const { language } = useLanguage();
  const common = useWording(commonWording);
  const { offline } = useWording(loginWording);
  const failure = state.phase === 'loading' ? null : state.failure;
  const ended = failure?.code === 'sessionExpired' || failure?.code === 'notSignedIn' ? failure.code : null;
  useEffect(() => {
    if (ended !== null) onSessionEnded(ended);
  }, [ended, onSessionEnded]);

  if (state.phase === 'loading')
    return (
      <div className="board-empty">
        <EmptyState icon={<Spinner />} title={common.loading} />
      </div>
    );
  if (state.phase === 'failed') {
    const { title: what, advice } =
      state.failure.code === 'unreachable'
        ? { title: offline, advice: null }
        : errorText(state.failure.code, language);
    const allowed = who === null || maySetUp(who);
    return (
      <div className="board-empty">
        <EmptyState icon={<CircleAlert />} title={allowed ? what : words.administratorsOnly}>
          {allowed && advice}
          {allowed && <Button onClick={() => void draft.open()}>{words.tryAgain}</Button>}
        </EmptyState>
      </div>
    );
  }
  const open: OpenSetUp = {
    draft,
    state,
    site: state.site,
    edit: (change) => draft.edit(change),
    errorAt: (path) => issueAt(state.issues, path)?.text(words.issues) ?? null,
  };
  return (
    <div className="set-up-page">
      <SaveBar title={title} intro={intro} draft={draft} state={state} />
      {children(open)}
    </div>
  );
}
