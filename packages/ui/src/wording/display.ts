/** The lobby's TVs. */
import type { Wording } from './wording.ts';

const id = {
  nowCalling: 'Nomor dipanggil',
  number: 'Nomor antrean',
  counter: 'Loket',
  goToCounter: (counter: number) => `Silakan ke loket ${counter}`,
  lastCalls: 'Panggilan terakhir',
  waiting: (count: number) => (count === 0 ? 'Tidak ada yang menunggu' : `${count} orang menunggu`),
  again: 'Panggilan ulang',
  moreCalls: (count: number) => `${count} panggilan berikutnya`,
  noCalls: 'Belum ada panggilan',
  noCallsAdvice: 'Nomor yang dipanggil tampil di sini.',
  waitForNumber: 'Mohon menunggu nomor Anda dipanggil',
  reconnecting: 'Menyambung kembali… Yang tampil adalah panggilan terakhir.',
  askStaff: 'Perhatikan panggilan petugas di loket.',
  soundOff: 'Suara mati. Sentuh layar untuk menyalakannya.',
  dayOver: 'Layanan hari ini telah selesai. Terima kasih.',
  notSetUp: 'Layar ini belum disiapkan',
  notSetUpAdvice: 'Pengelola perlu mendaftarkan layar ini.',
};

/** The shape of this section in every language. */
export type DisplayWording = typeof id;

const en: DisplayWording = {
  nowCalling: 'Now calling',
  number: 'Queue number',
  counter: 'Counter',
  goToCounter: (counter) => `Please go to counter ${counter}`,
  lastCalls: 'Last calls',
  waiting: (count) => (count === 0 ? 'Nobody is waiting' : `${count} waiting`),
  again: 'Called again',
  moreCalls: (count) => `${count} more to come`,
  noCalls: 'No calls yet',
  noCallsAdvice: 'Called numbers appear here.',
  waitForNumber: 'Please wait for your number',
  reconnecting: 'Reconnecting… You see the last calls.',
  askStaff: 'Please listen for the staff at the counters.',
  soundOff: 'Sound is off. Touch the screen to switch it on.',
  dayOver: 'Today’s service has ended. Thank you.',
  notSetUp: 'This display is not set up yet',
  notSetUpAdvice: 'The administrator has to register this display.',
};

export const displayWording: Wording<DisplayWording> = { id, en };
