/** Words that every screen uses: buttons, states, the connection. */
import type { TicketState } from '@giliran/protocol';
import { plural, type Wording } from './wording.ts';

const id = {
  language: 'Bahasa',
  back: 'Kembali',
  next: 'Lanjut',
  yes: 'Ya',
  no: 'Tidak',
  ok: 'Baik',
  cancel: 'Batal',
  close: 'Tutup',
  save: 'Simpan',
  delete: 'Hapus',
  edit: 'Ubah',
  add: 'Tambah',
  search: 'Cari',
  clear: 'Hapus pencarian',
  retry: 'Coba lagi',
  undo: 'Urungkan',
  done: 'Selesai',
  print: 'Cetak',
  loading: 'Memuat…',
  saving: 'Menyimpan…',
  saved: 'Tersimpan',
  optional: 'boleh dikosongkan',
  none: 'Tidak ada',
  all: 'Semua',
  unknown: 'Belum diketahui',

  agency: 'Instansi',
  booth: 'Gerai',
  counter: 'Loket',
  service: 'Layanan',
  zone: 'Zona',
  ticket: 'Tiket',
  number: 'Nomor antrean',
  staff: 'Petugas',
  citizen: 'Pemohon',
  priority: 'Prioritas',
  waiting: 'Menunggu',

  counterNumber: (counter: number) => `Loket ${counter}`,
  floor: (floor: number) =>
    floor < 0 ? `Basemen ${-floor}` : floor === 0 ? 'Lantai dasar' : `Lantai ${floor}`,
  /** Where something is: "Lantai 1, Gerai 3". */
  place: (zone: string, booth: string) => `${zone}, ${booth}`,
  peopleWaiting: (count: number) => (count === 0 ? 'Tidak ada yang menunggu' : `${count} orang menunggu`),
  peopleAhead: (count: number) => (count === 0 ? 'Giliran Anda berikutnya' : `${count} orang di depan Anda`),

  ticketState: {
    waiting: 'Menunggu',
    called: 'Dipanggil',
    serving: 'Dilayani',
    parked: 'Ditunda',
    completed: 'Selesai',
    no_show: 'Tidak hadir',
    cancelled: 'Dibatalkan',
    expired: 'Tidak berlaku lagi',
    carried_over: 'Berlaku hari berikutnya',
  } satisfies Record<TicketState, string>,

  connection: {
    connecting: 'Menghubungkan…',
    reconnecting: 'Menyambung kembali…',
    reconnectingAdvice: 'Yang tampil adalah keadaan terakhir. Layar ini pulih sendiri.',
    online: 'Tersambung',
    offline: 'Tidak tersambung',
    restored: 'Tersambung kembali',
    lastSeen: (time: string) => `Keadaan pukul ${time}`,
  },
};

/** The shape of this section in every language. */
export type CommonWording = typeof id;

const en: CommonWording = {
  language: 'Language',
  back: 'Back',
  next: 'Continue',
  yes: 'Yes',
  no: 'No',
  ok: 'OK',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  delete: 'Delete',
  edit: 'Edit',
  add: 'Add',
  search: 'Search',
  clear: 'Clear search',
  retry: 'Try again',
  undo: 'Undo',
  done: 'Done',
  print: 'Print',
  loading: 'Loading…',
  saving: 'Saving…',
  saved: 'Saved',
  optional: 'optional',
  none: 'None',
  all: 'All',
  unknown: 'Not known yet',

  agency: 'Agency',
  booth: 'Booth',
  counter: 'Counter',
  service: 'Service',
  zone: 'Zone',
  ticket: 'Ticket',
  number: 'Queue number',
  staff: 'Staff',
  citizen: 'Visitor',
  priority: 'Priority',
  waiting: 'Waiting',

  counterNumber: (counter) => `Counter ${counter}`,
  floor: (floor) => (floor < 0 ? `Basement ${-floor}` : floor === 0 ? 'Ground floor' : `Floor ${floor}`),
  place: (zone, booth) => `${zone}, ${booth}`,
  peopleWaiting: (count) =>
    count === 0 ? 'Nobody is waiting' : `${count} ${plural(count, 'person', 'people')} waiting`,
  peopleAhead: (count) =>
    count === 0 ? 'You are next' : `${count} ${plural(count, 'person', 'people')} ahead of you`,

  ticketState: {
    waiting: 'Waiting',
    called: 'Called',
    serving: 'Being served',
    parked: 'Set aside',
    completed: 'Completed',
    no_show: 'Did not come',
    cancelled: 'Cancelled',
    expired: 'No longer valid',
    carried_over: 'Valid the next day',
  },

  connection: {
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting…',
    reconnectingAdvice: 'You see the last known state. This screen recovers by itself.',
    online: 'Connected',
    offline: 'Not connected',
    restored: 'Connected again',
    lastSeen: (time) => `As of ${time}`,
  },
};

export const commonWording: Wording<CommonWording> = { id, en };
