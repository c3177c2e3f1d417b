/** A temporary password, shown once: to be copied, or printed as a slip for the one it is for. */
import { Banner, Button, Dialog, useWording } from '@giliran/ui';
import { peopleWording } from '@giliran/ui/wording/people';
import Printer from 'lucide-react/icons/printer';
import { createPortal } from 'react-dom';
import { Secret } from '../trust/Secret.tsx';

export interface GivenPassword {
  readonly staffId: string;
  readonly name: string;
  /** Null when the request was answered before. */
  readonly password: string | null;
}

export interface NewPasswordProps {
  readonly given: GivenPassword | null;
  readonly onClose: () => void;
}

export function NewPassword({ given, onClose }: NewPasswordProps) {
  const words = useWording(peopleWording);
  if (given === null) return null;
  const { staffId, name, password } = given;
  return (
    <Dialog
      open
      onClose={onClose}
      role="alertdialog"
      title={words.made(name)}
      className="trust-dialog"
      actions={
        <>
          {password !== null && (
            <Button icon={<Printer />} onClick={() => window.print()}>
              {words.once.print}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            {words.once.done}
          </Button>
        </>
      }
    >
      {password === null ? (
        <Banner tone="warn" title={words.once.lost} />
      ) : (
        <div className="trust-form">
          <Secret label={words.userName} value={staffId} />
          <Secret label={words.temporary} value={password} hint={words.onceOnly} first />
          {createPortal(<Slip staffId={staffId} name={name} password={password} />, document.body)}
        </div>
      )}
    </Dialog>
  );
}

/** What is printed; on the screen it is not there. */
function Slip({ staffId, name, password }: Omit<GivenPassword, 'password'> & { readonly password: string }) {
  const words = useWording(peopleWording);
  return (
    <section className="print-slip" aria-hidden="true">
      <h1>{words.slip.title}</h1>
      <p>{name}</p>
      <dl>
        <dt>{words.slip.address}</dt>
        <dd>{window.location.origin}</dd>
        <dt>{words.userName}</dt>
        <dd>{staffId}</dd>
        <dt>{words.temporary}</dt>
        <dd>{password}</dd>
      </dl>
      <p>{words.slip.steps}</p>
    </section>
  );
}
