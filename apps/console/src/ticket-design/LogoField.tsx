/** The site's logo: chosen as any image, kept as a PNG, shown as it is. */
import type { LogoFault } from '@giliran/protocol';
import { Button, Field, useWording } from '@giliran/ui';
import { ticketDesignWording } from '@giliran/ui/wording/ticket-design';
import ImageUp from 'lucide-react/icons/image-up';
import Trash from 'lucide-react/icons/trash-2';
import { useRef, useState } from 'react';
import { HEAVIEST_MB, logoFrom, type LogoFileFault } from './logo-file.ts';

export interface LogoFieldProps {
  readonly logo: string | null;
  /** Instead of the words on how it is printed. */
  readonly hint?: string;
  /** Why it will not be printed. */
  readonly fault: LogoFault | null;
  readonly onLogo: (logo: string | null) => void;
}

export function LogoField({ logo, hint, fault, onLogo }: LogoFieldProps) {
  const words = useWording(ticketDesignWording);
  const input = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState<LogoFileFault | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async (source: File | string): Promise<void> => {
    setBusy(true);
    const made = await logoFrom(source);
    setBusy(false);
    setFailed(made.ok ? null : made.error);
    if (made.ok) onLogo(made.value);
  };
  const error =
    failed === null
      ? fault !== null && words.warning.logo[fault]
      : failed === 'notImage'
        ? words.logoNotImage
        : failed === 'tooHeavy'
          ? words.logoTooHeavy(HEAVIEST_MB)
          : words.logoTooLarge;
  return (
    <Field
      label={<span className="form-title">{words.logo}</span>}
      hint={hint ?? words.logoHint}
      error={error}
    >
      {(control) => (
        <div className="logo-field">
          <span className="logo-shown">
            {logo === null ? <span className="block-note">{words.noLogo}</span> : <img src={logo} alt="" />}
          </span>
          <input
            {...control}
            ref={input}
            type="file"
            accept="image/*"
            className="logo-input"
            tabIndex={-1}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) void take(file);
            }}
          />
          <Button icon={<ImageUp />} busy={busy} onClick={() => input.current?.click()}>
            {logo === null ? words.chooseLogo : words.changeLogo}
          </Button>
          {logo !== null && fault !== null && (
            <Button variant="primary" onClick={() => void take(logo)}>
              {words.convertLogo}
            </Button>
          )}
          {logo !== null && (
            <Button
              variant="quiet"
              icon={<Trash />}
              onClick={() => {
                setFailed(null);
                onLogo(null);
              }}
            >
              {words.removeLogo}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
