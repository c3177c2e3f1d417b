/** Other words for a service, written in one line with commas. */
import { useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { useState } from 'react';
import { TextField } from '../fields.tsx';

export interface SearchWordsProps {
  readonly words: readonly string[];
  readonly error: string | null;
  readonly onWords: (words: string[]) => void;
}

const split = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

export function SearchWords({ words, error, onWords }: SearchWordsProps) {
  const { field, hint } = useWording(hallWording);
  const [typed, setTyped] = useState(words.join(', '));
  // While it says the same, what was typed stays as it was typed: a comma at the end, two spaces.
  const shown = split(typed).join() === words.join() ? typed : words.join(', ');
  return (
    <TextField
      label={field.searchWords}
      hint={hint.searchWords}
      error={error}
      value={shown}
      onValue={(text) => {
        setTyped(text);
        onWords(split(text));
      }}
    />
  );
}
