/** The console's page of the hall's own texts. */
import type { Wording } from './wording.ts';

const id = {
  title: 'Teks dan pengumuman',
  intro: 'Kalimat yang dibaca dan didengar pengunjung, di layar, lewat suara, dan di tiket.',
  notice: {
    title: 'Baris di kaki layar',
    hint: 'Tampil terus di semua layar, dalam kedua bahasa bergantian. Kosong: tidak ada.',
    label: 'Teks',
    none: 'Kaki layar kosong',
    preview: 'Di layar',
  },
  calls: {
    title: 'Kalimat panggilan',
    hint: 'Susunannya tetap, agar setiap panggilan dikenali. Cara membaca angka dan bahasanya diatur di halaman Suara.',
    full: 'Lengkap',
    short: 'Singkat',
    toVoice: 'Atur suara',
  },
  conditions: {
    title: 'Pengumuman keadaan instansi',
    hint: 'Dibacakan sekali bila keadaan berubah. Nama instansinya tampil di layar. Dapat diganti dengan rekaman sendiri.',
    kinds: {
      systemDown: 'Sistem terganggu',
      systemUp: 'Sistem pulih',
      closedEarly: 'Tutup lebih awal',
      openAgain: 'Buka kembali',
    },
  },
  listen: (what: string) => `Dengarkan: ${what}`,
  elsewhere: {
    title: 'Teks lain',
    ticket: 'Baris di tiket',
    ticketHint: 'Kepala dan kaki tiket, dan apa saja yang dicetak.',
    running: 'Teks berjalan dan media',
    runningHint: 'Tampil selama tidak ada panggilan.',
    reasons: 'Alasan prioritas',
    reasonsHint: 'Pilihan di mesin antrean.',
    outcomes: 'Hasil layanan',
    outcomesHint: 'Pilihan petugas saat selesai.',
    closures: 'Alasan tutup',
    closuresHint: 'Tampil di mesin antrean selama tutup.',
  },
};

/** The shape of this section in every language. */
export type TextsPageWording = typeof id;

const en: TextsPageWording = {
  title: 'Texts and notices',
  intro: 'What visitors read and hear: on displays, by voice and on the ticket.',
  notice: {
    title: 'The line at the foot of displays',
    hint: 'Always there on every display, in both languages by turns. Empty: none.',
    label: 'Text',
    none: 'The foot of displays is empty',
    preview: 'On a display',
  },
  calls: {
    title: 'The sentence of a call',
    hint: 'Its order is fixed, so that every call is recognised. How numbers are read and in which languages is set on the Voice page.',
    full: 'In full',
    short: 'Short',
    toVoice: 'Set the voice',
  },
  conditions: {
    title: 'Notices of an agency’s condition',
    hint: 'Spoken once when something changes. The agency’s name stands on the screen. Own recordings can replace them.',
    kinds: {
      systemDown: 'System down',
      systemUp: 'System working again',
      closedEarly: 'Closes early',
      openAgain: 'Open again',
    },
  },
  listen: (what) => `Listen: ${what}`,
  elsewhere: {
    title: 'Other texts',
    ticket: 'Lines on the ticket',
    ticketHint: 'Its head and foot, and what is printed at all.',
    running: 'Running text and media',
    runningHint: 'Shown while nobody is called.',
    reasons: 'Reasons for priority',
    reasonsHint: 'Choices at the kiosk.',
    outcomes: 'Outcomes of a visit',
    outcomesHint: 'Choices of staff when they finish.',
    closures: 'Reasons for closing',
    closuresHint: 'Shown at the kiosk while closed.',
  },
};

export const textsPageWording: Wording<TextsPageWording> = { id, en };
