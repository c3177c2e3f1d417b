/** The lobby's TVs. They show both languages at once: Indonesian large, English small beneath it. */
import type { Wording } from './wording.ts';

const id = {
  title: 'Layar panggilan',
  nowCalling: 'Sekarang dipanggil',
  /** The newest call, when nothing is being announced. */
  pleaseCome: 'Silakan menuju loket',
  lastCall: 'Panggilan terakhir',
  earlierCalls: 'Panggilan sebelumnya',
  again: 'Panggilan ulang',
  counter: 'Loket',
  /** After the number of calls behind the one being shown: "+3 lagi". */
  more: 'lagi',
  /** After the number of people: "128 menunggu". */
  waiting: 'menunggu',

  welcome: 'Selamat datang',
  steps: {
    take: 'Ambil nomor di kiosk',
    watch: 'Tunggu nomor Anda dipanggil',
    go: 'Datang ke loket yang disebut',
  },

  /** Something has come over an agency. */
  condition: {
    systemDown: (agency: string) => `Sistem ${agency} sedang terganggu`,
    closedEarly: (agency: string) => `${agency} tutup lebih awal hari ini`,
    /** After the words before. */
    since: (time: string) => `sejak ${time}`,
    only: (services: string) => `Untuk layanan: ${services}`,
    stopMeans: 'Nomor baru belum dapat diambil. Nomor Anda tetap berlaku.',
    warnMeans: 'Nomor tetap dapat diambil, tetapi tunggu bisa lebih lama.',
    closedMeans: 'Nomor baru tidak dapat diambil lagi hari ini.',
  },
  /** The small display over one counter. */
  sign: {
    called: 'Silakan ke loket ini',
    serving: 'Sedang dilayani',
    open: 'Loket buka',
    waitToBeCalled: 'Tunggu nomor Anda dipanggil',
    nobodyWaits: 'Tidak ada antrean',
    break: 'Istirahat',
    closed: 'Tutup',
  },

  connecting: 'Menyambungkan…',
  reconnecting: 'Menyambungkan kembali…',
  /** After the words before. */
  reconnectingAdvice: 'Yang tampil panggilan terakhir.',
  askStaff: 'Perhatikan petugas di loket.',
  soundLocked: 'Sentuh layar untuk menyalakan suara',

  setUp: {
    device: 'Kode layar',
    deviceHint: 'Misalnya display-1',
    key: 'Kunci',
    submit: 'Nyalakan layar',
    empty: 'Isi kode layar dan kunci.',
    why: {
      /** The server does not know the key. */
      refused: 'Server menolak kunci layar ini. Minta kunci baru kepada pengelola.',
      /** The key is somebody else's: a kiosk's, or another display's. */
      otherDevice: 'Kunci ini milik perangkat lain. Periksa kode layar dan kuncinya.',
      /** The server knows the display, but not its zone any more. */
      noZone: 'Zona layar ini tidak ada lagi. Minta pengelola memilih zona untuk layar ini.',
    },
    retrying: 'Layar ini mencoba lagi sendiri setiap setengah menit.',
  },
};

/** The shape of this section in every language. */
export type DisplayWording = typeof id;

const en: DisplayWording = {
  title: 'Call display',
  nowCalling: 'Now calling',
  pleaseCome: 'Please go to the counter',
  lastCall: 'Last call',
  earlierCalls: 'Earlier calls',
  again: 'Called again',
  counter: 'Counter',
  more: 'more',
  waiting: 'waiting',

  welcome: 'Welcome',
  steps: {
    take: 'Take a number at the kiosk',
    watch: 'Wait for your number',
    go: 'Go to the counter shown',
  },

  condition: {
    systemDown: (agency) => `The system of ${agency} is down`,
    closedEarly: (agency) => `${agency} closes early today`,
    since: (time) => `since ${time}`,
    only: (services) => `For: ${services}`,
    stopMeans: 'No new numbers for now. Your number stays valid.',
    warnMeans: 'You can still take a number, but the wait may be longer.',
    closedMeans: 'No new numbers today.',
  },
  sign: {
    called: 'Please come to this counter',
    serving: 'Now being served',
    open: 'Counter open',
    waitToBeCalled: 'Wait until your number is called',
    nobodyWaits: 'Nobody is waiting',
    break: 'On a break',
    closed: 'Closed',
  },

  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  reconnectingAdvice: 'You see the last calls.',
  askStaff: 'Please listen for the staff.',
  soundLocked: 'Touch the screen to switch the sound on',

  setUp: {
    device: 'Display code',
    deviceHint: 'For example display-1',
    key: 'Key',
    submit: 'Start the display',
    empty: 'Fill in the display’s code and key.',
    why: {
      refused: 'The server refuses this display’s key. Ask the administrator for a new one.',
      otherDevice: 'This key belongs to another device. Check the display’s code and key.',
      noZone: 'This display’s zone no longer exists. Ask the administrator to choose a zone for it.',
    },
    retrying: 'This display tries again by itself every half minute.',
  },
};

export const displayWording: Wording<DisplayWording> = { id, en };
