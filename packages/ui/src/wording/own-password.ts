/** A password of one's own: the first one after a temporary one, or another one later. */
import { leastPasswordLength, type PasswordFault } from '@giliran/protocol';
import type { Wording } from './wording.ts';

const id = {
  firstTitle: 'Buat kata sandi Anda',
  firstIntro: (name: string) =>
    `Selamat datang, ${name}. Kata sandi sementara hanya berlaku sekali; sejak sekarang pakai kata sandi Anda sendiri.`,
  changeTitle: 'Ubah kata sandi',
  changeIntro: 'Anda akan keluar dari semua tempat lain.',
  current: 'Kata sandi sekarang',
  password: 'Kata sandi baru',
  repeat: 'Ulangi kata sandi baru',
  show: 'Tampilkan kata sandi',
  hide: 'Sembunyikan kata sandi',
  rules: 'Kata sandi yang baik',
  rule: {
    short: `Paling sedikit ${leastPasswordLength} karakter; beberapa kata mudah diingat`,
    userName: 'Tidak memuat nama pengguna Anda',
    fewCharacters: 'Paling sedikit 5 karakter yang berbeda',
    common: 'Bukan kata sandi yang umum dipakai',
  } satisfies Record<PasswordFault, string>,
  met: 'terpenuhi',
  notMet: 'belum terpenuhi',
  missingCurrent: 'Isi kata sandi sekarang.',
  wrongCurrent: 'Kata sandi sekarang salah.',
  notGood: 'Kata sandi ini belum memenuhi semua syarat di bawah.',
  sameAsBefore: 'Pilih kata sandi yang berbeda dari sebelumnya.',
  differs: 'Kedua kata sandi belum sama.',
  wait: (seconds: number) => `Terlalu banyak percobaan. Tunggu ${seconds} detik.`,
  save: 'Simpan dan mulai bekerja',
  saveChange: 'Ubah kata sandi',
  saving: 'Menyimpan…',
  changed: 'Kata sandi Anda sudah diganti.',
  otherPerson: 'Masuk sebagai orang lain',
};

/** The shape of this section in every language. */
export type OwnPasswordWording = typeof id;

const en: OwnPasswordWording = {
  firstTitle: 'Create your password',
  firstIntro: (name) =>
    `Welcome, ${name}. The temporary password was good once; from now on use a password of your own.`,
  changeTitle: 'Change the password',
  changeIntro: 'You will be signed out everywhere else.',
  current: 'Current password',
  password: 'New password',
  repeat: 'The new password again',
  show: 'Show password',
  hide: 'Hide password',
  rules: 'A good password',
  rule: {
    short: `At least ${leastPasswordLength} characters; a few words are easy to remember`,
    userName: 'Does not contain your user name',
    fewCharacters: 'At least 5 different characters',
    common: 'Not one of the commonest passwords',
  },
  met: 'met',
  notMet: 'not met yet',
  missingCurrent: 'Fill in the current password.',
  wrongCurrent: 'The current password is wrong.',
  notGood: 'This password does not meet everything below yet.',
  sameAsBefore: 'Choose another password than before.',
  differs: 'The two passwords differ.',
  wait: (seconds) => `Too many tries. Wait ${seconds} s.`,
  save: 'Save and start working',
  saveChange: 'Change the password',
  saving: 'Saving…',
  changed: 'Your password has been changed.',
  otherPerson: 'Sign in as somebody else',
};

export const ownPasswordWording: Wording<OwnPasswordWording> = { id, en };
