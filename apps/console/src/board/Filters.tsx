/** Narrows the whole board: by words, by zone, by agency. */
import type { SupervisorView } from '@giliran/protocol';
import { SearchInput, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { consoleWording } from '@giliran/ui/wording/console';
import { FilterSelect } from '../set-up/FilterSelect.tsx';
import type { Filter } from './selection.ts';

export interface FiltersProps {
  readonly view: SupervisorView;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export function Filters({ view, filter, onFilter }: FiltersProps) {
  const { board } = useWording(consoleWording);
  const common = useWording(commonWording);
  const say = useLocalized();
  const agencies = view.agencies
    .filter((agency) => filter.zoneId === '' || agency.zoneId === filter.zoneId)
    .sort((a, b) => a.shortName.localeCompare(b.shortName));
  return (
    <div className="filters">
      <SearchInput
        value={filter.text}
        onValue={(text) => onFilter({ ...filter, text })}
        label={board.find}
        clearLabel={common.clear}
      />
      {view.zones.length > 1 && (
        <FilterSelect
          label={common.zone}
          all={board.allZones}
          options={view.zones.map(({ id, name }) => ({ value: id, label: say(name) }))}
          value={filter.zoneId}
          onValue={(zoneId) => onFilter({ ...filter, zoneId, agencyId: '' })}
        />
      )}
      {view.agencies.length > 1 && (
        <FilterSelect
          label={common.agency}
          all={board.allAgencies}
          options={agencies.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          value={filter.agencyId}
          onValue={(agencyId) => onFilter({ ...filter, agencyId })}
        />
      )}
    </div>
  );
}
