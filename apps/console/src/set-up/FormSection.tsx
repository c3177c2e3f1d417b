/** A part of a form under a heading of its own, its fields in two columns where there is room. */
import type { ReactNode } from 'react';
import { useId } from 'react';

export interface FormSectionProps {
  readonly title: string;
  readonly hint?: ReactNode;
  /** One below the other, for fields that need the whole width. */
  readonly stacked?: boolean;
  readonly children: ReactNode;
}

export function FormSection({ title, hint, stacked = false, children }: FormSectionProps) {
  const id = useId();
  return (
    <section className="form-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {hint !== undefined && <p className="hint">{hint}</p>}
      <div className="form-fields" data-stacked={stacked || undefined}>
        {children}
      </div>
    </section>
  );
}
