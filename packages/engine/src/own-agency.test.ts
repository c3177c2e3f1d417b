/** What an administrator of one agency may set up, and what not. */
import { Actor, Site } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSiteInput } from '../test/small-site.ts';
import { siteChanges } from './site-changes.ts';

const wati = Actor.parse({ kind: 'staff', staffId: 'wati', role: 'administrator', agencyId: 'dukcapil' });
const site = (): Site => Site.parse(smallSiteInput());
const both = (text: string) => ({ id: text, en: text });

/** What comes of a change by the administrator of Dukcapil. */
function attempt(change: (site: Site) => unknown) {
  const hall = new Hall(site());
  const wished = Site.parse(change(site()));
  const code = hall.refusal({ type: 'site.configure', site: wished }, wati);
  return { code, site: hall.state.index?.site };
}
const each =
  (list: 'agencies' | 'services' | 'counters' | 'staff' | 'kiosks', id: string, change: object) =>
  (s: Site) => ({ ...s, [list]: s[list].map((item) => (item.id === id ? { ...item, ...change } : item)) });

describe('an administrator of one agency', () => {
  it('sets up its hours, closures, wording and people', () => {
    expect(attempt(each('services', 'ktp', { closed: both('Blangko habis') })).code).toBeUndefined();
    expect(attempt(each('services', 'ktp', { lastTicketMinutes: 30 })).code).toBeUndefined();
    expect(attempt(each('agencies', 'dukcapil', { name: both('Catatan Sipil') })).code).toBeUndefined();
    expect(attempt(each('staff', 'siti', { name: 'Siti Aminah' })).code).toBeUndefined();
  });

  it('closes for a meeting, opens on a Saturday, keeps its own times in Ramadan', () => {
    const own = { agencies: ['dukcapil'] };
    const closure = {
      ...{ id: 'rapat', reason: both('Rapat'), ...own },
      ...{ from: { date: '2026-11-20', time: '13:00' }, to: { date: '2026-11-20' } },
    };
    const saturday = {
      ...{ id: 'sabtu', date: '2026-11-21', hours: [{ from: '08:00', to: '12:00' }] },
      ...{ services: ['ktp'] },
    };
    const { hours } = site().settings;
    const ramadan = {
      id: 'ramadan',
      name: both('Ramadan'),
      from: '2027-02-08',
      to: '2027-03-09',
      hours,
      ...own,
    };
    const wished = {
      closures: [closure],
      openings: [saturday],
      timetables: [ramadan],
      holidays: [{ date: '2026-11-23', name: both('Ulang tahun'), ...own }],
    };
    const changed = attempt((s) => ({ ...s, settings: { ...s.settings, ...wished } }));
    expect(changed.code).toBeUndefined();
    expect(changed.site?.settings).toMatchObject(wished);
    const [told] = siteChanges(site(), changed.site ?? site()).filter((c) => c.path.includes('closures'));
    expect(told).toEqual({
      ...{ path: 'settings.closures.rapat', agencyId: 'dukcapil' },
      ...{ before: null, after: 'rapat (Rapat)' },
    });
  });

  it.each([
    ['for the whole hall', { agencies: null, services: null }],
    ['for another agency', { agencies: ['bpjs'] }],
    ['for another agency, too', { agencies: ['dukcapil', 'bpjs'] }],
  ])('closes nothing %s', (_, whom) => {
    const closure = {
      ...{ id: 'rapat', reason: both('Rapat'), ...whom },
      ...{ from: { date: '2026-11-20' }, to: { date: '2026-11-20' } },
    };
    const changed = attempt((s) => ({ ...s, settings: { ...s.settings, closures: [closure] } }));
    expect(changed.code).toBe('otherAgency');
    expect(changed.site).toEqual(site());
  });

  it('gives its counters its own services', () => {
    const changed = attempt(each('counters', 'loket-1', { services: [{ serviceId: 'kk' }] }));
    expect(changed.code).toBeUndefined();
    expect(changed.site?.counters[0]?.services.map((s) => s.serviceId)).toEqual(['kk']);
  });

  it.each<[string, (s: Site) => unknown]>([
    ['another agency', each('agencies', 'bpjs', { name: both('Milik kami') })],
    ['a place in the hall', each('agencies', 'dukcapil', { booth: 'Gerai utama' })],
    ['a number on a sign', each('counters', 'loket-1', { number: 77 })],
    ['a prefix', each('services', 'ktp', { prefix: 'ZZ' })],
    ['settings of the hall', (s) => ({ ...s, settings: { ...s.settings, accentColor: '#000000' } })],
    ['kiosks', each('kiosks', 'kiosk-1', { name: 'Kios kami' })],
    [
      'which services there are',
      (s) => ({ ...s, services: [...s.services, { ...s.services[0], id: 'baru' }] }),
    ],
    ['another agency’s people', each('staff', 'wayan', { role: 'supervisor' })],
    [
      'people of the hall',
      (s) => ({ ...s, staff: [...s.staff, { id: 'x', name: 'X', role: 'administrator', agencyId: null }] }),
    ],
  ])('does not touch %s', (_, change) => {
    const changed = attempt(change);
    expect(changed.code).toBe('otherAgency');
    expect(changed.site).toEqual(site());
  });

  it('loses nobody else’s people by not sending them', () => {
    const changed = attempt((s) => ({
      ...s,
      staff: s.staff.filter((p) => p.agencyId === 'dukcapil' && p.id !== 'budi'),
    }));
    expect(changed.code).toBeUndefined();
    expect(changed.site?.staff.map((p) => p.id)).toEqual(
      site()
        .staff.map((p) => p.id)
        .filter((id) => id !== 'budi'),
    );
  });
});

