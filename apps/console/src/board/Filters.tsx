/** Narrows the whole board: by words, by zone, by agency. */
import type { SupervisorView } from '@giliran/protocol';
import { SearchInput, Select, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { consoleWording } from '@giliran/ui/wording/console';
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
        <Select
          aria-label={common.zone}
          value={filter.zoneId}
          onChange={(event) => onFilter({ ...filter, zoneId: event.currentTarget.value, agencyId: '' })}
        >
          <option value="">{board.allZones}</option>
          {view.zones.map((zone) => (
            <option key={zone.id} value={zone.id}>
              {say(zone.name)}
            </option>
          ))}
        </Select>
      )}
      {view.agencies.length > 1 && (
        <Select
          aria-label={common.agency}
          value={filter.agencyId}
          onChange={(event) => onFilter({ ...filter, agencyId: event.currentTarget.value })}
        >
          <option value="">{board.allAgencies}</option>
          {agencies.map((agency) => (
            <option key={agency.id} value={agency.id}>
              {agency.shortName}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
