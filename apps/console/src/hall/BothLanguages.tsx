/** A message in both languages of the hall, as those who lead write it. */
import type { Localized } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { LocalizedField } from '../set-up/LocalizedField.tsx';
import '../set-up/set-up.css';

export interface BothLanguagesProps {
  readonly label: string;
  readonly value: Localized;
  readonly onValue: (value: Localized) => void;
}

export const nothingWritten: Localized = { id: '', en: '' };
/** Written in both languages: people of either must know. */
export const isWhole = ({ id, en }: Localized): boolean => id.trim() !== '' && en.trim() !== '';
export const isEmpty = ({ id, en }: Localized): boolean => id.trim() === '' && en.trim() === '';

export function BothLanguages({ label, value, onValue }: BothLanguagesProps) {
  const { announce } = useWording(boardWording);
  const half = !isWhole(value) && !isEmpty(value);
  return (
    <LocalizedField
      label={label}
      rows={3}
      value={value}
      onValue={(next) => onValue({ id: next.id.slice(0, 200), en: next.en.slice(0, 200) })}
      error={(language) => (half && value[language].trim() === '' ? announce.writeBoth : null)}
    />
  );
}
