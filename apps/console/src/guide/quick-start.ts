/** The smallest hall that can hand out a number: one agency with one service at one counter, added as one change. */
import { Prefix, type Site, type ZoneId } from '@giliran/protocol';
import {
  newAgency,
  newCounter,
  newKiosk,
  newDisplay,
  newService,
  surroundingsOf,
} from '../set-up/model/blank.ts';
import { freeId, slug, takenIn } from '../set-up/model/ids.ts';
import { added } from '../set-up/model/lists.ts';
import { renamed } from '../set-up/model/rename.ts';
import { suggestPrefixes } from '@giliran/protocol';

export interface QuickStart {
  readonly agency: string;
  readonly shortName: string;
  readonly booth: string;
  readonly service: string;
  readonly prefix: string;
  readonly counter: number;
  readonly zoneId: ZoneId;
}

/** The prefix that is heard best beside those there are. */
export const prefixFor = (site: Site, zoneId: string, service: string): string =>
  suggestPrefixes(service, surroundingsOf(site, zoneId, null), 1)[0] ?? '';

/** `Dinas Kependudukan dan Pencatatan Sipil` → `Dinas Kependudukan`: at most 24 letters, cut at a word. */
export function shortNameFor(name: string): string {
  const whole = name.trim().replaceAll(/\s+/g, ' ');
  if (whole.length <= 24) return whole;
  const cut = whole.slice(0, 25);
  const words = cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : whole.slice(0, 24);
  return words.replace(/\s(dan|dan\/atau|and|of|di)$/i, '');
}

/** Fields of a quick start that would be refused. */
export function wrongIn(site: Site, { agency, shortName, booth, service, prefix, counter }: QuickStart) {
  const empty = (text: string): boolean => text.trim() === '';
  return {
    agency: empty(agency) || agency.length > 200,
    shortName: empty(shortName) || shortName.trim().length > 24,
    booth: empty(booth) || booth.length > 40,
    service: empty(service) || service.length > 200,
    prefix: !Prefix.safeParse(prefix).success || surroundingsOf(site, null, null).taken.has(prefix),
    counter:
      !Number.isInteger(counter) ||
      counter < 1 ||
      counter > 999 ||
      site.counters.some(({ number }) => number === counter),
  };
}

export function quickStarted(site: Site, wish: QuickStart): Site {
  const same = (text: string) => ({ id: text.trim(), en: text.trim() });
  const agency = {
    ...newAgency(site, wish.zoneId),
    ...{ name: same(wish.agency), shortName: wish.shortName.trim(), booth: wish.booth.trim() },
    ...(site.settings.numberingPer === 'agency' && { prefix: wish.prefix }),
  };
  const agencyId = freeId(slug(wish.shortName), takenIn(site, 'agencies'));
  const withAgency = renamed(added(site, 'agencies', agency), 'agencies', agency.id, agencyId);
  const own = withAgency.agencies.at(-1)?.id ?? agency.id;
  const service = { ...newService(withAgency, own), name: same(wish.service), prefix: wish.prefix };
  const serviceId = freeId(slug(wish.service), takenIn(withAgency, 'services'));
  const withService = renamed(added(withAgency, 'services', service), 'services', service.id, serviceId);
  const counter = { ...newCounter(withService, own), number: wish.counter };
  const counterId = freeId(`loket-${wish.counter}`, takenIn(withService, 'counters'));
  return renamed(added(withService, 'counters', counter), 'counters', counter.id, counterId);
}

export const withKiosk = (site: Site, name: string, zoneId: ZoneId): Site =>
  added(site, 'kiosks', { ...newKiosk(site, zoneId), name: name.trim() });
export const withDisplay = (site: Site, name: string, zoneId: ZoneId): Site =>
  added(site, 'displays', { ...newDisplay(site, zoneId), name: name.trim() });

/**
 * Two hours of service from now on, at the most to midnight, for trying the hall out on whatever day it is set
 * up. `day` and `time` are those of the hall's clock: `2026-11-22`, `18:05`.
 */
export function openedForTrial(site: Site, day: string, time: string, name: { id: string; en: string }) {
  const until = trialUntil(time);
  const taken = new Set(site.settings.openings.map(({ id }) => id));
  const id = freeId('uji-coba', (one) => taken.has(one));
  const hours = [{ from: time, to: until }];
  return {
    ...site,
    settings: {
      ...site.settings,
      openings: [...site.settings.openings, { id, name, date: day, hours, agencies: null, services: null }],
    },
  };
}
/** Two hours after `18:05`: `20:05`; late in the evening the last minute of the day. */
export function trialUntil(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours >= 22 ? '23:59' : `${String(hours + 2).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
