/** What every page of the set-up says: saving, another person's change, what is wrong with a field. */
import type { RangeFault, SiteFault, TicketBlocksFault } from '@giliran/protocol';
import { plural, type Wording } from './wording.ts';

const id = {
  save: 'Simpan',
  saving: 'Menyimpan',
  revert: 'Buang perubahan',
  saved: 'Tersimpan. Langsung berlaku untuk tiket berikutnya.',
  unsaved: 'Belum disimpan',
  fixFirst: (count: number) => `Perbaiki ${count} isian yang ditandai, lalu simpan.`,
  lastChange: (name: string, when: string) => `Terakhir diubah ${name}, ${when}`,
  lastChangeAt: (when: string) => `Terakhir diubah ${when}`,
  changedBy: (name: string) => `${name} baru saja mengubah pengaturan.`,
  changedBySomebody: 'Pengaturan baru saja diubah orang lain.',
  changedAdvice: 'Isian Anda masih ada dan belum disimpan.',
  join: 'Gabungkan dengan isian saya',
  takeTheirs: 'Pakai yang baru',
  joined: 'Sudah digabungkan. Periksa, lalu simpan.',
  overlaps: (count: number) => `${count} isian yang sama-sama diubah memakai isian Anda.`,
  tryAgain: 'Coba lagi',
  administratorsOnly: 'Halaman ini untuk pengelola.',
  issues: {
    required: 'Isi bagian ini.',
    tooPale: 'Warna ini terlalu pucat untuk dibaca. Pilih yang lebih gelap.',
    tooLong: (most: number) => `Paling banyak ${most} huruf.`,
    tooMany: (most: number) => `Paling banyak ${most}.`,
    atMost: (most: number) => `Paling besar ${most}.`,
    atLeast: (least: number) => `Paling kecil ${least}.`,
    faults: {
      numberMissing: 'Nomor selalu dicetak.',
      placeMissing: 'Sisakan gerai atau petunjuk arah, agar pemohon tahu harus ke mana.',
      blockTwice: 'Tiap bagian dicetak sekali.',
      tooManySeparators: 'Garis pemisah terlalu banyak.',
      tooManyLines: 'Barisnya terlalu banyak.',
      usedTwice: 'Sudah dipakai. Pilih yang lain.',
      notThere: 'Yang dipilih tidak ada lagi. Pilih yang lain.',
      listedTwice: 'Sudah ada dalam daftar.',
      signWithoutCounter: 'Pilih loketnya.',
      staffWithoutAgency: 'Petugas loket selalu milik satu instansi.',
      lastDayFirst: 'Hari terakhir tidak boleh sebelum hari pertama.',
      rangeBackwards: 'Nomor terakhir tidak boleh sebelum nomor pertama.',
      rangeTooWide: 'Paling banyak 1.000 nomor untuk satu mesin.',
    } satisfies Record<
      TicketBlocksFault | SiteFault | Exclude<RangeFault, 'rangeTaken'> | 'tooManyLines',
      string
    >,
    rangeTaken: (kiosk: string, numbers: string) => `Bertindih dengan ${kiosk}: ${numbers}.`,
    /** By the name of the field whose text is not of its form. */
    formats: {
      id: 'Pakai huruf kecil, angka, dan tanda hubung, misalnya ktp-baru.',
      prefix: 'Pakai 1–3 huruf besar atau angka, diawali huruf.',
      accentColor: 'Tulis warna sebagai #RRGGBB, misalnya #0b6e4f.',
      publicUrl: 'Tulis alamat lengkap, misalnya http://antrean.mpp.local:8080.',
      timeZone: 'Zona waktu ini tidak dikenal.',
      logo: 'Logo harus berupa gambar.',
      date: 'Pilih tanggal.',
      time: 'Tulis jam, misalnya 07:30.',
    },
  },
};

/** The shape of this section in every language. */
export type SetUpWording = typeof id;

const en: SetUpWording = {
  save: 'Save',
  saving: 'Saving',
  revert: 'Discard changes',
  saved: 'Saved. It holds from the next ticket on.',
  unsaved: 'Not saved yet',
  fixFirst: (count) => `Put the ${plural(count, 'marked field', `${count} marked fields`)} right, then save.`,
  lastChange: (name, when) => `Last changed by ${name}, ${when}`,
  lastChangeAt: (when) => `Last changed ${when}`,
  changedBy: (name) => `${name} has just changed the set-up.`,
  changedBySomebody: 'Somebody else has just changed the set-up.',
  changedAdvice: 'Your entries are still here and not saved yet.',
  join: 'Join with my entries',
  takeTheirs: 'Take the new one',
  joined: 'Joined. Look it over, then save.',
  overlaps: (count) =>
    `${count} ${plural(count, 'field that both of you changed keeps', 'fields that both of you changed keep')} your entry.`,
  tryAgain: 'Try again',
  administratorsOnly: 'This page is for administrators.',
  issues: {
    required: 'Fill this in.',
    tooPale: 'This colour is too pale to read. Choose a darker one.',
    tooLong: (most) => `At most ${most} characters.`,
    tooMany: (most) => `At most ${most}.`,
    atMost: (most) => `At most ${most}.`,
    atLeast: (least) => `At least ${least}.`,
    faults: {
      numberMissing: 'The number is always printed.',
      placeMissing: 'Keep the booth or the directions, so that people know where to go.',
      blockTwice: 'Each part is printed once.',
      tooManySeparators: 'There are too many lines across.',
      tooManyLines: 'There are too many lines.',
      usedTwice: 'Already in use. Choose another.',
      notThere: 'What was chosen is no longer there. Choose another.',
      listedTwice: 'Already in the list.',
      signWithoutCounter: 'Choose its counter.',
      staffWithoutAgency: 'Counter staff always belong to an agency.',
      lastDayFirst: 'The last day cannot come before the first.',
      rangeBackwards: 'The last number cannot come before the first.',
      rangeTooWide: 'At most 1,000 numbers for one kiosk.',
    },
    rangeTaken: (kiosk, numbers) => `Overlaps those of ${kiosk}: ${numbers}.`,
    formats: {
      id: 'Use small letters, digits and hyphens, such as ktp-baru.',
      prefix: 'Use 1–3 capital letters or digits, the first a letter.',
      accentColor: 'Write a colour as #RRGGBB, such as #0b6e4f.',
      publicUrl: 'Write the whole address, such as http://antrean.mpp.local:8080.',
      timeZone: 'This time zone is not known.',
      logo: 'A logo must be a picture.',
      date: 'Choose a date.',
      time: 'Write a time such as 07:30.',
    },
  },
};

export const setUpWording: Wording<SetUpWording> = { id, en };
