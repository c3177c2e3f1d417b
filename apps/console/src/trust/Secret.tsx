/** A secret that is shown once, to be copied. */
import { Button, Field, TextInput, useWording } from '@giliran/ui';
import { peopleWording } from '@giliran/ui/wording/people';
import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useRef, useState } from 'react';

export interface SecretProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** Chosen from the start, so that the usual keys copy it. */
  readonly first?: boolean;
}

export function Secret({ label, value, hint, first = false }: SecretProps) {
  const { once: words } = useWording(peopleWording);
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    input.current?.select();
    // Halls are on plain http, where pages have no clipboard of their own: the chosen text is copied instead.
    setCopied(document.execCommand('copy'));
  };
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <span className="secret">
          <TextInput
            {...control}
            ref={input}
            readOnly
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={first}
            value={value}
            className="secret-value"
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button icon={copied ? <Check /> : <Copy />} onClick={copy}>
            <span aria-live="polite">{copied ? words.copied : words.copy}</span>
          </Button>
        </span>
      )}
    </Field>
  );
}
