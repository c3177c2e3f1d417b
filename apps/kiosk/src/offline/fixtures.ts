/** A kiosk's sheet that its tests talk about: two agencies, a day from half past seven to four with a break. */
import { CatalogueView, ServiceDay, type KioskView } from '@giliran/protocol';
import { OfflineSheet } from '@giliran/shell/bridge';

export const at = (time: string, day = '2026-11-18'): number => Date.parse(`${day}T${time}:00+07:00`);
const both = (text: string) => ({ id: text, en: `${text} (en)` });

const dayOf = (day: string, services: readonly string[]) => ({
  day,
  from: at('00:00', day),
  to: at('00:00', day) + 24 * 3_600_000,
  hours:
    services.length === 0
      ? []
      : [
          {
            services,
            issuing: [
              { from: at('07:30', day), to: at('12:00', day) },
              { from: at('13:00', day), to: at('16:00', day) },
            ],
          },
        ],
});

export const catalogue: CatalogueView = CatalogueView.parse({
  kiosk: { id: 'kiosk-1', name: 'Pintu', zoneId: 'lantai-1', paper: '80mm', printer: null },
  site: { name: both('MPP'), timeZone: 'Asia/Jakarta', logo: null, accentColor: '#0b6e4f' },
  publicUrl: null,
  priorityReasons: [{ id: 'lansia', name: both('Lansia') }],
  zones: [{ id: 'lantai-1', name: both('Lantai 1'), floor: 1, direction: both('Lurus') }],
  agencies: ['dukcapil', 'bpjs'].map((id) => ({
    id,
    name: both(id),
    shortName: id,
    zoneId: 'lantai-1',
    booth: 'Gerai 1',
    prefix: 'A',
  })),
  services: [
    { id: 'ktp', agencyId: 'dukcapil', name: both('KTP'), prefix: 'A', usualMinutes: 5 },
    { id: 'kk', agencyId: 'dukcapil', name: both('KK'), prefix: 'A', usualMinutes: 5 },
    { id: 'iuran', agencyId: 'bpjs', name: both('Iuran'), prefix: 'J', usualMinutes: 5 },
  ],
  offline: {
    range: { from: 901, to: 949 },
    day: '2026-11-18',
    taken: [],
    days: [
      dayOf('2026-11-18', ['ktp', 'iuran']),
      dayOf('2026-11-19', []),
      dayOf('2026-11-20', ['ktp', 'kk']),
    ],
    prefixes: [
      { prefix: 'A', services: ['ktp', 'kk'] },
      { prefix: 'J', services: ['iuran'] },
    ],
    carriedOver: ['iuran'],
    ticket: {},
    logo: null,
  },
});

export const sheet = (change: object = {}): OfflineSheet =>
  OfflineSheet.parse({
    catalogue,
    stopped: [],
    contact: { server: at('09:00'), own: at('09:00') },
    ...change,
  });

/** The server's last word on the queues: all open. */
export const queues: KioskView = {
  day: ServiceDay.parse('2026-11-18'),
  printer: null,
  papers: [],
  otherKiosk: null,
  emergency: null,
  announcements: [],
  agencies: [],
  services: [],
};
