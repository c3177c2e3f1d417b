/** The administrator's and supervisor's pages. */
import type { CounterStatus, StaffMember } from '@giliran/protocol';
import { boardNowWording } from './board-now.ts';
import { papersWording } from './papers.ts';
import { printerWording } from './printer.ts';
import { plural, type Wording } from './wording.ts';

const id = {
  sections: {
    board: 'Papan pantau',
    agencies: 'Instansi',
    counters: 'Loket',
    zones: 'Zona',
    devices: 'Perangkat',
    papers: 'Kertas',
    printers: 'Pencetak',
    ticket: 'Tiket',
    reports: 'Laporan',
  },
  printers: {
    choose: 'Pilih mesin antrean',
    none: 'Belum ada mesin antrean',
    noneAdvice: 'Tambahkan mesin antrean di pengaturan MPP.',
    setUp: (adapter: string, model: string) => `${adapter} · ${model}`,
    notSetUp: 'Belum diatur (folder)',
  },
  board: boardNowWording.id,
  printer: printerWording.id.states,
  printerUntold: 'Belum ada kabar',
  papers: papersWording.id,
  counterStatus: { closed: 'Tutup', open: 'Buka', paused: 'Jeda' } satisfies Record<CounterStatus, string>,
  role: {
    administrator: 'Pengelola',
    supervisor: 'Pengawas',
    counterStaff: 'Petugas loket',
    reader: 'Pembaca laporan',
  } satisfies Record<StaffMember['role'], string>,
  device: {
    kiosk: 'Mesin antrean',
    display: 'Layar',
    counter: 'Komputer loket',
    connected: 'Tersambung',
    notConnected: 'Tidak tersambung',
    speaking: 'Bersuara',
    connections: (count: number) => `${count} sambungan`,
  },
};

/** The shape of this section in every language. */
export type ConsoleWording = typeof id;

const en: ConsoleWording = {
  sections: {
    board: 'Live board',
    agencies: 'Agencies',
    counters: 'Counters',
    zones: 'Zones',
    devices: 'Devices',
    papers: 'Papers',
    printers: 'Printers',
    ticket: 'Ticket',
    reports: 'Reports',
  },
  printers: {
    choose: 'Choose a kiosk',
    none: 'No kiosks yet',
    noneAdvice: 'Add a kiosk in the site’s set-up.',
    setUp: (adapter, model) => `${adapter} · ${model}`,
    notSetUp: 'Not set up (folder)',
  },
  board: boardNowWording.en,
  printer: printerWording.en.states,
  printerUntold: 'Not told yet',
  papers: papersWording.en,
  counterStatus: { closed: 'Closed', open: 'Open', paused: 'On a break' },
  role: {
    administrator: 'Administrator',
    supervisor: 'Supervisor',
    counterStaff: 'Counter staff',
    reader: 'Reader',
  },
  device: {
    kiosk: 'Kiosk',
    display: 'Display',
    counter: 'Counter desktop',
    connected: 'Connected',
    notConnected: 'Not connected',
    speaking: 'Speaking',
    connections: (count) => `${count} ${plural(count, 'connection', 'connections')}`,
  },
};

export const consoleWording: Wording<ConsoleWording> = { id, en };
