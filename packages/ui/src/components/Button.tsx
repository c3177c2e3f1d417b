import type { ComponentProps, ReactNode } from 'react';
import { classes } from './className.ts';
import { Spinner } from './Spinner.tsx';
import './Button.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
/** `screen` follows the kind of screen (40 px on a desktop, 96 px on a kiosk). */
export type ButtonSize = 'screen' | 'desktop' | 'kiosk' | 'small' | 'large';

interface Look {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  /** Work is under way: shows a spinner and takes no second press, but keeps the focus. */
  readonly busy?: boolean | undefined;
}

export interface ButtonProps extends Look, Omit<ComponentProps<'button'>, 'aria-busy'> {
  readonly icon?: ReactNode;
  readonly iconEnd?: ReactNode;
  /** Shown at the end, for example a `Kbd`. */
  readonly hint?: ReactNode;
  /** As wide as its container. */
  readonly block?: boolean | undefined;
}

/** A button. Never submits a form unless `type="submit"` is given. */
export function Button({
  variant = 'secondary',
  size = 'screen',
  busy = false,
  icon,
  iconEnd,
  hint,
  block = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      className={classes('gl-button', className)}
      data-variant={variant}
      data-size={size}
      data-block={block || undefined}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? undefined : onClick}
    >
      {busy ? <Spinner /> : icon !== undefined && <span className="gl-button-icon">{icon}</span>}
      <span className="gl-button-label">{children}</span>
      {iconEnd !== undefined && <span className="gl-button-icon">{iconEnd}</span>}
      {hint !== undefined && <span className="gl-button-hint">{hint}</span>}
    </button>
  );
}

export interface IconButtonProps extends Look, Omit<ComponentProps<'button'>, 'aria-label' | 'aria-busy'> {
  /** Says what it does; read out, and shown as a tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
}

/** A square button with an icon and no visible text. */
export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size = 'screen',
  busy = false,
  className,
  onClick,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={busy ? 'button' : type}
      className={classes('gl-button', 'gl-icon-button', className)}
      data-variant={variant}
      data-size={size}
      aria-label={label}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? undefined : onClick}
    >
      {busy ? <Spinner /> : icon}
    </button>
  );
}
