import { readFileSync } from 'node:fs';
import { Site } from '@giliran/protocol';
import { setUpWording } from '@giliran/ui/wording/set-up';
import { expect, test } from 'vitest';
import { issuesOf, serverIssues } from './issues.ts';

const demo = Site.parse(
  JSON.parse(readFileSync(new URL('../../../../server/demo/site.json', import.meta.url), 'utf8')),
);
const told = (site: Site): string[] =>
  issuesOf(site, demo).map((issue) => `${issue.path}: ${issue.text(setUpWording.en.issues)}`);
const first = <T extends object>(list: readonly T[], change: Partial<T>): T[] =>
  list.map((thing, n) => (n === 0 ? { ...thing, ...change } : thing));

test.each<[string, (site: Site) => Site, string[]]>([
  ['nothing', (site) => site, []],
  [
    'a number used twice, in both places',
    (site) => ({ ...site, counters: first(site.counters, { number: 2 }) }),
    [
      'counters.1.number: Already in use. Choose another.',
      'counters.0.number: Already in use. Choose another.',
    ],
  ],
  [
    'a prefix in small letters',
    (site) => ({ ...site, services: first(site.services, { prefix: 'a b' }) }),
    ['services.0.prefix: Use 1–3 capital letters or digits, the first a letter.'],
  ],
  [
    'no number at all',
    (site) => ({ ...site, services: first(site.services, { usualMinutes: Number.NaN }) }),
    ['services.0.usualMinutes: Fill this in.'],
  ],
  [
    'a name too long',
    (site) => ({ ...site, zones: first(site.zones, { name: { id: 'x'.repeat(201), en: 'x' } }) }),
    ['zones.0.name.id: At most 200 characters.'],
  ],
  [
    'a counter that serves nothing',
    (site) => ({ ...site, counters: first(site.counters, { services: [] }) }),
    ['counters.0.services: Fill this in.'],
  ],
  [
    'a pale colour',
    (site) => ({ ...site, settings: { ...site.settings, accentColor: '#ffff66' } }),
    ['settings.accentColor: This colour is too pale to read. Choose a darker one.'],
  ],
])('%s', (_what, change, issues) => {
  expect(told(change(demo))).toEqual(issues);
});

test('a pale colour that a hall has always had is in nobody’s way', () => {
  const pale = { ...demo, settings: { ...demo.settings, accentColor: '#ffff66' } };
  expect(issuesOf(pale, pale)).toEqual([]);
});

test('what is in use is told at the head of the page, not at a field', () => {
  const issues = [
    { path: 'services.ktp', message: 'A-001 waits', use: 'waiting' as const, count: 1 },
    { path: 'settings.name.id', message: 'too small' },
  ];
  expect(serverIssues({ code: 'siteInUse', issues }).map(({ path }) => path)).toEqual(['settings.name.id']);
});
