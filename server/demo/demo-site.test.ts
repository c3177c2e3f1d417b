/** The demo site is data, edited by hand: these are the promises it must keep after every edit. */
import { readFileSync } from 'node:fs';
import { indonesianHolidays, Localized, Site } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

const Access = z.strictObject({
  staff: z.array(z.strictObject({ staffId: z.string(), password: z.literal('giliran-demo') })),
  devices: z.array(
    z.strictObject({ kind: z.enum(['kiosk', 'display', 'counter']), id: z.string(), key: z.string().min(8) }),
  ),
  apiKeys: z.array(
    z.strictObject({
      id: z.string(),
      scope: z.enum(['admin', 'integration', 'read']),
      key: z.string().min(8),
    }),
  ),
});

const site = Site.parse(readJson('site.json'));
const access = Access.parse(readJson('access.json'));

const workingDays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
type Hours = (typeof site.settings)['hours'];
/** In `demo` mode the hours are read at ten in the morning of a working day. */
const openAtTen = (hours: Hours, day: (typeof workingDays)[number]): boolean =>
  hours[day].some((interval) => interval.from <= '10:00' && '10:00' < interval.to);
const openEveryWorkingDay = (hours: Hours): boolean => workingDays.every((day) => openAtTen(hours, day));

const servicesOf = (agencyId: string) => site.services.filter((service) => service.agencyId === agencyId);
const countersOf = (agencyId: string) => site.counters.filter((counter) => counter.agencyId === agencyId);
const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Every text in both languages, wherever it stands in the document, with its place. */
function localizedTexts(value: unknown, place = 'site'): { place: string; id: string; en: string }[] {
  const text = Localized.safeParse(value);
  if (text.success) return [{ place, ...text.data }];
  if (Array.isArray(value)) return value.flatMap((item, index) => localizedTexts(item, `${place}.${index}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => localizedTexts(item, `${place}.${key}`));
}

/** Letters whose names rhyme when spoken (be, ce, de, ge, pe, te; em, en) become one. */
const asHeard = (prefix: string): string => prefix.replace(/[BCDGPT]/g, 'B').replace(/[MN]/g, 'M');

describe('the size of the demo hall', () => {
  it('has two floors, each one a zone', () => {
    expect(site.zones.map((zone) => [zone.id, zone.floor])).toEqual([
      ['lantai-1', 1],
      ['lantai-2', 2],
    ]);
  });

  it('is as large as a real public-service mall', () => {
    expect(site.agencies.length).toBeGreaterThanOrEqual(20);
    expect(site.services.length).toBeGreaterThanOrEqual(145);
    expect(site.counters.length).toBeGreaterThanOrEqual(45);
    expect(site.kiosks.map((kiosk) => kiosk.id)).toEqual(['kiosk-1', 'kiosk-2', 'kiosk-3']);
    expect(site.displays.map((display) => display.id)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `display-${number}`),
    );
  });

  it('numbers its counters from 1 without a gap, as their ids say', () => {
    expect(site.counters.map((counter) => [counter.number, String(counter.id)])).toEqual(
      site.counters.map((_, index) => [index + 1, `loket-${index + 1}`]),
    );
  });
});

describe('agencies', () => {
  it.each(site.agencies)('$shortName has services, counters and counter staff', (agency) => {
    expect(servicesOf(agency.id)).not.toEqual([]);
    expect(countersOf(agency.id)).not.toEqual([]);
    expect(
      site.staff.filter((person) => person.agencyId === agency.id && person.role === 'counterStaff'),
    ).not.toEqual([]);
  });

  it('have a booth and a prefix each to themselves', () => {
    expect(repeated(site.agencies.map((agency) => agency.booth))).toEqual([]);
    expect(repeated(site.agencies.map((agency) => agency.prefix))).toEqual([]);
  });

  it('that are present only on certain days come last', () => {
    const everyDay = site.agencies.map((agency) => openEveryWorkingDay(agency.hours ?? site.settings.hours));
    const firstVisitor = everyDay.indexOf(false);
    expect(firstVisitor).toBeGreaterThan(0);
    expect(everyDay.slice(firstVisitor)).not.toContain(true);
  });
});

describe('services', () => {
  it.each(site.services)('$id can be prepared for and found', (service) => {
    expect(service.requirements.length).toBeGreaterThanOrEqual(2);
    expect(service.requirements.length).toBeLessThanOrEqual(6);
    expect(service.searchWords).not.toEqual([]);
    expect(repeated(service.searchWords)).toEqual([]);
    expect(service.searchWords).toEqual(service.searchWords.map((word) => word.toLowerCase()));
  });

  it('have names that tell them apart', () => {
    expect(repeated(site.services.map((service) => service.name.id))).toEqual([]);
    expect(repeated(site.services.map((service) => service.name.en))).toEqual([]);
  });

  it('stand together by agency, in the order of the agencies', () => {
    const order = site.agencies.map((agency) => agency.id);
    const positions = site.services.map((service) => order.indexOf(service.agencyId));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  });

  it('never share a prefix across agencies', () => {
    const owners = new Map<string, Set<string>>();
    for (const item of [
      ...site.services.map((service) => ({ prefix: service.prefix, owner: service.agencyId })),
      ...site.agencies.map((agency) => ({ prefix: agency.prefix, owner: agency.id })),
    ]) {
      owners.set(item.prefix, (owners.get(item.prefix) ?? new Set()).add(item.owner));
    }
    expect([...owners].filter(([, agencies]) => agencies.size > 1)).toEqual([]);
  });

  it.each(site.agencies)('of $shortName have prefixes that do not sound alike', (agency) => {
    const prefixes = [...new Set(servicesOf(agency.id).map((service) => service.prefix))];
    expect(repeated(prefixes.map(asHeard))).toEqual([]);
  });

  it('that stand first at the first agencies are plain: always open, without a quota', () => {
    for (const agency of site.agencies.slice(0, 6)) {
      const first = servicesOf(agency.id).slice(0, 2);
      expect(first.map(({ id, hours, dailyQuota, closed }) => ({ id, hours, dailyQuota, closed }))).toEqual(
        first.map(({ id }) => ({ id, hours: null, dailyQuota: null, closed: null })),
      );
      expect(agency.hours).toBeNull();
    }
    expect(openEveryWorkingDay(site.settings.hours)).toBe(true);
  });

  it('show every state a citizen can meet: quota, own hours, a last-ticket time, out of service', () => {
    expect(site.services.filter((service) => service.dailyQuota !== null).length).toBeGreaterThan(0);
    expect(site.services.filter((service) => service.hours !== null).length).toBeGreaterThan(0);
    expect(site.services.filter((service) => service.lastTicketMinutes > 0).length).toBeGreaterThan(0);
    expect(site.services.filter((service) => service.closed !== null)).toHaveLength(2);
  });
});

describe('counters', () => {
  it.each(site.counters)('$id stands at its agency, on its floor, and serves its services', (counter) => {
    const agency = site.agencies.find((candidate) => candidate.id === counter.agencyId);
    expect(counter.zoneId).toBe(agency?.zoneId);
    const own = servicesOf(counter.agencyId).map((service) => service.id);
    expect(own).toEqual(expect.arrayContaining(counter.services.map((entry) => entry.serviceId)));
    expect(repeated(counter.services.map((entry) => entry.serviceId))).toEqual([]);
    expect(counter.services.some((entry) => entry.offsetMinutes === 0)).toBe(true);
  });

  it('serve every service as their own work, on the floor of its agency', () => {
    const served = new Set(
      site.counters.flatMap((counter) =>
        counter.services
          .filter((entry) => entry.offsetMinutes === 0)
          .map((entry) => `${entry.serviceId} on ${counter.zoneId}`),
      ),
    );
    const needed = site.services.map((service) => {
      const agency = site.agencies.find((candidate) => candidate.id === service.agencyId);
      return `${service.id} on ${agency?.zoneId}`;
    });
    expect(needed.filter((entry) => !served.has(entry))).toEqual([]);
  });

  it('take second-choice work 10 to 15 minutes later, where they take it', () => {
    const offsets = site.counters.flatMap((counter) =>
      counter.services.map((entry) => entry.offsetMinutes).filter((minutes) => minutes > 0),
    );
    expect(offsets.length).toBeGreaterThan(0);
    expect(offsets.filter((minutes) => minutes < 10 || minutes > 15)).toEqual([]);
  });
});

describe('devices', () => {
  it('offer every agency at the main entrance and only the upper floor upstairs', () => {
    expect(site.kiosks.map((kiosk) => kiosk.paper)).toEqual(['80mm', '80mm', '58mm']);
    expect(site.kiosks[0]?.agencies).toBeNull();
    expect(site.kiosks[2]?.agencies).toEqual(
      site.agencies.filter((agency) => agency.zoneId === 'lantai-2').map((agency) => agency.id),
    );
  });

  it.each(site.zones)('$id has three displays, two of which may speak', (zone) => {
    const displays = site.displays.filter((display) => display.zoneId === zone.id);
    expect(displays).toHaveLength(3);
    expect(displays.filter((display) => display.speaks).length).toBeGreaterThanOrEqual(2);
  });
});

describe('people and keys', () => {
  it('has an administrator of the hall and one of an agency, two supervisors and a reader', () => {
    const inRole = (role: string) => site.staff.filter((person) => person.role === role);
    expect(inRole('administrator').map((person) => [person.id, person.agencyId])).toEqual([
      ['admin', null],
      ['retno-disdukcapil', 'disdukcapil'],
    ]);
    expect(inRole('reader').map((person) => person.id)).toEqual(['kepala-mpp']);
    expect(site.staff.filter((person) => person.role === 'supervisor')).toHaveLength(2);
  });

  it('lets every staff member sign in, and nobody else', () => {
    expect(access.staff.map((entry) => entry.staffId)).toEqual(site.staff.map((person) => person.id));
  });

  it('gives every kiosk, display and counter its own key, and no other device', () => {
    const named = (kind: string, items: readonly { id: string }[]) => items.map(({ id }) => `${kind} ${id}`);
    expect(access.devices.map((device) => `${device.kind} ${device.id}`)).toEqual([
      ...named('kiosk', site.kiosks),
      ...named('display', site.displays),
      ...named('counter', site.counters),
    ]);
    expect(access.devices.map((device) => device.key)).toEqual(
      access.devices.map((device) => `demo-${device.id}`),
    );
  });

  it('has one program key for each scope', () => {
    expect(access.apiKeys).toEqual([
      { id: 'demo-admin', scope: 'admin', key: 'demo-admin-key' },
      { id: 'demo-integration', scope: 'integration', key: 'demo-integration-key' },
      { id: 'demo-read', scope: 'read', key: 'demo-read-key' },
    ]);
  });
});

describe('wording', () => {
  const texts = localizedTexts(site);

  it('says everything in both languages, neither a copy of the other', () => {
    expect(texts.length).toBeGreaterThan(site.services.length);
    expect(texts.filter((text) => text.id.toLowerCase() === text.en.toLowerCase())).toEqual([]);
  });

  it('uses the standard spelling; other spellings live in the search words', () => {
    const popular =
      /\b(antrian|legalisir|ijin|praktek|apotik|materai|ijasah|akte|foto copy|fotocopy|photo|resiko|terlantar|merk|karir|umroh)\b/i;
    expect(texts.filter((text) => popular.test(text.id))).toEqual([]);
    expect(site.services.flatMap((service) => service.searchWords)).toContain('antrian ktp');
  });

  it('fits a ticket: texts are trimmed and hold only characters that receipt printers know', () => {
    const unprintable = /[^\x20-\x7e]/;
    expect(texts.filter((text) => unprintable.test(text.id) || unprintable.test(text.en))).toEqual([]);
    expect(texts.filter((text) => text.id !== text.id.trim() || text.en !== text.en.trim())).toEqual([]);
  });
});

describe('the accent colour', () => {
  it('carries white text at 4.5:1 or better and stands out from a dark screen at 3:1', () => {
    /** Relative luminance, WCAG 2.2. */
    const luminance = (hex: string): number => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
        const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
        return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const accent = luminance(site.settings.accentColor);
    expect(1.05 / (accent + 0.05)).toBeGreaterThanOrEqual(4.5);
    expect((accent + 0.05) / (luminance('#10161d') + 0.05)).toBeGreaterThanOrEqual(3);
  });
});

describe('the calendar', () => {
  it('keeps the national holidays and a day of its own', () => {
    expect(site.settings.nationalHolidays).toEqual({ calendar: 'indonesia', except: [] });
    expect(site.settings.holidays).toHaveLength(1);
  });

  it('has shorter hours in Ramadan, up to the eve of Eid al-Fitr', () => {
    const [ramadan] = site.settings.timetables;
    const eid = indonesianHolidays.find((h) => h.name.id.startsWith('Idulfitri') && h.date > '2027')?.date;
    expect(ramadan && Temporal.PlainDate.from(ramadan.to).add({ days: 1 }).toString()).toBe(eid);
    expect(ramadan?.hours.mon[0]?.from).toBe('08:00');
  });

  it('keeps government hours: a break at noon, longer on Friday, closed at the weekend', () => {
    const { mon, fri, sat, sun } = site.settings.hours;
    expect(mon).toEqual([
      { from: '07:30', to: '12:00' },
      { from: '13:00', to: '16:00' },
    ]);
    expect(fri).toEqual([
      { from: '07:30', to: '11:30' },
      { from: '13:00', to: '16:00' },
    ]);
    expect([sat, sun]).toEqual([[], []]);
  });

  it('is read in demo mode, so that the hall can be tried at any hour', () => {
    expect(site.settings.hoursMode).toBe('demo');
  });
});
