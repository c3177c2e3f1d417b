import { readFileSync } from 'node:fs';
import { Site } from '@giliran/protocol';
import { transferWording } from '@giliran/ui/wording/transfer';
import { expect, test } from 'vitest';
import { compareSites } from './compare-sites.ts';
import type { ColumnId } from './columns.ts';
import { readServices, serviceColumns, serviceRows } from './services-table.ts';
import { readSiteFile, siteFileText } from './site-file.ts';
import { readStaff, staffColumns, staffRows } from './staff-table.ts';
import { tableOf, type Table } from './table-text.ts';

const demo = Site.parse(
  JSON.parse(readFileSync(new URL('../../../../server/demo/site.json', import.meta.url), 'utf8')),
);
const table = (head: readonly string[], ...rows: readonly (readonly string[])[]): Table => {
  const made = tableOf([head, ...rows]);
  if (!made.ok) throw new Error(made.error);
  return made.value;
};
const namesOf = (columns: readonly ColumnId[], language: 'id' | 'en'): string[] =>
  columns.map((one) => transferWording[language].columns[one]);
const faultsOf = (read: ReturnType<typeof readServices> | ReturnType<typeof readStaff>): string[] => {
  if (read.ok) return [];
  return read.error.kind === 'head'
    ? [JSON.stringify(read.error.fault)]
    : read.error.faults.map(({ row, column, fault }) => `${row} ${column} ${fault.kind}`);
};

test.each(['id', 'en'] as const)('what was taken out and comes in again changes nothing (%s)', (language) => {
  const services = readServices(table(namesOf(serviceColumns, language), ...serviceRows(demo)), demo);
  expect(faultsOf(services)).toEqual([]);
  expect(services.ok && compareSites(demo, services.value).none).toBe(true);
  const staff = readStaff(table(namesOf(staffColumns, language), ...staffRows(demo, language)), demo);
  expect(staff).toEqual({ ok: true, value: { added: [], changed: [], kept: demo.staff.length } });
});

test('a new service gets a code and a prefix; one that is there changes in its columns alone', () => {
  const read = readServices(
    table(
      ['Nama', 'INSTANSI', 'Kode', 'menit', 'syarat', 'something else'],
      ['Legalisir <script>alert(1)</script>', 'Disdukcapil', '', '12,5', 'KTP | KK', 'x'],
      ['KTP pertama', 'disdukcapil', 'ktp-baru', '', '', ''],
    ),
    demo,
  );
  expect(faultsOf(read)).toEqual([]);
  if (!read.ok) return;
  const made = read.value.services.at(-1);
  expect(made).toMatchObject({
    ...{ id: 'legalisir-script-alert-1-script', agencyId: 'disdukcapil', usualMinutes: 12.5 },
    name: { id: 'Legalisir <script>alert(1)</script>' },
    requirements: [
      { id: 'KTP', en: 'KTP' },
      { id: 'KK', en: 'KK' },
    ],
  });
  const old = demo.services.find(({ id }) => id === 'ktp-baru');
  expect(read.value.services.find(({ id }) => id === 'ktp-baru')).toEqual({
    ...old,
    name: { ...old?.name, id: 'KTP pertama' },
    requirements: [],
  });
  expect(Site.safeParse(read.value).success).toBe(true);
  const { lists } = compareSites(demo, read.value);
  expect(lists.find(({ list }) => list === 'services')).toMatchObject({
    things: [
      { id: 'ktp-baru', kind: 'changed', fields: ['name', 'requirements'] },
      { id: made?.id, kind: 'added' },
    ],
    kept: demo.services.length - 1,
  });
});

test('every bad cell is named by row and column, and nothing comes of the table', () => {
  const read = readServices(
    table(
      ['kode', 'instansi', 'nama', 'awalan', 'menit', 'kuota_harian'],
      ['Bad Code', 'nowhere', '', 'abcd', 'soon', '1,5'],
      ['kk-a', 'disdukcapil', 'A', '', '0', '0'],
      ['kk-a', 'disdukcapil', 'B', '', '', ''],
      ['ktp-baru', 'imigrasi', 'C', '', '', ''],
    ),
    demo,
  );
  expect(faultsOf(read).toSorted()).toEqual(
    [
      ...['2 agency unknownAgency', '2 id id', '2 minutes minutes', '2 nameId required', '2 prefix prefix'],
      ...['2 quota quota', '3 minutes minutes', '3 quota quota', '4 id repeated', '5 agency moved'],
    ].toSorted(),
  );
});