describe('what changed', () => {
  it('is told field by field, readable, with whose it is', () => {
    const hours = {
      ...site().settings.hours,
      fri: [{ from: '08:00', to: '11:00' }],
    };
    const after = Site.parse(
      each('agencies', 'dukcapil', { hours })(
        Site.parse(each('staff', 'siti', { role: 'supervisor' })(site())),
      ),
    );
    expect(siteChanges(site(), after)).toEqual([
      expect.objectContaining({ path: 'agencies.dukcapil.hours', agencyId: 'dukcapil', before: null }),
      { path: 'staff.siti.role', agencyId: 'dukcapil', before: 'counterStaff', after: 'supervisor' },
    ]);
    const closed = Site.parse({ ...site(), displays: [] });
    expect(siteChanges(site(), closed)).toEqual([
      {
        path: 'displays.display-1',
        agencyId: null,
        before: expect.stringContaining('display-1'),
        after: null,
      },
    ]);
    expect(siteChanges(site(), site())).toEqual([]);
  });
});

it('nobody leaves the hall without somebody who can set it up', () => {
  const staff = [
    { id: 'ratna', name: 'Ratna', role: 'administrator', agencyId: null },
    { id: 'wati', name: 'Wati', role: 'administrator', agencyId: 'dukcapil' },
  ] as const;
  const led = Site.parse({ ...smallSiteInput(), staff });
  const leaderless = { ...led, staff: led.staff.filter(({ id }) => id !== 'ratna') };
  const hall = new Hall(led);
  const ratna = Actor.parse({ kind: 'staff', staffId: 'ratna', role: 'administrator', agencyId: null });
  expect(hall.refusal({ type: 'site.configure', site: leaderless }, ratna)).toBe('lastAdministrator');
  const key = Actor.parse({ kind: 'apiKey', keyId: 'k', scope: 'admin' });
  expect(hall.refusal({ type: 'site.configure', site: leaderless }, key)).toBe('lastAdministrator');
  expect(hall.refusal({ type: 'site.configure', site: { ...led, counters: [] } }, ratna)).toBeUndefined();
});
