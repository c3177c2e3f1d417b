/** A program's key, shown once, with a line to try it. */
import type { Right } from '@giliran/protocol';
import { Banner, Button, Dialog, useWording } from '@giliran/ui';
import { peopleWording } from '@giliran/ui/wording/people';
import { programsWording } from '@giliran/ui/wording/programs';
import { Secret } from '../trust/Secret.tsx';
import { curlOf } from './rights-of-keys.ts';

export interface GivenKey {
  readonly name: string;
  /** Null when the request was answered before. */
  readonly secret: string | null;
  readonly rights: readonly Right[];
}

export function NewKey({
  given,
  onClose,
}: {
  readonly given: GivenKey | null;
  readonly onClose: () => void;
}) {
  const words = useWording(programsWording);
  const { once } = useWording(peopleWording);
  if (given === null) return null;
  return (
    <Dialog
      open
      onClose={onClose}
      role="alertdialog"
      title={words.made(given.name)}
      className="trust-dialog"
      actions={
        <Button variant="primary" onClick={onClose}>
          {once.done}
        </Button>
      }
    >
      {given.secret === null ? (
        <Banner tone="warn" title={once.lost} />
      ) : (
        <div className="trust-form">
          <Secret label={words.secret} value={given.secret} hint={words.onceOnly} first />
          <div>
            <p className="gl-field-label">{words.tryIt}</p>
            <pre className="code-sample">{curlOf(window.location.origin, given.secret, given.rights)}</pre>
          </div>
        </div>
      )}
    </Dialog>
  );
}
