/** A hall small enough to think about: two agencies, four services, four counters. */
import { Site } from '@giliran/protocol';
import type { z } from 'zod';

const day = [
  { from: '07:30', to: '12:00' },
  { from: '13:00', to: '16:00' },
];
const both = (text: string) => ({ id: text, en: `${text} (en)` });

export type SiteInput = z.input<typeof Site>;

export function smallSiteInput(settings: Partial<z.input<typeof Site>['settings']> = {}): SiteInput {
  return {
    settings: {
      name: both('MPP Kecil'),
      timeZone: 'Asia/Jakarta',
      priority: {
        mode: 'headStart',
        headStartMinutes: 20,
        reasons: [{ id: 'lansia', name: both('Lansia') }],
      },
      hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
      voice: {},
      ticket: {},
      ...settings,
    },
    zones: [{ id: 'lantai-1', name: both('Lantai 1'), floor: 1, direction: both('Lurus') }],
    agencies: [
      {
        id: 'dukcapil',
        name: both('Dinas Kependudukan'),
        shortName: 'Dukcapil',
        zoneId: 'lantai-1',
        booth: 'Gerai 1',
        prefix: 'D',
      },
      {
        id: 'bpjs',
        name: both('BPJS'),
        shortName: 'BPJS',
        zoneId: 'lantai-1',
        booth: 'Gerai 2',
        prefix: 'J',
      },
    ],
    services: [
      { id: 'ktp', agencyId: 'dukcapil', name: both('KTP'), prefix: 'A', usualMinutes: 5 },
      { id: 'kk', agencyId: 'dukcapil', name: both('KK'), prefix: 'A', usualMinutes: 8 },
      { id: 'akta', agencyId: 'dukcapil', name: both('Akta'), prefix: 'B', usualMinutes: 10 },
      { id: 'iuran', agencyId: 'bpjs', name: both('Iuran'), prefix: 'J', usualMinutes: 4 },
    ],
    counters: [
      {
        id: 'loket-1',
        number: 1,
        agencyId: 'dukcapil',
        zoneId: 'lantai-1',
        services: [{ serviceId: 'ktp' }, { serviceId: 'kk' }],
      },
      {
        id: 'loket-2',
        number: 2,
        agencyId: 'dukcapil',
        zoneId: 'lantai-1',
        services: [{ serviceId: 'akta' }, { serviceId: 'ktp', offsetMinutes: 15 }],
      },
      { id: 'loket-3', number: 3, agencyId: 'bpjs', zoneId: 'lantai-1', services: [{ serviceId: 'iuran' }] },
      {
        id: 'loket-4',
        number: 4,
        agencyId: 'bpjs',
        zoneId: 'lantai-1',
        services: [{ serviceId: 'iuran' }, { serviceId: 'akta', offsetMinutes: 10 }],
      },
    ],
    kiosks: [
      { id: 'kiosk-1', name: 'Pintu', zoneId: 'lantai-1' },
      { id: 'kiosk-2', name: 'BPJS saja', zoneId: 'lantai-1', agencies: ['bpjs'] },
    ],
    displays: [{ id: 'display-1', name: 'TV', zoneId: 'lantai-1' }],
    staff: [
      { id: 'siti', name: 'Siti', role: 'counterStaff', agencyId: 'dukcapil' },
      { id: 'budi', name: 'Budi', role: 'counterStaff', agencyId: 'dukcapil' },
      { id: 'wayan', name: 'Wayan', role: 'counterStaff', agencyId: 'bpjs' },
      { id: 'rina', name: 'Rina', role: 'supervisor', agencyId: null },
      { id: 'admin', name: 'Admin', role: 'administrator', agencyId: null },
    ],
  };
}

export const smallSite = (settings: Partial<z.input<typeof Site>['settings']> = {}): Site =>
  Site.parse(smallSiteInput(settings));
