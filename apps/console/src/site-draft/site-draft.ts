/**
 * A draft of the whole set-up: loaded with its version, edited freely, saved when somebody says so. What
 * was typed outlives a page switch, a refusal and another person's change; only `revert` throws it away.
 */
import type { SendFailure } from '@giliran/client';
import { merge, same, Site, type SiteChange } from '@giliran/protocol';
import { issuesOf, serverIssues, type FieldIssue } from './issues.ts';
import type { SiteApi, VersionedSite } from './site-api.ts';

export type DraftState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly failure: SendFailure }
  | OpenDraft;

export interface OpenDraft {
  readonly phase: 'open';
  /** The document as somebody is writing it; may be wrong in places. */
  readonly site: Site;
  /** As the server has it. */
  readonly saved: VersionedSite;
  readonly dirty: boolean;
  readonly issues: readonly FieldIssue[];
  readonly saving: boolean;
  /** Why the last save was refused. */
  readonly failure: SendFailure | null;
  /** The set-up that somebody else has saved meanwhile, with who did where that is known. */
  readonly theirs: (VersionedSite & { readonly change: SiteChange | null }) | null;
  /** After joining theirs: where mine replaces theirs. */
  readonly overlaps: readonly string[];
  /** True from a save until the next edit. */
  readonly justSaved: boolean;
  readonly lastChange: SiteChange | null;
}

export interface SiteDraftParts {
  readonly api: SiteApi;
  readonly newKey: () => string;
}

export class SiteDraft {
  private readonly parts: SiteDraftParts;
  private readonly listeners = new Set<() => void>();
  private state: DraftState = { phase: 'loading' };
  private asked = 0;

  constructor(parts: SiteDraftParts) {
    this.parts = parts;
  }

  readonly current = (): DraftState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads the set-up, unless somebody is in the middle of changing it. */
  async open(): Promise<void> {
    if (this.state.phase === 'open' && this.state.dirty) return;
    await this.reload();
  }

  /** Changes the draft: `edit` gives the new document. */
  edit(change: (site: Site) => Site): void {
    if (this.state.phase !== 'open') return;
    const site = change(this.state.site);
    this.set({ ...this.state, ...this.judged(site, this.state.saved), justSaved: false });
  }

  /** Throws the changes away; theirs, where there are any, are taken. */
  async revert(): Promise<void> {
    await this.reload();
  }

  /** True when it is saved. A draft with issues is not sent. */
  async save(): Promise<boolean> {
    const { state } = this;
    if (state.phase !== 'open' || state.saving || state.issues.length > 0) return false;
    const sent = state.site;
    this.set({ ...state, saving: true, failure: null });
    const answer = await this.parts.api.save(sent, state.saved.version, this.parts.newKey());
    const now = this.state;
    if (now.phase !== 'open') return false;
    if (!answer.ok) {
      const issues = answer.error.code === 'unreachable' ? [] : serverIssues(answer.error);
      this.set({ ...now, saving: false, failure: answer.error, issues: [...now.issues, ...issues] });
      if (answer.error.code === 'siteChanged') await this.lookAtTheirs();
      return false;
    }
    // What was typed while it was on its way stays a draft.
    const site = now.site === sent ? answer.value.site : now.site;
    this.set({
      ...now,
      ...this.judged(site, answer.value),
      saved: answer.value,
      saving: false,
      failure: null,
      theirs: null,
      overlaps: [],
      justSaved: now.site === sent,
    });
    await this.noteLastChange();
    return true;
  }

  /** Puts my changes upon theirs: then a save replaces nothing that nobody has seen. */
  joinTheirs(): void {
    const { state } = this;
    if (state.phase !== 'open' || state.theirs === null) return;
    const { change, ...theirs } = state.theirs;
    const merged = merge(state.saved.site, state.site, theirs.site);
    const site = Site.safeParse(merged.value);
    // Joined halves that do not fit (a service of an agency that is gone) are mine to put right.
    const joined = site.success ? site.data : { ...theirs.site, settings: state.site.settings };
    this.set({
      ...state,
      ...this.judged(joined, theirs),
      saved: theirs,
      theirs: null,
      failure: null,
      overlaps: merged.overlaps,
      lastChange: change,
    });
  }

  private judged(site: Site, saved: VersionedSite): Pick<OpenDraft, 'site' | 'dirty' | 'issues'> {
    return { site, dirty: !same(site, saved.site), issues: issuesOf(site, saved.site) };
  }

  private async reload(): Promise<void> {
    this.asked += 1;
    const { asked } = this;
    const loaded = await this.parts.api.load();
    if (asked !== this.asked) return;
    if (!loaded.ok) {
      if (this.state.phase === 'open') this.set({ ...this.state, failure: loaded.error });
      else this.set({ phase: 'failed', failure: loaded.error });
      return;
    }
    this.set({
      phase: 'open',
      ...this.judged(loaded.value.site, loaded.value),
      saved: loaded.value,
      saving: false,
      failure: null,
      theirs: null,
      overlaps: [],
      justSaved: false,
      lastChange: this.state.phase === 'open' ? this.state.lastChange : null,
    });
    await this.noteLastChange();
  }

  private async noteLastChange(): Promise<void> {
    const lastChange = await this.parts.api.lastChange();
    if (this.state.phase === 'open') this.set({ ...this.state, lastChange });
  }

  private async lookAtTheirs(): Promise<void> {
    const [theirs, change] = await Promise.all([this.parts.api.load(), this.parts.api.lastChange()]);
    if (this.state.phase !== 'open' || !theirs.ok) return;
    this.set({ ...this.state, theirs: { ...theirs.value, change } });
  }

  private set(state: DraftState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
