/** A hall at full size: sixty counters of four agencies that each order and work in their own way. */
import { Site } from '@giliran/protocol';
import type { SiteInput } from './small-site.ts';

const both = (text: string) => ({ id: text, en: `${text} (en)` });
const allDay = [{ from: '00:00', to: '24:00' }];
export const busyAgencies = ['dukcapil', 'imigrasi', 'bpjs', 'polres'] as const;
const counterCount = 60;
/** Three services for each agency, `dukcapil-1` … */
export const busyServices = busyAgencies.flatMap((id) => [1, 2, 3].map((n) => `${id}-${n}`));

type Agency = SiteInput['agencies'][number];
const ways: Record<(typeof busyAgencies)[number], Partial<Agency>> = {
  dukcapil: { work: { chooseTicket: 'everyone', maxRecalls: 1 } },
  imigrasi: {
    order: { priorityMode: 'strict', noShowPenaltyMinutes: 25 },
    atClose: { policy: 'carryOver' },
  },
  bpjs: {
    order: {
      priorityHeadStartMinutes: 7.5,
      appointmentHeadStartMinutes: 5,
      transferMinutes: 3,
      noShowPenaltyMinutes: 0,
      parkedPenaltyMinutes: 4,
      maxReturns: 1,
    },
    work: { nextFinishes: true, autoNoShow: { afterRecalls: 1, afterSeconds: 60 }, chooseTicket: 'nobody' },
    atClose: { policy: 'carryOver', afterMinutes: 10 },
  },
  polres: {
    order: { maxReturns: 0 },
    atClose: { policy: 'expire' },
    work: { walkIns: false, undoSeconds: 600 },
  },
};

const agencyOf = (n: number): (typeof busyAgencies)[number] => busyAgencies[n % 4] ?? 'dukcapil';

/** Two services of its own, often a second choice, sometimes only while somebody waits long. */
function counter(n: number): SiteInput['counters'][number] {
  const own = agencyOf(n);
  const round = Math.floor(n / 4);
  const other = agencyOf(n + 1 + (round % 3));
  const services: SiteInput['counters'][number]['services'] = [
    { serviceId: `${own}-${1 + (round % 3)}` },
    { serviceId: `${own}-${1 + ((round + 1) % 3)}`, offsetMinutes: round % 2 === 0 ? 0 : 6 },
  ];
  if (round % 4 === 0) services.push({ serviceId: `${other}-1`, offsetMinutes: 12 });
  if (round % 4 === 1)
    services.push({ serviceId: `${other}-2`, offsetMinutes: 2.5, whenWaitExceedsMinutes: 9 });
  return { id: `loket-${n + 1}`, number: n + 1, agencyId: own, zoneId: 'lantai-1', services };
}

function busySiteInput(): SiteInput {
  return {
    settings: {
      name: both('MPP Besar'),
      timeZone: 'Asia/Jayapura',
      priority: {
        mode: 'headStart',
        headStartMinutes: 20,
        reasons: [
          { id: 'lansia', name: both('Lansia') },
          { id: 'ibu-hamil', name: both('Ibu hamil') },
        ],
      },
      order: { appointmentHeadStartMinutes: 15, parkedPenaltyMinutes: 1 },
      outcomes: [{ id: 'selesai', name: both('Selesai') }],
      hours: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
      beyondClosing: 'warn',
      voice: {},
      ticket: {},
    },
    zones: [{ id: 'lantai-1', name: both('Lantai 1'), floor: 1, direction: both('Lurus') }],
    agencies: busyAgencies.map((id, n) => ({
      id,
      name: both(id),
      shortName: id,
      zoneId: 'lantai-1',
      booth: `Gerai ${n + 1}`,
      prefix: `${id.charAt(0).toUpperCase()}A`,
      ...ways[id],
    })),
    services: busyServices.map((id, n) => ({
      id,
      agencyId: id.slice(0, -2),
      name: both(id),
      // Two services of an agency share a prefix and its running number.
      prefix: `${id.charAt(0).toUpperCase()}${n % 3 === 2 ? 2 : 1}`,
      usualMinutes: 5,
      slots: n % 3 === 0 ? { slotMinutes: 15, perSlot: 1 } : null,
    })),
    counters: Array.from({ length: counterCount }, (_, n) => counter(n)),
    kiosks: [{ id: 'kiosk-1', name: 'Pintu', zoneId: 'lantai-1' }],
    displays: [{ id: 'display-1', name: 'TV', zoneId: 'lantai-1' }],
    staff: [
      ...Array.from({ length: counterCount }, (_, n) => ({
        id: `petugas-${n + 1}`,
        name: `Petugas ${n + 1}`,
        role: 'counterStaff' as const,
        agencyId: agencyOf(n),
      })),
      { id: 'rina', name: 'Rina', role: 'supervisor', agencyId: null },
    ],
  };
}

/** The site as it is set up in the morning, and as it is set up anew while people wait. */
export function busySites(): readonly [Site, ...Site[]] {
  const base = busySiteInput();
  const otherMinutes = structuredClone(base);
  otherMinutes.settings.priority.headStartMinutes = 35;
  otherMinutes.settings.order = { transferMinutes: 2, appointmentHeadStartMinutes: 0 };
  otherMinutes.agencies[0] = { ...otherMinutes.agencies[0]!, order: { priorityMode: 'strict' } };
  otherMinutes.agencies[1] = { ...otherMinutes.agencies[1]!, order: null };
  const fewerCounters = structuredClone(base);
  fewerCounters.counters = fewerCounters.counters
    .slice(3)
    .map((c) => ({ ...c, services: c.services.slice(0, 2) }));
  const fewerServices = structuredClone(base);
  const gone = 'polres-3';
  fewerServices.services = fewerServices.services.filter((s) => s.id !== gone);
  fewerServices.counters = fewerServices.counters
    .map((c) => ({ ...c, services: c.services.filter((s) => s.serviceId !== gone) }))
    .filter((c) => c.services.length > 0);
  return [Site.parse(base), Site.parse(otherMinutes), Site.parse(fewerCounters), Site.parse(fewerServices)];
}
