import { type ComponentProps, useRef } from 'react';
import ChevronDown from 'lucide-react/icons/chevron-down';
import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { classes } from './className.ts';
import './Inputs.css';

/** One line of text. Inside a `Field`, spread the field's control into it. */
export function TextInput({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input {...rest} type={type} className={classes('gl-input', className)} />;
}

/** Several lines of text. */
export function TextArea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} rows={rows} className={classes('gl-input', 'gl-textarea', className)} />;
}

/** A choice from a list; `children` are `<option>`s. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={classes('gl-select', className)}>
      <select {...rest} className="gl-input">
        {children}
      </select>
      <ChevronDown aria-hidden="true" />
    </span>
  );
}

export interface SearchInputProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> {
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Says what is searched. */
  readonly label: string;
  /** Names the button that empties it: `commonWording[language].clear`. */
  readonly clearLabel: string;
}

/** A search box with a visible way to empty it. Escape empties it too. */
export function SearchInput({
  value,
  onValue,
  label,
  clearLabel,
  className,
  onKeyDown,
  ...rest
}: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className={classes('gl-search', className)} role="search">
      <Search aria-hidden="true" className="gl-search-icon" />
      <input
        placeholder={label}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        {...rest}
        ref={input}
        className="gl-input"
        type="text"
        inputMode="search"
        aria-label={label}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onValue('');
          }
          onKeyDown?.(event);
        }}
      />
      {value !== '' && (
        <button
          type="button"
          className="gl-search-clear"
          aria-label={clearLabel}
          onClick={() => {
            onValue('');
            input.current?.focus();
          }}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

export interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'role' | 'children'> {
  readonly label: string;
}

/** On or off, taking effect at once. */
export function Switch({ label, className, ...rest }: SwitchProps) {
  return (
    <label className={classes('gl-switch', className)}>
      <input {...rest} type="checkbox" role="switch" />
      <span className="gl-switch-track" aria-hidden="true" />
      <span>{label}</span>
    </label>
  );
}

/** A tick box with its words. */
export function Checkbox({ label, className, ...rest }: SwitchProps) {
  return (
    <label className={classes('gl-check', className)}>
      <input {...rest} type="checkbox" />
      <span>{label}</span>
    </label>
  );
}
