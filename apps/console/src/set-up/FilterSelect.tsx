/** A choice beside the search of a list: all, or those of one kind. */
import { Select } from '@giliran/ui';

interface FilterOption {
  readonly value: string;
  readonly label: string;
}

export interface FilterSelectProps {
  readonly label: string;
  /** What the list shows when nothing is chosen, whose value is ''. */
  readonly all: string;
  readonly options: readonly FilterOption[];
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export function FilterSelect({ label, all, options, value, onValue }: FilterSelectProps) {
  return (
    <Select aria-label={label} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
      <option value="">{all}</option>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </Select>
  );
}
