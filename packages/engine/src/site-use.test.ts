import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSite } from '../test/small-site.ts';
import { useOfSite } from './site-use.ts';

const without = (kind: 'services' | 'counters', id: string) => {
  const site = smallSite();
  const counters = site.counters
    .filter((c) => kind !== 'counters' || c.id !== id)
    .map((c) => ({ ...c, services: c.services.filter((s) => kind !== 'services' || s.serviceId !== id) }))
    .filter((c) => c.services.length > 0);
  return { ...site, counters, services: site.services.filter((s) => kind !== 'services' || s.id !== id) };
};

describe('what is in use', () => {
  it('is nothing in the morning', () => {
    expect(useOfSite(new Hall(smallSite()).state)).toEqual({ services: [], counters: [] });
  });

  it('is what people wait for and where they are served', () => {
    const hall = new Hall(smallSite());
    const first = hall.issue('iuran');
    hall.issue('iuran');
    hall.next('loket-3');
    expect(useOfSite(hall.state)).toEqual({
      services: [{ id: 'iuran', tickets: 2, number: first.number, booked: 0 }],
      counters: [{ id: 'loket-3', status: 'open', number: first.number }],
    });
  });
});

describe('a set-up that would take it away', () => {
  it('is refused with every loss, how many there are and one of them by name', () => {
    const hall = new Hall(smallSite());
    const first = hall.issue('akta');
    hall.issue('akta');
    expect(hall.do({ type: 'site.configure', site: without('services', 'akta') })).toMatchObject({
      ok: false,
      error: {
        code: 'siteInUse',
        issues: [
          { path: 'services.akta', use: 'waiting', count: 2, message: expect.stringContaining(first.number) },
        ],
      },
    });
  });

  it('is refused while the counter is open, and not once it is closed', () => {
    const hall = new Hall(smallSite());
    hall.must({ type: 'counter.open', counterId: 'loket-3' });
    expect(hall.do({ type: 'site.configure', site: without('counters', 'loket-3') })).toMatchObject({
      ok: false,
      error: { issues: [{ path: 'counters.loket-3', use: 'counterOpen', count: 1 }] },
    });
    hall.must({ type: 'counter.close', counterId: 'loket-3' });
    expect(hall.refusal({ type: 'site.configure', site: without('counters', 'loket-3') })).toBeUndefined();
  });
});
