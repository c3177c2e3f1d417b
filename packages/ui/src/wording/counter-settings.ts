/** At the counter: the settings of this machine, and the windows that share a counter. */
import type { Wording } from './wording.ts';

const id = {
  title: 'Setelan loket ini',
  sound: 'Bunyi saat ada yang masuk antrean kosong',
  notice: 'Pemberitahuan di desktop saat itu juga',
  noticeRefused: 'Pemberitahuan diblokir. Izinkan di setelan peramban.',
  noticeMissing: 'Peramban hanya memberi izin pada sambungan https atau program desktop.',
  hotkeys: {
    title: 'Tombol dari program lain',
    advice: 'Bekerja juga saat program instansi yang terbuka.',
    browser: 'Hanya tersedia di program desktop.',
    fixed: 'Diatur oleh pengelola komputer ini.',
    names: {
      next: 'Tindakan utama',
      recall: 'Panggil ulang',
      noShow: 'Tidak hadir',
      park: 'Tunda',
      transfer: 'Alihkan',
      undo: 'Urungkan',
      show: 'Tampilkan jendela ini',
    },
    none: 'tanpa tombol',
    change: 'Ubah',
    press: 'Tekan tombol baru…',
    pressAdvice: 'Esc membatalkan, Delete mengosongkan.',
    reset: 'Kembalikan bawaan',
    silent: 'Tidak aktif: dipakai program lain.',
    problem: {
      bare: 'Tambahkan Ctrl atau Alt, atau pakai F1 sampai F24.',
      unknown: 'Tombol ini tidak dapat dipakai.',
      reserved: 'Tombol ini dipakai semua program. Pilih yang lain.',
      used: (name: string) => `Sudah dipakai untuk ${name}.`,
    },
    saved: 'Tersimpan',
    notSaved: 'Setelan tidak dapat ditulis. Hubungi pengelola.',
  },
  window: {
    elsewhere: 'Loket ini sedang dipakai di jendela lain.',
    elsewhereAdvice: 'Di sini Anda hanya melihat. Tutup jendela ini, atau bekerja di sini.',
    useHere: 'Bekerja di sini',
  },
  handOver: {
    title: (name: string) => `Loket ini masih dipakai ${name}`,
    titleServing: (name: string, number: string) => `${name} masih memegang ${number}`,
    now: 'Ambil alih sekarang',
    nowWith: (number: string) => `Ambil alih sekarang, dengan ${number}`,
    after: (number: string) => `Ambil alih setelah ${number}`,
    waiting: (number: string) => `Menunggu ${number} selesai…`,
    waitingAdvice: 'Loket berpindah kepada Anda dengan sendirinya.',
    stop: 'Batal menunggu',
    taken: (name: string) => `${name} mengambil alih loket ini.`,
    takenAdvice: 'Giliran jaga Anda di loket ini sudah selesai.',
  },
};

/** The shape of this section in every language. */
export type CounterSettingsWording = typeof id;

const en: CounterSettingsWording = {
  title: 'Settings of this counter',
  sound: 'Sound when somebody joins an empty queue',
  notice: 'Desktop notice at the same time',
  noticeRefused: 'Notices are blocked. Allow them in the browser’s settings.',
  noticeMissing: 'Browsers allow notices over https only; the desktop program always does.',
  hotkeys: {
    title: 'Keys from other programs',
    advice: 'They work while the agency’s own program is open, too.',
    browser: 'Only in the desktop program.',
    fixed: 'Set by the administrator of this computer.',
    names: {
      next: 'Main action',
      recall: 'Call again',
      noShow: 'No-show',
      park: 'Set aside',
      transfer: 'Transfer',
      undo: 'Undo',
      show: 'Show this window',
    },
    none: 'no key',
    change: 'Change',
    press: 'Press the new key…',
    pressAdvice: 'Esc keeps the old one, Delete leaves none.',
    reset: 'Back to the defaults',
    silent: 'Not working: another program uses it.',
    problem: {
      bare: 'Add Ctrl or Alt, or use F1 to F24.',
      unknown: 'This key cannot be used.',
      reserved: 'Every program uses this key. Choose another.',
      used: (name) => `Already used for ${name}.`,
    },
    saved: 'Saved',
    notSaved: 'The settings could not be written. Ask the administrator.',
  },
  window: {
    elsewhere: 'This counter is worked from another window.',
    elsewhereAdvice: 'Here you only look on. Close this window, or work here.',
    useHere: 'Work here',
  },
  handOver: {
    title: (name) => `${name} still uses this counter`,
    titleServing: (name, number) => `${name} still has ${number}`,
    now: 'Take over now',
    nowWith: (number) => `Take over now, with ${number}`,
    after: (number) => `Take over after ${number}`,
    waiting: (number) => `Waiting until ${number} is finished…`,
    waitingAdvice: 'The counter becomes yours by itself.',
    stop: 'Stop waiting',
    taken: (name) => `${name} has taken this counter over.`,
    takenAdvice: 'Your shift at this counter is over.',
  },
};

export const counterSettingsWording: Wording<CounterSettingsWording> = { id, en };
