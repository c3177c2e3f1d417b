import { readFileSync } from 'node:fs';
import type { SendFailure } from '@giliran/client';
import { Site, type Result, type SiteChange } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import { issueAt } from './issues.ts';
import type { SiteApi, VersionedSite } from './site-api.ts';
import { SiteDraft, type OpenDraft } from './site-draft.ts';

const demo = Site.parse(
  JSON.parse(readFileSync(new URL('../../../../server/demo/site.json', import.meta.url), 'utf8')),
);
const named = (site: Site, name: string): Site => ({
  ...site,
  settings: { ...site.settings, name: { id: name, en: name } },
});
const footed = (site: Site, footer: string): Site => ({
  ...site,
  settings: { ...site.settings, ticket: { ...site.settings.ticket, footer: { id: footer, en: footer } } },
});

/** A server in memory, with a version that grows, and a door that can be held shut. */
function bench() {
  let site = demo;
  let version = 1;
  let failure: SendFailure | null = null;
  let change: SiteChange | null = null;
  let door: Promise<void> = Promise.resolve();
  const keys: string[] = [];
  const now = (): Result<VersionedSite, SendFailure> =>
    failure ? { ok: false, error: failure } : { ok: true, value: { site, version: `"${version}"` } };
  const api: SiteApi = {
    load: () => Promise.resolve(now()),
    async save(next, based, key) {
      keys.push(key);
      await door;
      if (failure) return { ok: false, error: failure };
      if (based !== `"${version}"`) return { ok: false, error: { code: 'siteChanged' } };
      site = next;
      version += 1;
      return now();
    },
    lastChange: () => Promise.resolve(change),
  };
  const draft = new SiteDraft({ api, newKey: () => `key-${keys.length}` });
  return {
    draft,
    open: (): OpenDraft => {
      const state = draft.current();
      if (state.phase !== 'open') throw new Error(state.phase);
      return state;
    },
    stored: () => site,
    fail: (with_: SendFailure | null) => (failure = with_),
    hold: (): (() => void) => {
      const held = Promise.withResolvers<void>();
      door = held.promise;
      return held.resolve;
    },
    somebodyElse: (edit: (site: Site) => Site) => {
      site = edit(site);
      version += 1;
      change = { seq: version, at: 1, by: 'Budi' };
    },
  };
}

test('an edit is a draft until it is saved', async () => {
  const { draft, open, stored } = bench();
  await draft.open();
  expect(open()).toMatchObject({ dirty: false, issues: [] });
  draft.edit((site) => named(site, 'Baru'));
  expect([open().dirty, stored().settings.name.id]).toEqual([true, demo.settings.name.id]);
  expect(await draft.save()).toBe(true);
  expect(stored().settings.name.id).toBe('Baru');
  expect(open()).toMatchObject({ dirty: false, justSaved: true });
});

test('an edit that is taken back leaves nothing to save', async () => {
  const { draft, open } = bench();
  await draft.open();
  draft.edit((site) => named(site, 'Baru'));
  draft.edit((site) => ({ ...site, settings: demo.settings }));
  expect(open().dirty).toBe(false);
});

test('a draft with a mistake is not sent, and the mistake has its field', async () => {
  const { draft, open, stored } = bench();
  await draft.open();
  draft.edit((site) => footed(site, ''));
  expect(await draft.save()).toBe(false);
  expect(stored()).toBe(demo);
  expect(issueAt(open().issues, 'settings.ticket.footer')?.path).toBe('settings.ticket.footer.id');
});

test('what is typed while a save is on its way stays a draft', async () => {
  const { draft, open, stored, hold } = bench();
  await draft.open();
  draft.edit((site) => named(site, 'Pertama'));
  const letGo = hold();
  const saving = draft.save();
  draft.edit((site) => footed(site, 'Kedua'));
  letGo();
  expect(await saving).toBe(true);
  expect(stored().settings.name.id).toBe('Pertama');
  expect(open()).toMatchObject({ dirty: true, justSaved: false });
  expect(open().site.settings.ticket.footer?.id).toBe('Kedua');
  expect(await draft.save()).toBe(true);
  expect(stored().settings).toMatchObject({ name: { id: 'Pertama' }, ticket: { footer: { id: 'Kedua' } } });
});

describe('refused', () => {
  test('by a server that is away: the draft stays, and is saved when it is back', async () => {
    const { draft, open, stored, fail } = bench();
    await draft.open();
    draft.edit((site) => named(site, 'Baru'));
    fail({ code: 'unreachable' });
    expect(await draft.save()).toBe(false);
    expect(open()).toMatchObject({ dirty: true, failure: { code: 'unreachable' }, saving: false });
    fail(null);
    expect(await draft.save()).toBe(true);
    expect(stored().settings.name.id).toBe('Baru');
  });

  test('because somebody else was faster: theirs is shown, and joined with mine on request', async () => {
    const { draft, open, stored, somebodyElse } = bench();
    await draft.open();
    draft.edit((site) => footed(named(site, 'Saya'), 'Kaki'));
    somebodyElse((site) => named({ ...site, zones: site.zones.toReversed() }, 'Budi'));
    expect(await draft.save()).toBe(false);
    expect(open().theirs?.change?.by).toBe('Budi');
    expect(open().site.settings.ticket.footer?.id).toBe('Kaki');
    draft.joinTheirs();
    expect(open()).toMatchObject({
      dirty: true,
      theirs: null,
      overlaps: ['settings.name.id', 'settings.name.en'],
    });
    expect(await draft.save()).toBe(true);
    expect(stored().settings).toMatchObject({ name: { id: 'Saya' }, ticket: { footer: { id: 'Kaki' } } });
  });
});

test('opening a page again keeps a draft, and fetches anew where there is none', async () => {
  const { draft, open, somebodyElse } = bench();
  await draft.open();
  somebodyElse((site) => named(site, 'Lain'));
  await draft.open();
  expect(open().site.settings.name.id).toBe('Lain');
  draft.edit((site) => named(site, 'Saya'));
  somebodyElse((site) => named(site, 'Lagi'));
  await draft.open();
  expect(open().site.settings.name.id).toBe('Saya');
  await draft.revert();
  expect(open().site.settings.name.id).toBe('Lagi');
});
