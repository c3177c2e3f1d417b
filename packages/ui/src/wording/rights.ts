/** What people and programs may do, in words: each right, each role, each bundle of a key. */
import type { KeyScope, Right, StaffRole } from '@giliran/protocol';
import type { Wording } from './wording.ts';

interface RightText {
  readonly name: string;
  /** What it lets one do. */
  readonly means: string;
}

const id = {
  groups: { queue: 'Antrean', hall: 'MPP', trust: 'Kepercayaan' },
  rights: {
    'queue:read': { name: 'Melihat antrean', means: 'Instansi, layanan, loket, tiket, dan papan pantau.' },
    'queue:write': { name: 'Melayani', means: 'Memanggil dan menyelesaikan tiket di loket.' },
    'tickets:issue': { name: 'Membuat nomor', means: 'Mengambil nomor antrean baru.' },
    appointments: { name: 'Janji temu', means: 'Melihat, memesan, dan membatalkan janji temu.' },
    'calls:announce': { name: 'Menyuarakan panggilan', means: 'Menggantikan layar yang bersuara.' },
    'reports:read': { name: 'Melihat laporan', means: 'Jumlah dan lama layanan per hari, jam, dan loket.' },
    'hall:lead': {
      name: 'Memimpin MPP',
      means: 'Keadaan darurat, pengumuman, peringatan, dan layanan tambahan sebuah loket.',
    },
    printers: { name: 'Merawat pencetak', means: 'Memeriksa, mengisi kertas, dan mencetak halaman uji.' },
    'events:read': { name: 'Membaca peristiwa', means: 'Catatan peristiwa antrean, tanpa jejak audit.' },
    'site:read': {
      name: 'Membaca pengaturan',
      means: 'Seluruh pengaturan MPP, termasuk petugas dan pencetak.',
    },
    'site:write': { name: 'Mengubah pengaturan', means: 'Instansi, layanan, loket, jam, dan tampilan.' },
    'access:write': { name: 'Mengatur akses', means: 'Akun, kunci program, dan perangkat.' },
    'audit:read': { name: 'Membaca jejak audit', means: 'Siapa mengubah apa, kapan, dan dari mana.' },
  } satisfies Record<Right, RightText>,
  roles: {
    administrator: 'Menyiapkan semuanya: pengaturan, petugas, perangkat, kunci program, dan jejak audit.',
    supervisor: 'Mengawasi hari berjalan: melayani di semua loket, merawat pencetak, dan melihat laporan.',
    counterStaff: 'Melayani di loket instansinya: memanggil, mengalihkan, dan menyelesaikan nomor.',
    reader: 'Hanya melihat papan pantau dan laporan; tidak mengubah apa pun.',
  } satisfies Record<StaffRole, string>,
  ownAgencyOnly: (agency: string) => `Hanya di ${agency}.`,
  wholeHall: 'Seluruh MPP',
  bundles: {
    admin: 'Semua hak',
    integration: 'Integrasi: melayani dan janji temu',
    read: 'Hanya membaca',
    fine: 'Hak pilihan',
  } satisfies Record<KeyScope, string>,
  mayDo: 'Boleh',
};

/** The shape of this section in every language. */
export type RightsWording = typeof id;

const en: RightsWording = {
  groups: { queue: 'Queue', hall: 'Hall', trust: 'Trust' },
  rights: {
    'queue:read': {
      name: 'See the queue',
      means: 'Agencies, services, counters, tickets and the live board.',
    },
    'queue:write': { name: 'Serve', means: 'Call and finish tickets at counters.' },
    'tickets:issue': { name: 'Issue numbers', means: 'Take new queue numbers.' },
    appointments: { name: 'Appointments', means: 'See, book and cancel appointments.' },
    'calls:announce': { name: 'Announce calls', means: 'Speak in place of a display.' },
    'reports:read': { name: 'See reports', means: 'How many and how long, by day, hour and counter.' },
    'hall:lead': {
      name: 'Lead the hall',
      means: 'Emergencies, announcements, alerts and what a counter serves as well.',
    },
    printers: { name: 'Look after printers', means: 'Check them, put in paper, print a test page.' },
    'events:read': { name: 'Read events', means: 'The log of the queue, without the audit.' },
    'site:read': { name: 'Read the set-up', means: 'The whole set-up, with people and printers.' },
    'site:write': { name: 'Change the set-up', means: 'Agencies, services, counters, hours and looks.' },
    'access:write': { name: 'Manage access', means: 'Accounts, keys of programs and devices.' },
    'audit:read': { name: 'Read the audit', means: 'Who changed what, when and from where.' },
  },
  roles: {
    administrator: 'Sets everything up: the hall, people, devices, keys of programs and the audit.',
    supervisor: 'Watches the day: serves at any counter, looks after printers, sees reports.',
    counterStaff: 'Serves at the agency’s counters: calls, transfers and finishes numbers.',
    reader: 'Only looks at the live board and the reports; changes nothing.',
  },
  ownAgencyOnly: (agency) => `Only at ${agency}.`,
  wholeHall: 'The whole hall',
  bundles: {
    admin: 'All rights',
    integration: 'Integration: serving and appointments',
    read: 'Only reading',
    fine: 'Chosen rights',
  },
  mayDo: 'May',
};

export const rightsWording: Wording<RightsWording> = { id, en };
