/** The usual fields of a set-up form: one line, a number that may be missing, one of a list. */
import { Field, Select, TextInput, useWording } from '@giliran/ui';
import { setUpFrameWording } from '@giliran/ui/wording/set-up-frame';
import type { ComponentProps, ReactNode } from 'react';

interface Common {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error: string | null;
  readonly className?: string | undefined;
}

export interface TextFieldProps extends Common {
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Letters that still fit; told from four fifths of them on. The schema decides. */
  readonly most?: number;
  readonly input?: Omit<ComponentProps<typeof TextInput>, 'value' | 'onChange'>;
}

export function TextField({ label, hint, error, className, value, onValue, most, input }: TextFieldProps) {
  const words = useWording(setUpFrameWording);
  const near = most !== undefined && value.length >= most * 0.8 ? words.letters(value.length, most) : null;
  return (
    <Field
      hint={hint}
      error={error}
      className={className}
      label={
        near === null ? (
          label
        ) : (
          <span className="localized-language">
            {label} <span className="letters gl-num">{near}</span>
          </span>
        )
      }
    >
      {(control) => (
        <TextInput
          autoComplete="off"
          {...input}
          {...control}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

type Number_ = Common & {
  readonly min?: number;
  readonly max?: number;
  /** `any`: with decimals. */
  readonly step?: number | 'any';
  readonly unit?: string;
  readonly onBlur?: () => void;
} & (
    | { readonly optional?: false; readonly value: number; readonly onValue: (value: number) => void }
    /** Left empty it is null. */
    | {
        readonly optional: true;
        readonly value: number | null;
        readonly onValue: (value: number | null) => void;
        readonly placeholder?: string;
      }
  );

/** What is no number is kept as NaN, which no schema takes: the field says so and nothing is saved. */
export function NumberField(props: Number_) {
  const { label, hint, error, className, min, max, step = 1, unit, onBlur } = props;
  const words = useWording(setUpFrameWording);
  const { value } = props;
  const shownError = Number.isNaN(value)
    ? props.optional
      ? words.number
      : (error ?? words.number)
    : value !== null && step === 1 && !Number.isInteger(value)
      ? words.whole
      : error;
  return (
    <Field label={label} hint={hint} error={shownError} className={className}>
      {(control) => (
        <span className="with-unit">
          <TextInput
            {...control}
            type="number"
            inputMode={step === 1 ? 'numeric' : 'decimal'}
            min={min}
            max={max}
            step={step}
            onBlur={onBlur}
            className="gl-num"
            placeholder={props.optional ? props.placeholder : undefined}
            value={value === null || Number.isNaN(value) ? '' : value}
            onChange={(event) => {
              const { valueAsNumber, validity } = event.currentTarget;
              if (!props.optional) props.onValue(valueAsNumber);
              else props.onValue(Number.isNaN(valueAsNumber) && !validity.badInput ? null : valueAsNumber);
            }}
          />
          {unit !== undefined && <span className="unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

export interface ChoiceFieldProps<V extends string> extends Common {
  readonly value: V;
  readonly onValue: (value: V) => void;
  readonly options: readonly { readonly value: V; readonly label: string }[];
}

/** One of a list. A value that is not in it stands there empty, to be chosen anew. */
export function ChoiceField<V extends string>({
  label,
  hint,
  error,
  className,
  value,
  onValue,
  options,
}: ChoiceFieldProps<V>) {
  const known = options.some((option) => option.value === value);
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(control) => (
        <Select
          {...control}
          value={known ? value : ''}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value);
            if (chosen) onValue(chosen.value);
          }}
        >
          {!known && (
            <option value="" disabled hidden>
              –
            </option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

export interface DateFieldProps extends Common {
  /** `2027-01-04`; null: none. */
  readonly value: string | null;
  readonly onValue: (value: string | null) => void;
}

export function DateField({ label, hint, error, className, value, onValue }: DateFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(control) => (
        <TextInput
          {...control}
          type="date"
          value={value ?? ''}
          onChange={(event) => onValue(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
