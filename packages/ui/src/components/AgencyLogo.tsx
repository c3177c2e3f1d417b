import { useState } from 'react';
import { agencyColour, initials } from './agencyColour.ts';
import './AgencyLogo.css';

export interface AgencyLogoProps {
  readonly agency: {
    readonly id: string;
    readonly shortName: string;
    readonly logo?: string | null | undefined;
  };
  /** Edge length as CSS, default `3em`. */
  readonly size?: string | undefined;
}

/** An agency's logo, or its initials when there is none or it cannot be drawn. Decoration: the name stands beside it. */
export function AgencyLogo({ agency, size = '3em' }: AgencyLogoProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const logo = agency.logo ?? null;
  if (logo !== null && logo !== broken) {
    return (
      <span className="gl-logo" style={{ width: size, height: size }}>
        <img src={logo} alt="" draggable={false} decoding="async" onError={() => setBroken(logo)} />
      </span>
    );
  }
  const { background, ink } = agencyColour(agency.id);
  const letters = initials(agency.shortName);
  return (
    <span
      className="gl-logo gl-logo-drawn"
      aria-hidden="true"
      style={{ width: size, height: size, background, color: ink }}
    >
      <svg viewBox="0 0 100 100" width="100%" height="100%">
        <text
          x="50"
          y="50"
          textAnchor="middle"
          dominantBaseline="central"
          fontSize={letters.length <= 2 ? 42 : letters.length === 3 ? 34 : 27}
          fontWeight="750"
          fill="currentColor"
        >
          {letters}
        </text>
      </svg>
    </span>
  );
}
