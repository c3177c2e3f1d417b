import type { Localized } from '@giliran/protocol';
import BellRing from 'lucide-react/icons/bell-ring';
import MapPin from 'lucide-react/icons/map-pin';
import Ticket from 'lucide-react/icons/ticket';
import { Both } from '../face/Both.tsx';

/** Before the day's first call: where one is, and how the queue works. */
export function Welcome({ name }: { readonly name: Localized }) {
  return (
    <section className="welcome">
      <div className="welcome-head">
        <p className="welcome-greeting">
          <Both say={(words) => words.welcome} />
        </p>
        <h1 className="welcome-name" lang="id">
          {name.id}
        </h1>
        {name.en !== name.id && (
          <p className="welcome-name-en" lang="en">
            {name.en}
          </p>
        )}
      </div>
      <ol className="welcome-steps">
        <li>
          <Ticket aria-hidden="true" />
          <Both say={(words) => words.steps.take} shape="stack" />
        </li>
        <li>
          <BellRing aria-hidden="true" />
          <Both say={(words) => words.steps.watch} shape="stack" />
        </li>
        <li>
          <MapPin aria-hidden="true" />
          <Both say={(words) => words.steps.go} shape="stack" />
        </li>
      </ol>
    </section>
  );
}
