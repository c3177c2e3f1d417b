/** Staff as a table: one row each, changed or added; nobody is taken away by a table. */
import { StaffId, StaffMember, StaffRole, type Language, type Site } from '@giliran/protocol';
import { consoleWording } from '@giliran/ui/wording/console';
import { suggestedUserName } from '../people/user-name.ts';
import { agencyOfText } from './agency-of-text.ts';
import { readColumns, type CellFault, type ColumnId, type RowFault, type TableOutcome } from './columns.ts';
import type { Table } from './table-text.ts';

export const staffColumns = [
  'userName',
  'personName',
  'role',
  'agency',
] as const satisfies readonly ColumnId[];

export interface StaffWish {
  readonly added: readonly StaffMember[];
  readonly changed: readonly StaffMember[];
  readonly kept: number;
}

export const staffRows = (site: Site, language: Language): readonly (readonly string[])[] =>
  site.staff.map(({ id, name, role, agencyId }) => [
    id,
    name,
    consoleWording[language].role[role],
    agencyId ?? '',
  ]);

/** A role by its name in either language, or as the API calls it. */
function roleOf(text: string): StaffRole | undefined {
  const plain = text.trim().toLowerCase();
  return StaffRole.options.find((role) =>
    [role, consoleWording.id.role[role], consoleWording.en.role[role]].some(
      (name) => name.toLowerCase() === plain,
    ),
  );
}

export function readStaff(table: Table, site: Site): TableOutcome<StaffWish> {
  const columns = readColumns(table, staffColumns, ['personName', 'role']);
  if (!columns.ok) return { ok: false, error: { kind: 'head', fault: columns.error } };
  const faults: RowFault[] = [];
  const agencyOf = agencyOfText(site);
  const seen = new Map<string, number>();
  const old = new Map<string, StaffMember>(site.staff.map((member) => [member.id, member]));
  const taken = new Set([...old.keys(), ...columns.value.map(({ cell }) => cell('userName') ?? '')]);
  const added: StaffMember[] = [];
  const changed: StaffMember[] = [];
  let kept = 0;
  for (const { row, cell } of columns.value) {
    const before = faults.length;
    const complain = (column: ColumnId, fault: CellFault): void => {
      faults.push({ row, column, value: (cell(column) ?? '').slice(0, 80), fault });
    };
    const name = cell('personName') ?? '';
    if (name === '') complain('personName', { kind: 'required' });
    else if (name.length > 80) complain('personName', { kind: 'tooLong', most: 80 });
    const role = roleOf(cell('role') ?? '');
    if (role === undefined) complain('role', { kind: 'role' });
    const where = cell('agency') ?? '';
    const agency = where === '' ? null : (agencyOf(where) ?? undefined);
    if (agency === undefined) complain('agency', { kind: 'unknownAgency' });
    if (agency === null && role === 'counterStaff') complain('agency', { kind: 'agencyNeeded' });
    const given = (cell('userName') ?? '').toLowerCase();
    const id = given === '' ? suggestedUserName(name, agency?.id ?? null, taken) : given;
    const earlier = seen.get(id);
    if (id === '' || !StaffId.safeParse(id).success) complain('userName', { kind: 'id' });
    else if (earlier !== undefined) complain('userName', { kind: 'repeated', row: earlier });
    seen.set(id, row);
    taken.add(id);
    if (faults.length > before) continue;
    const made = StaffMember.safeParse({ id, name, role, agencyId: agency?.id ?? null });
    const was = old.get(id);
    if (!made.success) complain('personName', { kind: 'refused' });
    else if (was === undefined) added.push(made.data);
    else if (was.name === name && was.role === role && was.agencyId === made.data.agencyId) kept += 1;
    else changed.push(made.data);
  }
  return faults.length > 0
    ? { ok: false, error: { kind: 'rows', faults } }
    : { ok: true, value: { added, changed, kept } };
}
