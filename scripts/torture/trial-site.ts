/**
 * The demo site as trials need it: bookings may be made and checked in at any hour, tickets taken without a quota, and
 * midnight is most of a day away. The turn of the day ends what was under way, as it should; a trial of hours that met
 * it would take that for a loss.
 */
import { Site } from '@giliran/protocol';

/** The zone in which it is between four and five in the morning at this moment. */
export function earlyZone(now: number): string {
  const east = ((4 - new Date(now).getUTCHours() + 11 + 24) % 24) - 11;
  // The sign of these names is the other way round.
  return east === 0 ? 'UTC' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

/** Sets it up; gives the zone that its days are of. */
export async function openBookings(url: string, key = 'demo-admin-key'): Promise<string> {
  const timeZone = earlyZone(Date.now());
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const found = await fetch(`${url}/api/v1/site`, { headers });
  const site = Site.parse(await found.json());
  const changed = {
    ...site,
    settings: {
      ...site.settings,
      timeZone,
      appointments: { ...site.settings.appointments, earlyMinutes: 480, lateMinutes: 480 },
    },
    services: site.services.map((s) => ({
      ...s,
      dailyQuota: null,
      weekdayQuota: {},
      slots: s.slots && { slotMinutes: 5, perSlot: 500 },
    })),
  };
  const answer = await fetch(`${url}/api/v1/site`, {
    method: 'PUT',
    headers: { ...headers, 'if-match': found.headers.get('etag') ?? '' },
    body: JSON.stringify(changed),
  });
  if (!answer.ok) throw new Error(`the trial's site was refused: ${await answer.text()}`);
  return timeZone;
}
