/** A page whose content is asked of the server: its heading, and the content once it is there. */
import { Button, EmptyState, Spinner, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import CircleAlert from 'lucide-react/icons/circle-alert';
import type { ReactNode } from 'react';
import '../set-up/set-up.css';
import { Refusal } from './Refusal.tsx';
import './trust.css';
import type { Asked } from './use-asked.ts';

export interface TrustPageProps<T> {
  readonly title: string;
  readonly intro?: string;
  /** Beside the heading. */
  readonly actions?: ReactNode;
  readonly asked: Asked<T>;
  readonly children: (value: T) => ReactNode;
}

export function TrustPage<T>({ title, intro, actions, asked, children }: TrustPageProps<T>) {
  const common = useWording(commonWording);
  const { value, failure, again } = asked;
  const retry = <Button onClick={() => void again()}>{common.retry}</Button>;
  return (
    <div className="trust-page">
      <header className="trust-head">
        <div>
          <h1>{title}</h1>
          {intro !== undefined && <p className="hint">{intro}</p>}
        </div>
        {actions}
      </header>
      {value !== null && <Refusal failure={failure} action={retry} />}
      {value !== null ? (
        children(value)
      ) : failure === null ? (
        <EmptyState icon={<Spinner />} title={common.loading} />
      ) : (
        <div className="trust-alone">
          <CircleAlert aria-hidden="true" />
          <Refusal failure={failure} action={retry} />
        </div>
      )}
    </div>
  );
}
