/** New things, and copies: complete enough to be saved once they have their names. */
import {
  Agency,
  AgencyId,
  Counter,
  CounterId,
  Display,
  DisplayId,
  Kiosk,
  KioskId,
  prefixesInUse,
  Service,
  ServiceId,
  suggestPrefixes,
  type Zone,
  ZoneId,
  type Site,
} from '@giliran/protocol';
import { freeId, numberedId, takenIn } from './ids.ts';

const unnamed = { id: '', en: '' };
const firstZone = (site: Site): ZoneId => site.zones[0]?.id ?? ZoneId.parse('zona');

/** Prefixes in use, and those that are heard in a zone. `except`: the thing itself is not in its own way. */
export function surroundingsOf(site: Site, zoneId: string | null, except: string | null) {
  const others = prefixesInUse(site).filter(({ serviceId, agencyId }) => (serviceId ?? agencyId) !== except);
  return {
    taken: new Set(others.map(({ prefix }) => prefix)),
    heardTogether: [...new Set(others.filter((use) => use.zoneId === zoneId).map(({ prefix }) => prefix))],
  };
}
const freePrefix = (site: Site, zoneId: string | null, name: string): string =>
  suggestPrefixes(name, surroundingsOf(site, zoneId, null), 1)[0] ?? '';

export function newZone(site: Site): Zone {
  const id = ZoneId.parse(freeId('zona-baru', takenIn(site, 'zones')));
  return { id, name: unnamed, floor: 1, direction: unnamed };
}

export function newAgency(site: Site, zoneId: ZoneId = firstZone(site)): Agency {
  return {
    ...Agency.parse({
      id: freeId('instansi-baru', takenIn(site, 'agencies')),
      name: { id: '-', en: '-' },
      shortName: '-',
      zoneId,
      booth: '-',
      prefix: 'A',
    }),
    ...{ name: unnamed, shortName: '', booth: '', prefix: freePrefix(site, zoneId, '') },
  };
}

/** A service of the agency; its prefix is the one that all of the agency's services share, or a free one. */
export function newService(site: Site, agencyId: AgencyId): Service {
  const siblings = site.services.filter((service) => service.agencyId === agencyId);
  const shared = new Set(siblings.map(({ prefix }) => prefix));
  const agency = site.agencies.find(({ id }) => id === agencyId);
  const [only] = shared;
  const sharing = site.settings.numberingPer !== 'service' && shared.size === 1 && siblings.length > 1;
  const prefix =
    sharing && only !== undefined ? only : freePrefix(site, agency?.zoneId ?? null, agency?.shortName ?? '');
  return {
    ...Service.parse({
      id: freeId('layanan-baru', takenIn(site, 'services')),
      agencyId,
      name: { id: '-', en: '-' },
      prefix: 'A',
      usualMinutes: 10,
    }),
    ...{ name: unnamed, prefix },
  };
}

/** The next number, with all services of the agency. */
export function newCounter(site: Site, agencyId: AgencyId): Counter {
  const agency = site.agencies.find(({ id }) => id === agencyId);
  const number = nextNumber(site);
  return {
    ...Counter.parse({
      id: freeId(`loket-${number}`, takenIn(site, 'counters')),
      number,
      agencyId,
      zoneId: agency?.zoneId ?? firstZone(site),
      services: [{ serviceId: 'layanan' }],
    }),
    services: site.services
      .filter((service) => service.agencyId === agencyId)
      .map(({ id }) => ({ serviceId: id, offsetMinutes: 0, whenWaitExceedsMinutes: null })),
  };
}
const nextNumber = (site: Site): number => {
  const used = new Set(site.counters.map(({ number }) => number));
  const highest = Math.max(0, ...used);
  if (highest < 999) return highest + 1;
  for (let n = 1; n < 999; n += 1) if (!used.has(n)) return n;
  return 999;
};

export const newKiosk = (site: Site, zoneId: ZoneId = firstZone(site)): Kiosk => ({
  ...Kiosk.parse({ id: numberedId('kiosk', takenIn(site, 'kiosks')), name: '-', zoneId }),
  name: '',
});
export const newDisplay = (site: Site, zoneId: ZoneId = firstZone(site)): Display => ({
  ...Display.parse({ id: numberedId('display', takenIn(site, 'displays')), name: '-', zoneId }),
  name: '',
});

/* Copies: everything but what must be its own. */

export const copyOfZone = (site: Site, zone: Zone): Zone => ({
  ...zone,
  id: ZoneId.parse(freeId(zone.id, takenIn(site, 'zones'))),
});
export const copyOfAgency = (site: Site, agency: Agency): Agency => ({
  ...agency,
  id: AgencyId.parse(freeId(agency.id, takenIn(site, 'agencies'))),
  prefix:
    site.settings.numberingPer === 'agency'
      ? freePrefix(site, agency.zoneId, agency.shortName)
      : agency.prefix,
});
export const copyOfService = (site: Site, service: Service): Service => ({
  ...service,
  id: ServiceId.parse(freeId(service.id, takenIn(site, 'services'))),
  prefix:
    site.settings.numberingPer === 'service'
      ? freePrefix(
          site,
          site.agencies.find(({ id }) => id === service.agencyId)?.zoneId ?? null,
          service.name.id,
        )
      : service.prefix,
});
export function copyOfCounter(site: Site, counter: Counter): Counter {
  const number = nextNumber(site);
  const id = CounterId.parse(freeId(`loket-${number}`, takenIn(site, 'counters')));
  return { ...counter, id, number };
}
/** A printer is set up for one kiosk, and its own numbers are its own: the copy starts without. */
export const copyOfKiosk = (site: Site, kiosk: Kiosk): Kiosk => ({
  ...kiosk,
  id: KioskId.parse(numberedId('kiosk', takenIn(site, 'kiosks'))),
  printer: null,
  offline: null,
});
export const copyOfDisplay = (site: Site, display: Display): Display => ({
  ...display,
  id: DisplayId.parse(numberedId('display', takenIn(site, 'displays'))),
});
