import './Spinner.css';

export interface SpinnerProps {
  /** Read out by screen readers; without it the spinner is decoration beside words that already say it. */
  readonly label?: string | undefined;
}

/** Something is under way. As large as the text beside it. */
export function Spinner({ label }: SpinnerProps) {
  return label === undefined ? (
    <span className="gl-spinner" aria-hidden="true" />
  ) : (
    <span className="gl-spinner" role="status" aria-label={label} />
  );
}
