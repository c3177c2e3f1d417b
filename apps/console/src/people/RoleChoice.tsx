/** The roles, each with one sentence on what it may do. */
import { StaffRole } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import { peopleWording } from '@giliran/ui/wording/people';
import { rightsWording } from '@giliran/ui/wording/rights';
import { useId } from 'react';

export interface RoleChoiceProps {
  readonly value: StaffRole;
  readonly onValue: (role: StaffRole) => void;
  readonly disabled?: boolean;
}

export function RoleChoice({ value, onValue, disabled = false }: RoleChoiceProps) {
  const words = useWording(peopleWording);
  const rights = useWording(rightsWording);
  const { role: names } = useWording(consoleWording);
  const group = useId();
  return (
    <fieldset className="role-choice wide" disabled={disabled}>
      <legend className="gl-field-label">{words.role}</legend>
      {StaffRole.options.map((role) => (
        <label key={role} aria-label={names[role]}>
          <input type="radio" name={group} checked={role === value} onChange={() => onValue(role)} />
          <span>
            <strong>{names[role]}</strong>
            <small>{rights.roles[role]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
