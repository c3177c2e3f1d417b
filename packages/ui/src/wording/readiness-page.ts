/** Readiness: is the hall ready to open, and what is to be done. The findings' own sentences come from the server. */
import type { FindingStatus, ReadinessGroup, SoundTest } from '@giliran/protocol';
import { plural, type Wording } from './wording.ts';

const id = {
  title: 'Kesiapan',
  intro: 'Apakah gedung siap dibuka, dan apa yang perlu dibereskan.',
  checkAgain: 'Periksa lagi',
  checking: 'Memeriksa…',
  checkedAt: (time: string) => `Diperiksa pukul ${time}`,
  ready: 'Siap dibuka',
  readyAdvice: 'Semua yang diperiksa baik.',
  faults: (count: number) => `${count} hal perlu dibereskan`,
  faultsAdvice: 'Mulai dari yang paling atas.',
  warnings: (count: number) => `Bisa dibuka; ${count} hal sebaiknya diperiksa`,
  alsoWarnings: (count: number) => `${count} hal lain sebaiknya diperiksa.`,
  onlyOpen: 'Hanya yang perlu dibereskan',
  fineOf: (count: number) => `${count} baik`,
  allFine: 'Semua baik',
  alike: (count: number) => `${count} lagi seperti ini`,
  group: {
    machine: 'Server',
    data: 'Data',
    backups: 'Cadangan',
    kiosks: 'Mesin antrean dan pencetak',
    displays: 'Layar dan suara',
    counters: 'Loket',
    setUp: 'Pengaturan',
  } satisfies Record<ReadinessGroup, string>,
  status: {
    ok: 'Baik',
    warning: 'Periksa',
    fail: 'Bereskan',
    unknown: 'Belum diketahui',
  } satisfies Record<FindingStatus, string>,
  open: (page: string) => `Buka ${page}`,
  sound: {
    play: 'Putar suara tes',
    playOf: (display: string) => `Putar suara tes di ${display}`,
    playing: 'Memutar…',
    heard: (display: string) => `Apakah suara di ${display} terdengar?`,
    yes: 'Terdengar',
    no: 'Tidak terdengar',
    wasHeard: (time: string) => `Terdengar pukul ${time}`,
    notHeard:
      'Periksa volume layar, kabel atau pengeras suaranya, dan keluaran suara komputernya. Lalu putar lagi.',
    outcome: {
      locked: 'Suaranya terkunci. Sentuh layarnya sekali, lalu putar lagi.',
      busy: 'Layar itu sedang memanggil. Coba lagi sebentar.',
      failed: 'Layar itu tidak dapat memutar suara. Periksa keluaran suara komputernya.',
    } satisfies Record<Exclude<SoundTest['outcome'], 'played'>, string>,
  },
};

/** The shape of this section in every language. */
export type ReadinessPageWording = typeof id;

const en: ReadinessPageWording = {
  title: 'Readiness',
  intro: 'Is the hall ready to open, and what is to be done.',
  checkAgain: 'Check again',
  checking: 'Checking…',
  checkedAt: (time) => `Checked at ${time}`,
  ready: 'Ready to open',
  readyAdvice: 'All that was looked at is well.',
  faults: (count) => `${count} ${plural(count, 'thing needs', 'things need')} to be put right`,
  faultsAdvice: 'Begin at the top.',
  warnings: (count) => `Can open; ${count} ${plural(count, 'thing is', 'things are')} worth a look`,
  alsoWarnings: (count) => `${count} ${plural(count, 'other is', 'others are')} worth a look.`,
  onlyOpen: 'Only what needs a hand',
  fineOf: (count) => `${count} in order`,
  allFine: 'All well',
  alike: (count) => `${count} more like this`,
  group: {
    machine: 'Server',
    data: 'Data',
    backups: 'Backups',
    kiosks: 'Kiosks and printers',
    displays: 'Displays and sound',
    counters: 'Counters',
    setUp: 'Set-up',
  },
  status: {
    ok: 'Well',
    warning: 'Look at it',
    fail: 'Put right',
    unknown: 'Not known',
  },
  open: (page) => `Open ${page}`,
  sound: {
    play: 'Play a test sound',
    playOf: (display) => `Play a test sound on ${display}`,
    playing: 'Playing…',
    heard: (display) => `Was the sound of ${display} heard?`,
    yes: 'Heard',
    no: 'Not heard',
    wasHeard: (time) => `Heard at ${time}`,
    notHeard:
      'Look at the display’s volume, its cable or loudspeaker, and the computer’s sound output. Play again.',
    outcome: {
      locked: 'Its sound is locked. Touch the screen once, then play again.',
      busy: 'That display is calling now. Try again in a moment.',
      failed: 'That display could not play a sound. Look at the computer’s sound output.',
    },
  },
};

export const readinessPageWording: Wording<ReadinessPageWording> = { id, en };
