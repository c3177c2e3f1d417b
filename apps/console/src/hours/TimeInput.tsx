/** A time of day, written as people write it: 730, 7.30, 07:30. Always 24 hours, whatever the browser's language. */
import { TextInput } from '@giliran/ui';
import type { ComponentProps } from 'react';
import { readTime } from './week-edit.ts';

export interface TimeInputProps extends Omit<
  ComponentProps<typeof TextInput>,
  'value' | 'onChange' | 'onBlur'
> {
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export function TimeInput({ value, onValue, className, ...rest }: TimeInputProps) {
  return (
    <TextInput
      {...rest}
      className={`time-input gl-num ${className ?? ''}`}
      inputMode="decimal"
      autoComplete="off"
      maxLength={5}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
      onBlur={(event) => {
        const read = readTime(event.currentTarget.value);
        if (read !== value) onValue(read);
      }}
    />
  );
}
