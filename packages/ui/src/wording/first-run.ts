/** The first page of an empty hall: the code, the hall, the first administrator. */
import type { Wording } from './wording.ts';

const id = {
  title: 'Siapkan MPP Anda',
  intro: 'Setelah ini sebuah panduan menuntun Anda sampai tiket pertama tercetak.',
  code: 'Kode dari server',
  codeHint: 'Tampil di terminal server dan di berkas first-run-code.txt dalam folder data.',
  hall: 'MPP',
  name: 'Nama MPP',
  nameHint: 'Misalnya MPP Kota Nusa Raya. Dapat diubah kapan saja.',
  timeZone: 'Zona waktu',
  zones: {
    'Asia/Jakarta': { short: 'WIB', where: 'Sumatra, Jawa, Kalimantan Barat dan Tengah' },
    'Asia/Makassar': { short: 'WITA', where: 'Bali, Nusa Tenggara, Sulawesi, Kalimantan lainnya' },
    'Asia/Jayapura': { short: 'WIT', where: 'Maluku dan Papua' },
  },
  language: 'Bahasa panggilan',
  languages: { id: 'Indonesia', en: 'Inggris' },
  administrator: 'Pengelola pertama',
  personName: 'Nama lengkap',
  userName: 'Nama pengguna',
  userNameHint: 'Untuk masuk: huruf kecil, angka, dan tanda hubung.',
  missing: 'Isi bagian ini.',
  wrongUserName: 'Pakai huruf kecil, angka, dan tanda hubung, misalnya ratna.',
  wrongCode: 'Kode itu tidak cocok. Periksa kode di layar server.',
  start: 'Siapkan dan masuk',
};

/** The shape of this section in every language. */
export type FirstRunWording = typeof id;

const en: FirstRunWording = {
  title: 'Set up your hall',
  intro: 'After this a guide leads you to the first printed ticket.',
  code: 'Code from the server',
  codeHint: 'Shown in the server’s terminal and in first-run-code.txt in the data folder.',
  hall: 'The hall',
  name: 'Name of the hall',
  nameHint: 'Such as MPP Kota Nusa Raya. It can be changed at any time.',
  timeZone: 'Time zone',
  zones: {
    'Asia/Jakarta': { short: 'WIB', where: 'Sumatra, Java, West and Central Kalimantan' },
    'Asia/Makassar': { short: 'WITA', where: 'Bali, Nusa Tenggara, Sulawesi, the other Kalimantan' },
    'Asia/Jayapura': { short: 'WIT', where: 'Maluku and Papua' },
  },
  language: 'Language of the calls',
  languages: { id: 'Indonesian', en: 'English' },
  administrator: 'The first administrator',
  personName: 'Full name',
  userName: 'User name',
  userNameHint: 'For signing in: small letters, digits and hyphens.',
  missing: 'Fill this in.',
  wrongUserName: 'Use small letters, digits and hyphens, such as ratna.',
  wrongCode: 'That code does not match. Check the code on the server’s screen.',
  start: 'Set up and sign in',
};

export const firstRunWording: Wording<FirstRunWording> = { id, en };
