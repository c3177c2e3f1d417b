import { readFileSync } from 'node:fs';
import { CatalogueView, KioskView, Site, type OpenStatus } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { goesStraight, joinOffers } from './catalogue.ts';

const demo = Site.parse(
  JSON.parse(readFileSync(new URL('../../../../server/demo/site.json', import.meta.url), 'utf8')),
);
const { name, timeZone, logo, accentColor, priority } = demo.settings;
const catalogue = CatalogueView.parse({
  kiosk: { id: 'kiosk-1', name: 'Pintu utama', zoneId: 'lantai-1', paper: '80mm' },
  site: { name, timeZone, logo, accentColor },
  publicUrl: null,
  priorityReasons: priority.reasons,
  zones: demo.zones,
  agencies: demo.agencies,
  services: demo.services,
});
const open: OpenStatus = {
  open: true,
  until: '16:00',
  nextBreak: null,
  early: false,
  note: null,
  warnings: [],
};
const closedUntil = (day: string, time: string) => ({
  open: false,
  why: 'closedToday',
  note: null,
  opensAt: { day, time },
});
const queues = (agencyStatus: (index: number) => unknown, waiting: (index: number) => number = () => 0) =>
  KioskView.parse({
    day: '2026-11-18',
    printer: null,
    papers: [],
    otherKiosk: null,
    agencies: demo.agencies.map(({ id }, n) => ({ id, waiting: 0, status: agencyStatus(n) })),
    services: demo.services.map(({ id }, n) => ({ id, waiting: waiting(n), status: open, estimate: null })),
  });

describe('what a kiosk offers', () => {
  it('joins each service with its agency and its queue', () => {
    const offers = joinOffers(
      catalogue,
      queues(
        () => open,
        (n) => n,
      ),
    );
    const third = demo.services[3];
    expect(third && offers.service(third.id)).toMatchObject({ waiting: 3, agency: { id: 'disdukcapil' } });
  });

  it('leaves out what the queue view does not know yet', () => {
    const view = queues(() => open);
    const offers = joinOffers(catalogue, { ...view, services: view.services.slice(1) });
    const first = demo.services[0];
    expect(first && offers.service(first.id)).toBeNull();
  });

  it('names the soonest opening when every agency is closed, and nothing as long as one is open', () => {
    const allClosed = queues((n) => closedUntil('2026-11-19', n === 5 ? '07:30' : '08:00'));
    expect(joinOffers(catalogue, allClosed).allClosed).toMatchObject({ opensAt: { time: '07:30' } });
    const oneOpen = queues((n) => (n === 5 ? open : closedUntil('2026-11-19', '08:00')));
    expect(joinOffers(catalogue, oneOpen).allClosed).toBeNull();
  });

  it('knows the busiest services, and only those with a queue', () => {
    const offers = joinOffers(
      catalogue,
      queues(
        () => open,
        (n) => (n < 3 ? n : 0),
      ),
    );
    expect(offers.busiest(5).map((offer) => offer.waiting)).toEqual([2, 1]);
  });

  it('takes the number at once only where a service is open and nothing has to be brought', () => {
    const [first] = joinOffers(
      catalogue,
      queues(() => open),
    ).agencies;
    const [offer] =
      first === undefined
        ? []
        : joinOffers(
            catalogue,
            queues(() => open),
          ).servicesOf(first.agency.id);
    if (offer === undefined) throw new Error('the demo site has a first service');
    const nothing = { ...offer, service: { ...offer.service, requirements: [] } };
    expect(goesStraight(offer)).toBe(false);
    expect(goesStraight(nothing)).toBe(true);
    expect(
      goesStraight({ ...nothing, status: { open: false, why: 'break', note: null, opensAt: null } }),
    ).toBe(false);
  });
});
