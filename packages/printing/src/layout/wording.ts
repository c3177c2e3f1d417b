/** Every fixed word on a ticket, in both languages. ASCII only, so that any printer prints it. */
import type { Language } from '@giliran/protocol';

export type TicketWording = {
  /** Above the number. */
  readonly number: string;
  readonly priority: string;
  readonly reprint: string;
  /** On a ticket that a kiosk made without its server. */
  readonly offline: string;
  readonly offlineValid: string;
  readonly offlineScan: string;
  readonly ahead: string;
  readonly people: (count: number) => string;
  readonly wait: string;
  readonly hours: string;
  readonly decimalPoint: string;
  readonly minute: string;
  readonly minutes: string;
  readonly bring: string;
  /** Instead of a checklist too long for paper. */
  readonly bringOnPhone: string;
  /** The same where the ticket has no QR code. */
  readonly bringAsk: string;
  readonly scan: string;
  readonly pleaseWait: string;
};

export const WORDING: Readonly<Record<Language, TicketWording>> = {
  id: {
    number: 'NOMOR ANTREAN',
    priority: 'PRIORITAS',
    reprint: 'CETAK ULANG',
    offline: 'NOMOR LURING',
    offlineValid: 'Nomor ini berlaku. Lama antre belum diketahui.',
    offlineScan: 'Pindai setelah sambungan pulih',
    ahead: 'Antrean di depan Anda',
    people: (count) => (count === 0 ? 'tidak ada' : `${count} orang`),
    wait: 'Perkiraan menunggu',
    hours: 'jam',
    decimalPoint: ',',
    minute: 'menit',
    minutes: 'menit',
    bring: 'Siapkan:',
    bringOnPhone: 'Daftar persyaratan: pindai kode QR',
    bringAsk: 'Daftar persyaratan: tanyakan petugas',
    scan: 'Pindai untuk memantau antrean',
    pleaseWait: 'Mohon menunggu nomor Anda dipanggil',
  },
  en: {
    number: 'QUEUE NUMBER',
    priority: 'PRIORITY',
    reprint: 'REPRINT',
    offline: 'OFFLINE NUMBER',
    offlineValid: 'This number is valid. The wait is not known yet.',
    offlineScan: 'Scan once the hall is online again',
    ahead: 'Ahead of you',
    people: (count) => (count === 0 ? 'nobody' : count === 1 ? '1 person' : `${count} people`),
    wait: 'Estimated wait',
    hours: 'hours',
    decimalPoint: '.',
    minute: 'minute',
    minutes: 'minutes',
    bring: 'Please bring:',
    bringOnPhone: 'What to bring: scan the QR code',
    bringAsk: 'What to bring: ask our staff',
    scan: 'Scan to follow your queue',
    pleaseWait: 'Please wait for your number to be called',
  },
};

/** From this on, a wait is told in half hours: nobody needs "137 minutes". */
const HOURS_FROM = 100;

/**
 * "15-25 menit", "20 menit - 2 jam", "1,5-2,5 jam". Minutes in; half hours are rounded outward, so that
 * the range never promises more than was estimated. A range given the wrong way round is turned.
 */
export function waitRange(
  estimate: { readonly fromMinutes: number; readonly toMinutes: number },
  language: Language,
): string {
  const words = WORDING[language];
  const from = Math.max(0, Math.min(estimate.fromMinutes, estimate.toMinutes));
  const to = Math.max(0, estimate.fromMinutes, estimate.toMinutes);
  if (to < HOURS_FROM) {
    return `${from === to ? to : `${from}-${to}`} ${to === 1 ? words.minute : words.minutes}`;
  }
  const most = decimal(Math.ceil(to / 30) / 2, words);
  if (from < 60) return `${from} ${from === 1 ? words.minute : words.minutes} - ${most} ${words.hours}`;
  const least = decimal(Math.floor(from / 30) / 2, words);
  return `${least === most ? most : `${least}-${most}`} ${words.hours}`;
}

function decimal(hours: number, words: TicketWording): string {
  return String(hours).replace('.', words.decimalPoint);
}
