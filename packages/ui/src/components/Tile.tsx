import type { ComponentProps, ReactNode } from 'react';
import { AgencyLogo, type AgencyLogoProps } from './AgencyLogo.tsx';
import { classes } from './className.ts';
import './Tile.css';

export interface TileProps extends Omit<ComponentProps<'button'>, 'title'> {
  readonly title: ReactNode;
  /** Second line: the full name, what it is for. */
  readonly detail?: ReactNode;
  /** Foot of the tile: waiting people, opening. Badges and StatusPills fit. */
  readonly meta?: ReactNode;
  readonly leading?: ReactNode;
  /** `row` lies flat: lists of services. */
  readonly shape?: 'card' | 'row' | undefined;
  /** Closed for now: drawn back, yet it can be pressed, so that a screen can say why. */
  readonly muted?: boolean | undefined;
}

/** A large choice. */
export function Tile({
  title,
  detail,
  meta,
  leading,
  shape = 'card',
  muted = false,
  className,
  ...rest
}: TileProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes('gl-tile', className)}
      data-shape={shape}
      data-muted={muted || undefined}
    >
      {leading !== undefined && <span className="gl-tile-leading">{leading}</span>}
      <span className="gl-tile-words">
        <span className="gl-tile-title">{title}</span>
        {detail !== undefined && <span className="gl-tile-detail">{detail}</span>}
      </span>
      {meta !== undefined && <span className="gl-tile-meta">{meta}</span>}
    </button>
  );
}

export interface AgencyTileProps extends Omit<TileProps, 'title' | 'leading' | 'detail'> {
  readonly agency: AgencyLogoProps['agency'];
  /** The agency's full name in the citizen's language. */
  readonly name: string;
  readonly logoSize?: string | undefined;
}

/** An agency to choose: logo or initials, the name people say, the full name. */
export function AgencyTile({ agency, name, logoSize = '3.2em', ...rest }: AgencyTileProps) {
  return (
    <Tile
      {...rest}
      title={agency.shortName}
      {...(name === agency.shortName ? {} : { detail: name })}
      leading={<AgencyLogo agency={agency} size={logoSize} />}
    />
  );
}
