/** Sample sentences, so that the gallery does not depend on any screen's wording. */
import { plural, type Wording } from '../src/wording/wording.ts';

const id = {
  question: 'Anda ingin ke instansi mana?',
  search: 'Cari layanan, misalnya KTP atau paspor',
  priority: 'Saya perlu prioritas',
  priorityWho: 'Lansia, disabilitas, ibu hamil atau menyusui, membawa anak kecil',
  waiting: (count: number) => (count === 0 ? 'Tidak ada antrean' : `${count} menunggu`),
  closed: 'Buka lagi besok 07.30',
  haveThem: 'Sudah lengkap, ambil nomor',
  nowCalling: 'Nomor dipanggil',
  goToCounter: (counter: number) => `Silakan ke loket ${counter}`,
  backIn: (seconds: number) => `Kembali ke awal dalam ${seconds} detik`,
  cancelQuestion: (number: string) => `Batalkan ${number}?`,
  cancelAdvice: 'Nomor ini tidak akan dipanggil lagi.',
  cancelConfirm: 'Batalkan nomor',
  keep: 'Jangan batalkan',
  waited: (minutes: number) => `Menunggu ${minutes} mnt`,
  nobody: 'Tidak ada yang menunggu',
  nobodyAdvice: 'Nomor baru muncul di sini dengan sendirinya.',
  missingPassword: 'Isi kata sandi.',
};

const en: typeof id = {
  question: 'Which agency would you like to visit?',
  search: 'Search a service, for example passport',
  priority: 'I need priority',
  priorityWho: 'Elderly, disabled, pregnant or nursing, with a small child',
  waiting: (count) => (count === 0 ? 'No queue' : `${count} waiting`),
  closed: 'Opens again tomorrow 07:30',
  haveThem: 'I have these, take a number',
  nowCalling: 'Now calling',
  goToCounter: (counter) => `Please go to counter ${counter}`,
  backIn: (seconds) => `Back to start in ${seconds} ${plural(seconds, 'second', 'seconds')}`,
  cancelQuestion: (number) => `Cancel ${number}?`,
  cancelAdvice: 'This number will not be called again.',
  cancelConfirm: 'Cancel the number',
  keep: 'Do not cancel',
  waited: (minutes) => `Waited ${minutes} min`,
  nobody: 'Nobody is waiting',
  nobodyAdvice: 'New numbers appear here by themselves.',
  missingPassword: 'Fill in the password.',
};

export const sampleWording: Wording<typeof id> = { id, en };
