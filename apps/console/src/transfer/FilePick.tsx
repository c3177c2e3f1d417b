/** A button that lets a file be chosen; a drop onto its part does the same. */
import { Button } from '@giliran/ui';
import Upload from 'lucide-react/icons/upload';
import { useRef } from 'react';

export interface FilePickProps {
  /** Said to those who hear the page. */
  readonly label: string;
  readonly children: string;
  readonly accept: string;
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

export function FilePick({ label, children, accept, busy, onFile }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file, put right, can be chosen again.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <Button icon={<Upload />} busy={busy} aria-label={label} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
