/** One service as a row. */
import { Badge, Tile, useLocalized } from '@giliran/ui';
import { goesStraight, type ServiceOffer } from '../catalogue/catalogue.ts';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { footOf } from './foot.ts';
import { unbroken } from './unbroken.ts';

/** `agency`: says whose service it is, where the list mixes agencies. */
export function ServiceChoice({
  offer,
  agency = false,
}: {
  readonly offer: ServiceOffer;
  readonly agency?: boolean;
}) {
  const words = useWords();
  const say = useLocalized();
  const { dispatch, formats, day, offers, newCommandId, alone } = useKiosk();
  const { service, status, waiting } = offer;
  const estimate = formats.estimate(offer.estimate);
  // Where the whole agency closes early, its page says so once.
  const whole = offers.agency(service.agencyId)?.status;
  const ownEarly = agency || !whole?.open || !whole.early;
  // "Tidak ada antrean" makes room for a long name as "Tidak ada" and "antrean".
  const waits = waiting === 0 ? words.waiting(0).replace(' ', '\u00a0') : words.waiting(waiting);
  const again = formats.openAgain(status, day);
  const why = formats.openStatusShort(status);
  const closes =
    status.open && status.early && ownEarly ? words.closesAt(formats.wallTime(status.until)) : null;
  return (
    <Tile
      data-foot={footOf(
        status.open
          ? [words.waiting(waiting), waiting > 0 ? (estimate ?? '') : '', closes ?? '']
          : [why, again ?? ''],
      )}
      className="k-service"
      shape="row"
      title={say(service.name)}
      {...(agency ? { detail: `${offer.agency.shortName}, ${offer.agency.booth}` } : {})}
      muted={!status.open}
      meta={
        status.open ? (
          <>
            {alone ? (
              <span className="k-until gl-num">{words.openUntil(formats.wallTime(status.until))}</span>
            ) : (
              <span className="k-waiting gl-num" data-none={waiting === 0 || undefined}>
                {waits}
              </span>
            )}
            {waiting > 0 && estimate !== null && (
              <span className="k-estimate gl-num">{unbroken(`± ${estimate}`)}</span>
            )}
            {closes !== null && (
              <span className="k-until gl-num" data-early>
                {closes}
              </span>
            )}
          </>
        ) : (
          <>
            <Badge tone="warn">{why}</Badge>
            {again !== null && <span className="gl-num">{again}</span>}
          </>
        )
      }
      onClick={() =>
        dispatch({
          type: 'serviceChosen',
          serviceId: service.id,
          straight: goesStraight(offer),
          commandId: newCommandId(),
        })
      }
    />
  );
}
