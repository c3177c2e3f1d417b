/** The code of a thing: suggested from its name, open to change until it is saved, fixed from then on. */
import { Field, TextInput, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { setUpWording } from '@giliran/ui/wording/set-up';
import { useState } from 'react';

export interface CodeFieldProps {
  readonly id: string;
  readonly fresh: boolean;
  readonly isTaken: (id: string) => boolean;
  readonly onCode: (id: string) => void;
}

const form = /^[a-z0-9][a-z0-9-]{0,62}$/;

export function CodeField({ id, fresh, isTaken, onCode }: CodeFieldProps) {
  const words = useWording(hallWording);
  const { issues } = useWording(setUpWording);
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? id;
  // Only a code that can stand is taken over: the address and other things name it.
  const wrong = !form.test(value)
    ? issues.formats.id
    : value !== id && isTaken(value)
      ? issues.faults.usedTwice
      : null;
  return (
    <Field
      label={words.field.id}
      hint={fresh ? words.hint.id : words.hint.idFixed}
      error={wrong}
      className="code-field"
    >
      {(control) => (
        <TextInput
          {...control}
          value={value}
          readOnly={!fresh}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => {
            if (typed === null || wrong !== null) return;
            setTyped(null);
            if (typed !== id) onCode(typed);
          }}
        />
      )}
    </Field>
  );
}
