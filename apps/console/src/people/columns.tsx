/** What the list of people shows of each. */
import type { StaffRole } from '@giliran/protocol';
import type { PeopleWording } from '@giliran/ui/wording/people';
import type { PageProps } from '../frame/pages.ts';
import { byText } from '../set-up/narrowing.ts';
import { TwoLines } from '../set-up/things/cells.tsx';
import type { Column } from '../set-up/VirtualGrid.tsx';
import type { Person } from '../trust/trust-api.ts';
import type { PageTools } from '../trust/use-page-tools.ts';

interface ColumnParts extends Pick<PageProps, 'who'>, Pick<PageTools, 'agencyName'> {
  readonly words: PeopleWording;
  readonly roleNames: Readonly<Record<StaffRole, string>>;
}

export function columnsOf({ words, roleNames, agencyName, who }: ColumnParts): readonly Column<Person>[] {
  return [
    {
      id: 'name',
      label: words.name,
      width: 'minmax(0, 3fr)',
      compare: (a, b) => byText(a.name, b.name),
      cell: (one) => (
        <TwoLines
          first={one.name}
          second={one.id === who?.id ? `${one.id} · ${words.you}` : one.id}
          title={one.name}
        />
      ),
    },
    {
      id: 'role',
      label: words.role,
      width: 'minmax(0, 2fr)',
      compare: (a, b) =>
        byText(roleNames[a.role], roleNames[b.role]) ||
        byText(agencyName(a.agencyId), agencyName(b.agencyId)),
      cell: (one) => (
        <>
          <span className="one-line">{roleNames[one.role]}</span>
          <span className="one-line grid-second">{agencyName(one.agencyId)}</span>
        </>
      ),
    },
  ];
}
