/** One agency as a tile. */
import { AgencyTile, Badge, useLocalized } from '@giliran/ui';
import type { AgencyOffer } from '../catalogue/catalogue.ts';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { footOf } from './foot.ts';

/** A short name that would take two lines at full size: it is set smaller. */
const isLong = (name: string): boolean =>
  name.length > 17 || name.split(' ').some((word) => word.length > 14);

export function AgencyChoice({ offer }: { readonly offer: AgencyOffer }) {
  const words = useWords();
  const say = useLocalized();
  const { dispatch, formats, day, alone } = useKiosk();
  const { agency, status, waiting } = offer;
  const opens = formats.opensShort(status, day);
  const why = formats.openStatusShort(status);
  return (
    <AgencyTile
      data-foot={footOf(status.open ? [] : [waiting > 0 ? words.waiting(waiting) : '', why, opens ?? ''])}
      className={isLong(agency.shortName) ? 'k-agency k-long' : 'k-agency'}
      agency={agency}
      name={say(agency.name)}
      logoSize="84px"
      muted={!status.open}
      meta={
        status.open ? (
          <>
            {!alone && (
              <span className="k-waiting gl-num" data-none={waiting === 0 || undefined}>
                {words.waiting(waiting)}
              </span>
            )}
            <span className="k-until gl-num" data-early={status.early || undefined}>
              {words.openUntil(formats.wallTime(status.until))}
            </span>
          </>
        ) : (
          <>
            {waiting > 0 && <span className="k-waiting gl-num">{words.waiting(waiting)}</span>}
            <Badge tone="warn">{why}</Badge>
            {opens !== null && <span className="gl-num">{opens}</span>}
          </>
        )
      }
      onClick={() => dispatch({ type: 'agencyChosen', agencyId: agency.id })}
    />
  );
}
