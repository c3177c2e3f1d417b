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
    'kiosks that have the same numbers, at both, with whom',
    (site) => ({ ...site, kiosks: first(site.kiosks, { offline: { from: 970, to: 999 } }) }),
    [
      `kiosks.1.offline: Overlaps those of ${demo.kiosks[0]?.name}: 970–999.`,
      `kiosks.0.offline: Overlaps those of ${demo.kiosks[1]?.name}: 950–974.`,
    ],
  ],
  [
    'numbers of a kiosk that end before they begin',
    (site) => ({ ...site, kiosks: first(site.kiosks, { offline: { from: 900, to: 850 } }) }),
    ['kiosks.0.offline.to: The last number cannot come before the first.'],
  ],
  [
    'numbers of a kiosk that begin with none',
    (site) => ({ ...site, kiosks: first(site.kiosks, { offline: { from: 0, to: 949 } }) }),
    ['kiosks.0.offline.from: At least 1.'],
  ],
  [
    'more numbers than one kiosk may keep',
    (site) => ({ ...site, kiosks: first(site.kiosks, { offline: { from: 1_000, to: 2_000 } }) }),
    ['kiosks.0.offline.to: At most 1,000 numbers for one kiosk.'],
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
