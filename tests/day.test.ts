/** A short day: every citizen and counter on the public road, the server restarted at noon, every promise kept. */
import { expect, test } from 'vitest';
import { dayMinutes } from '../scripts/day/arrivals.ts';
import { enterHall } from '../scripts/day/hall.ts';
import { playDay } from '../scripts/day/play-day.ts';
import { randomFrom } from '../scripts/day/random.ts';
import { scaledSite } from '../scripts/day/scaled-site.ts';
import { SiteApi } from '../scripts/day/site-api.ts';
import { judge } from '../scripts/day/verdict.ts';
import { adminKey, withSite, type TestSite } from './support/site.ts';

const kioskKeys = ['demo-kiosk-1', 'demo-kiosk-2', 'demo-kiosk-3'];

const realMinutes = 6 / 60;
/** Eight hours in six seconds. */
async function shortDay(
  site: TestSite,
  tickets: number,
  people: 'staff' | 'program',
  during: (minute: number) => void = () => {},
) {
  const api = new SiteApi({ server: site.url, key: adminKey });
  const before = await api.lastSeq();
  const own = site.server().queue.state.index?.site;
  if (!own) throw new Error('no site');
  const quick = scaledSite(own, realMinutes / dayMinutes);
  await site.execute({ type: 'site.configure', site: quick });
  const staff = people === 'staff' ? { site: own, password: 'giliran-demo' } : null;
  const live = await enterHall({ server: site.url, key: adminKey, kioskKeys, api, staff });
  if (!before.ok || !live.ok) throw new Error('the hall could not be entered');
  try {
    const played = await playDay({
      live: live.value,
      api,
      server: site.url,
      tickets,
      realMinutes,
      site: people === 'staff' ? quick : null,
      random: randomFrom(7),
      now: () => performance.now(),
      wallNow: () => site.clock.now(),
      signal: new AbortController().signal,
      onProgress: ({ minute }) => during(minute),
      progressMs: 100,
    });
    const log = await api.wholeLog();
    if (!log.ok) throw new Error('the log could not be read');
    const { promised, unexpected } = played.road;
    return {
      played,
      log: log.value,
      verdict: judge({ log: log.value, since: before.value, promised, unexpected }),
    };
  } finally {
    live.value.close();
  }
}

test('a short day with a restart at noon: everybody is served or gone, and no promise is broken', async () => {
  await withSite(async (site) => {
    const restarts: Promise<void>[] = [];
    const { played, log, verdict } = await shortDay(site, 90, 'staff', (minute) => {
      if (minute > 150 && restarts.length === 0) restarts.push(site.restart());
    });
    expect(restarts).toHaveLength(1);
    await Promise.all(restarts);
    expect(verdict.problems).toEqual([]);
    expect(played.leftWaiting).toBe(false);
    const { early, late } = verdict.checkedIn;
    expect(verdict.issued - verdict.walkIns - early - late + played.wentHome).toBe(90);
    expect(verdict.issued).toBeGreaterThan(60);
    expect(verdict.ended).toBe(verdict.issued);
    expect(verdict.open).toBe(0);
    // The clerks worked under their own names, and the day had more in it than calls.
    expect(verdict.clerks).toBeGreaterThan(10);
    expect(verdict.byItself).toBeGreaterThan(0);
    expect(verdict.booked).toBeGreaterThan(0);
    expect(early + late).toBeGreaterThan(0);
    const { parked, transferred, returned, journeys, undone, walkIns } = verdict;
    expect(parked + transferred + returned + journeys + undone + walkIns).toBeGreaterThan(5);
    expect(
      log.some((e) => e.event.type === 'conditionChanged' && e.event.condition?.kind === 'systemDown'),
    ).toBe(true);
    expect(site.server().queue.state.conditions.size, 'the hall is well again').toBe(0);
    expect(
      site
        .server()
        .queue.state.counters.values()
        .every((c) => c.status === 'closed'),
    ).toBe(true);
    // Issued by kiosks, called by counters: nothing took a side door.
    const issuers = new Set(log.flatMap((e) => (e.event.type === 'ticketIssued' ? [e.actor.kind] : [])));
    expect(['staff', 'kiosk']).toEqual(expect.arrayContaining([...issuers]));
  });
});

test('a closed service sends its citizens elsewhere', async () => {
  await withSite(
    async (site) => {
      // Worked by the program alone: a site whose staff's passwords are not known.
      const { played, log, verdict } = await shortDay(site, 40, 'program');
      expect(verdict.problems).toEqual([]);
      const agencies = log.flatMap((e) =>
        e.event.type === 'ticketIssued' && e.event.channel === 'kiosk' ? [e.event.agencyId] : [],
      );
      expect(agencies).not.toContain('disdukcapil');
      expect(agencies.length + played.wentHome).toBe(40);
    },
    {
      change: (site) => ({
        ...site,
        services: site.services.map((s) =>
          s.agencyId === 'disdukcapil' ? { ...s, closed: { id: 'Sistem pusat gangguan', en: 'Offline' } } : s,
        ),
      }),
    },
  );
});
