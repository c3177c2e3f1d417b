/** Services as a table: one row each, changed or added; nothing is taken away by a table. */
import { Prefix, Service, ServiceId, type Agency, type Localized, type Site } from '@giliran/protocol';
import { newService } from '../set-up/model/blank.ts';
import { freeId, slug } from '../set-up/model/ids.ts';
import { agencyOfText } from './agency-of-text.ts';
import { readColumns, type CellFault, type ColumnId, type RowFault, type TableOutcome } from './columns.ts';
import { numberOf, type Table } from './table-text.ts';

export const serviceColumns = [
  'id',
  'agency',
  'nameId',
  'nameEn',
  'prefix',
  'minutes',
  'quota',
  'requirementsId',
  'requirementsEn',
  'searchWords',
] as const satisfies readonly ColumnId[];

/** Several things in one cell stand behind one another, with this between. */
const between = '|';
const mostName = 200;

export const serviceRows = (site: Site): readonly (readonly string[])[] =>
  site.services.map((service) => [
    service.id,
    service.agencyId,
    service.name.id,
    service.name.en,
    service.prefix,
    String(service.usualMinutes).replace('.', ','),
    service.dailyQuota === null ? '' : String(service.dailyQuota),
    service.requirements.map(({ id }) => id).join(` ${between} `),
    service.requirements.map(({ en }) => en).join(` ${between} `),
    service.searchWords.join(` ${between} `),
  ]);

const parts = (text: string): readonly string[] =>
  text
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== '');

export function readServices(table: Table, site: Site): TableOutcome<Site> {
  const columns = readColumns(table, serviceColumns, ['agency', 'nameId']);
  if (!columns.ok) return { ok: false, error: { kind: 'head', fault: columns.error } };
  const faults: RowFault[] = [];
  const agencyOf = agencyOfText(site);
  const seen = new Map<string, number>();
  // Codes that stand in the table are nobody else's, wherever they stand.
  const written = new Set(columns.value.map(({ cell }) => cell('id') ?? '').filter((id) => id !== ''));
  let next = site;
  for (const { row, cell } of columns.value) {
    const before = faults.length;
    const complain = (column: ColumnId, fault: CellFault): void => {
      faults.push({ row, column, value: (cell(column) ?? '').slice(0, 80), fault });
    };
    const name = cell('nameId') ?? '';
    const agency = agencyOf(cell('agency') ?? '');
    if ((cell('agency') ?? '') === '') complain('agency', { kind: 'required' });
    else if (!agency) complain('agency', { kind: 'unknownAgency' });
    if (name === '') complain('nameId', { kind: 'required' });
    for (const column of ['nameId', 'nameEn'] as const)
      if ((cell(column) ?? '').length > mostName) complain(column, { kind: 'tooLong', most: mostName });
    const given = cell('id') ?? '';
    const taken = (id: string): boolean => written.has(id) || next.services.some((one) => one.id === id);
    const id = given === '' ? freeId(slug(name), taken) : given;
    const earlier = seen.get(id);
    const code = ServiceId.safeParse(id);
    if (!code.success) complain('id', { kind: 'id' });
    else if (earlier !== undefined) complain('id', { kind: 'repeated', row: earlier });
    seen.set(id, row);
    const old = site.services.find((one) => one.id === id);
    if (old && agency && old.agencyId !== agency.id) complain('agency', { kind: 'moved' });
    checkCells(cell, complain);
    if (faults.length > before || !agency || !code.success) continue;
    const blank = old ?? { ...newService(next, agency.id), id: code.data };
    const made = Service.safeParse(serviceOf(blank, cell, agency, next));
    if (!made.success) complain('nameId', { kind: 'refused' });
    else if (prefixTaken(next, made.data)) complain('prefix', { kind: 'prefixTaken' });
    else
      next = {
        ...next,
        services: old
          ? next.services.map((one) => (one.id === id ? made.data : one))
          : [...next.services, made.data],
      };
  }
  return faults.length > 0 ? { ok: false, error: { kind: 'rows', faults } } : { ok: true, value: next };
}

type Cell = (column: ColumnId) => string | undefined;

function checkCells(cell: Cell, complain: (column: ColumnId, fault: CellFault) => void): void {
  const prefix = cell('prefix') ?? '';
  if (prefix !== '' && !Prefix.safeParse(prefix.toUpperCase()).success)
    complain('prefix', { kind: 'prefix' });
  const minutes = cell('minutes') ?? '';
  if (minutes !== '' && !(numberOf(minutes) >= 0.5 && numberOf(minutes) <= 480))
    complain('minutes', { kind: 'minutes' });
  const quota = cell('quota') ?? '';
  if (
    quota !== '' &&
    !(Number.isInteger(numberOf(quota)) && numberOf(quota) >= 1 && numberOf(quota) <= 100_000)
  )
    complain('quota', { kind: 'quota' });
  for (const column of ['requirementsId', 'requirementsEn'] as const)
    if (parts(cell(column) ?? '').length > 12) complain(column, { kind: 'tooMany', most: 12 });
  const words = parts(cell('searchWords') ?? '');
  if (words.length > 20) complain('searchWords', { kind: 'tooMany', most: 20 });
  if (words.some((word) => word.length > 60)) complain('searchWords', { kind: 'tooLong', most: 60 });
}

/** The service as the row says; where the table has no column, as it was. */
function serviceOf(old: Service, cell: Cell, agency: Agency, site: Site): Service {
  const name = cell('nameId') ?? '';
  const english = cell('nameEn');
  const prefix = cell('prefix') ?? '';
  const minutes = cell('minutes') ?? '';
  const quota = cell('quota');
  const words = cell('searchWords');
  const known = site.services.some((one) => one.id === old.id);
  return {
    ...old,
    agencyId: agency.id,
    name: { id: name, en: english === undefined && known ? old.name.en : english || name },
    ...(prefix !== '' && { prefix: Prefix.parse(prefix.toUpperCase()) }),
    ...(minutes !== '' && { usualMinutes: numberOf(minutes) }),
    ...(quota !== undefined && { dailyQuota: quota === '' ? null : numberOf(quota) }),
    ...(cell('requirementsId') !== undefined && { requirements: requirementsOf(cell, old.requirements) }),
    ...(words !== undefined && { searchWords: [...parts(words)] }),
  };
}

/** Line by line; where there is no English one, the one there was or the Indonesian. */
function requirementsOf(cell: Cell, old: readonly Localized[]): Localized[] {
  const english = cell('requirementsEn');
  const inEnglish = english === undefined ? null : parts(english);
  return parts(cell('requirementsId') ?? '').map((id, n) => ({
    id,
    en: inEnglish?.[n] ?? (inEnglish === null ? old.find((one) => one.id === id)?.en : undefined) ?? id,
  }));
}

const prefixTaken = (site: Site, service: Service): boolean =>
  site.settings.numberingPer === 'service' &&
  site.services.some(({ id, prefix }) => id !== service.id && prefix === service.prefix);
