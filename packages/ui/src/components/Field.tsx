import { type ReactNode, useId } from 'react';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { classes } from './className.ts';
import './Field.css';

/** What a `Field` hands to its input, so that label, hint and error are read out with it. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong and how to put it right. Null or absent: nothing is wrong. */
  readonly error?: ReactNode;
  readonly className?: string | undefined;
  /** `{(control) => <TextInput {...control} …/>}` */
  readonly children: (control: FieldControl) => ReactNode;
}

const present = (node: ReactNode): boolean =>
  node !== undefined && node !== null && node !== false && node !== '';

/** A labelled input with an optional hint and error. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const hintId = present(hint) ? `${id}-hint` : undefined;
  const errorId = present(error) ? `${id}-error` : undefined;
  return (
    <div className={classes('gl-field', className)}>
      <label className="gl-field-label" htmlFor={id}>
        {label}
      </label>
      {hintId !== undefined && (
        <p className="gl-field-hint" id={hintId}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': classes(hintId, errorId) || undefined,
        'aria-invalid': errorId === undefined ? undefined : true,
      })}
      <div aria-live="polite">
        {errorId !== undefined && (
          <p className="gl-field-error" id={errorId}>
            <CircleAlert aria-hidden="true" />
            <span>{error}</span>
          </p>
        )}
      </div>
    </div>
  );
}
