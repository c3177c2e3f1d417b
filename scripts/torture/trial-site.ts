/** The demo site as trials need it: bookings may be made and checked in at any hour, and tickets taken without a quota. */
import { Site } from '@giliran/protocol';

export async function openBookings(url: string, key = 'demo-admin-key'): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const found = await fetch(`${url}/api/v1/site`, { headers });
  const site = Site.parse(await found.json());
  const changed = {
    ...site,
    settings: {
      ...site.settings,
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
}
