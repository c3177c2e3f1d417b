/** The temporary passwords of those who were added, shown once: to be printed as slips to cut apart. */
import { Banner, Button, Dialog, useWording } from '@giliran/ui';
import { peopleWording } from '@giliran/ui/wording/people';
import { transferWording } from '@giliran/ui/wording/transfer';
import Printer from 'lucide-react/icons/printer';
import { createPortal } from 'react-dom';

export interface GivenPassword {
  readonly id: string;
  readonly name: string;
  /** Null: it was answered before, and is not told twice. */
  readonly password: string | null;
}

export interface PasswordsProps {
  readonly given: readonly GivenPassword[];
  /** People who could not be added. */
  readonly left: number;
  readonly onClose: () => void;
}

export function Passwords({ given, left, onClose }: PasswordsProps) {
  const { passwords: words } = useWording(transferWording);
  const people = useWording(peopleWording);
  if (given.length === 0) return null;
  const table = (
    <table className="gl-table">
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.userName}</th>
          <th scope="col">{words.password}</th>
        </tr>
      </thead>
      <tbody>
        {given.map(({ id, name, password }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>{id}</td>
            <td className="secret-value">{password ?? people.once.lost}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      role="alertdialog"
      title={words.title}
      className="trust-dialog"
      actions={
        <>
          <Button icon={<Printer />} onClick={() => window.print()}>
            {words.print}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {words.done}
          </Button>
        </>
      }
    >
      <div className="trust-form">
        <p>{words.advice}</p>
        {left > 0 && <Banner tone="warn" title={words.stopped(left)} />}
        {/* What scrolls is reached by keys. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="transfer-scroll" tabIndex={0} role="region" aria-label={words.title}>
          {table}
        </div>
        {createPortal(
          <section className="print-slip transfer-slips" aria-hidden="true">
            <h1>{words.title}</h1>
            <p>{window.location.origin}</p>
            {table}
            <p>{people.slip.steps}</p>
          </section>,
          document.body,
        )}
      </div>
    </Dialog>
  );
}
