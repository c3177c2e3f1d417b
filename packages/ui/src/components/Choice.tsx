import { useId, type ReactNode } from 'react';
import { classes } from './className.ts';
import './Choice.css';

export interface ChoiceOption<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
}

export interface ChoiceProps<V extends string> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly options: readonly ChoiceOption<V>[];
  readonly value: V;
  readonly onValue: (value: V) => void;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

/** One of a few, all in sight: each as large as a button, for fingers and arrow keys alike. */
export function Choice<V extends string>({
  label,
  hint,
  options,
  value,
  onValue,
  disabled = false,
  className,
}: ChoiceProps<V>) {
  const name = useId();
  const hintId = hint === undefined ? undefined : `${name}-hint`;
  return (
    <fieldset className={classes('gl-choice', className)} disabled={disabled} aria-describedby={hintId}>
      <legend className="gl-field-label">{label}</legend>
      <div className="gl-choice-options">
        {options.map((option) => (
          <label key={option.value} className="gl-choice-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValue(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hintId !== undefined && (
        <p className="gl-field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
