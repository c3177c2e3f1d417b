/** Units and opening sentences; used by formats.ts. */
import type { Wording } from './wording.ts';

const id = {
  locale: 'id-ID',
  minuteShort: (count: string) => `${count} mnt`,
  hourShort: (count: string) => `${count} jam`,
  underOneMinute: 'kurang dari 1 mnt',
  estimateRange: (from: string, to: string) => `${from}–${to} menit`,
  estimateOne: (minutes: string) => `${minutes} menit`,
  estimateUnder: (length: string) => `kurang dari ${length}`,
  estimateHours: (from: string, to: string) => `${from} – ${to}`,
  ago: (duration: string) => `${duration} lalu`,
  justNow: 'baru saja',
  tomorrow: 'besok',
  open: {
    until: (time: string) => `Buka sampai ${time}`,
    again: (when: string) => `Buka lagi ${when}`,
    at: (when: string) => `Buka ${when}`,
    short: 'Buka',
  },
  why: {
    closedToday: 'Tutup hari ini',
    notYetOpen: 'Belum buka',
    break: 'Sedang istirahat',
    closedForToday: 'Sudah tutup',
    lastTicketPassed: 'Pengambilan nomor sudah ditutup',
    holiday: 'Libur',
    outOfService: 'Sementara tidak melayani',
    quotaReached: 'Kuota hari ini habis',
    wouldNotReach: 'Antrean penuh sampai tutup',
    systemDown: 'Sistem instansi sedang terganggu',
    closedEarly: 'Hari ini tutup lebih awal',
  },
  whyShort: {
    closedToday: 'Tutup',
    notYetOpen: 'Belum buka',
    break: 'Istirahat',
    closedForToday: 'Tutup',
    lastTicketPassed: 'Tutup',
    holiday: 'Libur',
    outOfService: 'Tutup',
    quotaReached: 'Kuota habis',
    wouldNotReach: 'Antrean penuh',
    systemDown: 'Gangguan sistem',
    closedEarly: 'Tutup awal',
  },
};

/** The shape of this section in every language. */
export type FormatsWording = typeof id;

const en: FormatsWording = {
  locale: 'en-GB',
  minuteShort: (count) => `${count} min`,
  hourShort: (count) => `${count} h`,
  underOneMinute: 'under 1 min',
  estimateRange: (from, to) => `${from}–${to} minutes`,
  estimateOne: (minutes) => `${minutes} ${minutes === '1' ? 'minute' : 'minutes'}`,
  estimateUnder: (length) => `less than ${length}`,
  estimateHours: (from, to) => `${from} – ${to}`,
  ago: (duration) => `${duration} ago`,
  justNow: 'just now',
  tomorrow: 'tomorrow',
  open: {
    until: (time) => `Open until ${time}`,
    again: (when) => `Opens again ${when}`,
    at: (when) => `Opens ${when}`,
    short: 'Open',
  },
  why: {
    closedToday: 'Closed today',
    notYetOpen: 'Not open yet',
    break: 'On a break',
    closedForToday: 'Closed for today',
    lastTicketPassed: 'No more numbers today',
    holiday: 'Holiday',
    outOfService: 'Out of service for now',
    quotaReached: 'Today’s quota is used up',
    wouldNotReach: 'Queue full until closing',
    systemDown: 'The agency’s system is down',
    closedEarly: 'Closed early today',
  },
  whyShort: {
    closedToday: 'Closed',
    notYetOpen: 'Not open yet',
    break: 'Break',
    closedForToday: 'Closed',
    lastTicketPassed: 'Closed',
    holiday: 'Holiday',
    outOfService: 'Closed',
    quotaReached: 'Quota used up',
    wouldNotReach: 'Queue full',
    systemDown: 'System down',
    closedEarly: 'Closed early',
  },
};

export const formatsWording: Wording<FormatsWording> = { id, en };