test('where numbers run per service a prefix is used once', () => {
  const site = {
    ...demo,
    settings: { ...demo.settings, numberingPer: 'service' as const },
    services: demo.services.slice(0, 1),
  };
  const prefix = site.services[0]?.prefix ?? '';
  const read = readServices(table(['instansi', 'nama', 'awalan'], ['disdukcapil', 'Baru', prefix]), site);
  expect(faultsOf(read)).toEqual(['2 prefix prefixTaken']);
});

test('a table without its columns, or with one twice, is refused as a whole', () => {
  expect(faultsOf(readServices(table(['kode', 'menit'], ['a', '1']), demo))).toEqual([
    '{"kind":"missingColumns","columns":["agency","nameId"]}',
  ]);
  expect(faultsOf(readStaff(table(['peran', 'role', 'nama_lengkap'], ['a', 'b', 'c']), demo))).toEqual([
    '{"kind":"repeatedColumn","column":"role"}',
  ]);
});

test('staff: user names are made, roles known in both languages, and clerks need an agency', () => {
  const read = readStaff(
    table(
      ['nama_lengkap', 'peran', 'instansi', 'nama_pengguna'],
      ['Wayan Sudiarta', 'Petugas loket', 'Disdukcapil', ''],
      ['Wayan Kedua', 'counter staff', 'disdukcapil', ''],
      ['Made', 'administrator', '', 'made'],
    ),
    demo,
  );
  expect(read.ok && read.value.added.map(({ id, role }) => `${id} ${role}`)).toEqual([
    'wayan-disdukcapil counterStaff',
    'wayan-disdukcapil-2 counterStaff',
    'made administrator',
  ]);
  const bad = readStaff(
    table(
      ['nama_lengkap', 'peran', 'instansi', 'nama_pengguna'],
      ['', 'raja', 'nowhere', 'a b'],
      ['X', 'Petugas loket', '', 'x'],
      ['Y', 'administrator', '', 'x'],
    ),
    demo,
  );
  expect(faultsOf(bad).toSorted()).toEqual(
    [
      ...['2 agency unknownAgency', '2 personName required', '2 role role', '2 userName id'],
      ...['3 agency agencyNeeded', '4 userName repeated'],
    ].toSorted(),
  );
});

const file = (text: string): Blob => new Blob([text]);
test('a set-up file is read back as it was, with its cover or without', async () => {
  for (const text of [siteFileText(demo, 0), JSON.stringify(demo), `\uFEFF${JSON.stringify(demo)}`]) {
    const read = await readSiteFile(file(text));
    expect(read.ok && compareSites(demo, read.value).none).toBe(true);
  }
});

test.each<[string, string, object]>([
  ['one that was cut off', siteFileText(demo, 0).slice(0, 5_000), { kind: 'notJson' }],
  ['an empty one', '', { kind: 'empty' }],
  ['something else', '{"hello": 1}', { kind: 'otherKind' }],
  ['a list', '[]', { kind: 'otherKind' }],
  [
    'one of a later program',
    JSON.stringify({ format: 'giliran-site', version: 2, site: {} }),
    { kind: 'newer' },
  ],
])('%s is refused', async (_what, text, error) => {
  expect(await readSiteFile(file(text))).toEqual({ ok: false, error });
});

test('what is wrong in a set-up file is told by its place', async () => {
  const wrong = {
    ...demo,
    counters: demo.counters.map((one, n) => (n === 0 ? { ...one, zoneId: 'bulan' } : one)),
  };
  const read = await readSiteFile(file(JSON.stringify(wrong)));
  expect(!read.ok && read.error.kind === 'issues' && read.error.issues.map(({ path }) => path)).toEqual([
    'counters.0.zoneId',
  ]);
});

test('what goes away and what stands in another order is seen', () => {
  const [first, second, ...others] = demo.agencies;
  if (!first || !second) throw new Error('the demo has agencies');
  const { lists, settings, none } = compareSites(demo, {
    ...demo,
    settings: { ...demo.settings, accentColor: '#112233' },
    agencies: [second, first, ...others],
    zones: demo.zones.slice(1),
  });
  expect(none).toBe(false);
  expect(settings).toEqual(['accentColor']);
  expect(lists.find(({ list }) => list === 'agencies')).toMatchObject({ things: [], reordered: true });
  expect(lists.find(({ list }) => list === 'zones')?.things).toMatchObject([{ kind: 'removed' }]);
});
