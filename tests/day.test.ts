/** A short day: every citizen and counter on the public road, the server restarted at noon, every promise kept. */
import { expect, test } from 'vitest';
import { enterHall } from '../scripts/day/hall.ts';
import { playDay } from '../scripts/day/play-day.ts';
import { randomFrom } from '../scripts/day/random.ts';
import { SiteApi } from '../scripts/day/site-api.ts';
import { judge } from '../scripts/day/verdict.ts';
import { adminKey, withSite, type TestSite } from './support/site.ts';

const kioskKeys = ['demo-kiosk-1', 'demo-kiosk-2', 'demo-kiosk-3'];

/** Eight hours in five seconds. */
async function shortDay(site: TestSite, tickets: number, during: (minute: number) => void = () => {}) {
  const api = new SiteApi({ server: site.url, key: adminKey });
  const before = await api.lastSeq();
  const live = await enterHall({ server: site.url, key: adminKey, kioskKeys, api });
  if (!before.ok || !live.ok) throw new Error('the hall could not be entered');
  try {
    const played = await playDay({
      live: live.value,
      api,
      server: site.url,
      tickets,
      realMinutes: 5 / 60,
      random: randomFrom(7),
      now: () => performance.now(),
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
    const { played, log, verdict } = await shortDay(site, 90, (minute) => {
      if (minute > 150 && restarts.length === 0) restarts.push(site.restart());
    });
    expect(restarts).toHaveLength(1);
    await Promise.all(restarts);
    expect(verdict.problems).toEqual([]);
    expect(played.leftWaiting).toBe(false);
    expect(verdict.issued + played.wentHome).toBe(90);
    expect(verdict.issued).toBeGreaterThan(60);
    expect(verdict.served + verdict.noShows + verdict.cancelled).toBe(verdict.issued);
    expect(verdict.open).toBe(0);
    expect(
      site
        .server()
        .queue.state.counters.values()
        .every((c) => c.status === 'closed'),
    ).toBe(true);
    // Issued by kiosks, called by counters: nothing took a side door.
    const issuers = new Set(log.flatMap((e) => (e.event.type === 'ticketIssued' ? [e.actor.kind] : [])));
    expect([...issuers]).toEqual(['kiosk']);
  });
});

test('a closed service sends its citizens elsewhere', async () => {
  await withSite(
    async (site) => {
      const { played, log, verdict } = await shortDay(site, 40);
      expect(verdict.problems).toEqual([]);
      const agencies = log.flatMap((e) => (e.event.type === 'ticketIssued' ? [e.event.agencyId] : []));
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
