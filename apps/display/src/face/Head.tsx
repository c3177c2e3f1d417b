import { useServerNow } from '@giliran/client';
import type { DisplayView } from '@giliran/protocol';
import { createFormats } from '@giliran/ui/formats';
import { useMemo } from 'react';

export interface HeadProps extends Pick<DisplayView, 'site' | 'zone'> {
  /** The site's name stands elsewhere on the screen. */
  readonly nameless: boolean;
}

/** Where one is, and what time it is there. */
export function Head({ site, zone, nameless }: HeadProps) {
  return (
    <header className="head">
      {site.logo !== null && <img className="head-logo" src={site.logo} alt="" />}
      <div className="head-place">
        {!nameless && (
          <p className="head-site" lang="id">
            {site.name.id}
          </p>
        )}
        <p className="head-zone" data-alone={nameless || undefined}>
          <span lang="id">{zone.name.id}</span>
          {zone.name.en !== zone.name.id && <span lang="en">{zone.name.en}</span>}
        </p>
      </div>
      <Clock timeZone={site.timeZone} />
    </header>
  );
}

/** Time and date in the site's zone, by the server's clock. */
function Clock({ timeZone }: { readonly timeZone: string }) {
  const now = useServerNow(1000);
  const formats = useMemo(() => createFormats({ timeZone, language: 'id' }), [timeZone]);
  return (
    <div className="head-clock">
      <time className="head-time gl-num">{formats.time(now)}</time>
      <p className="head-date">{formats.date(now)}</p>
    </div>
  );
}
