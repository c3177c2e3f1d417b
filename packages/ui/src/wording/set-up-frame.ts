/** What every list with its details says in the set-up. */
import { plural, type Wording } from './wording.ts';

const id = {
  indonesian: 'Indonesia',
  english: 'Inggris',
  shown: (shown: number, all: number) => (shown === all ? `${all}` : `${shown} dari ${all}`),
  nothingFound: 'Tidak ada yang cocok',
  nothingFoundAdvice: 'Ubah pencarian atau pilihannya.',
  showAll: 'Tampilkan semua',
  choose: 'Pilih dari daftar',
  chooseAdvice: 'Isinya tampil di sini dan dapat diubah.',
  gone: 'Yang ini tidak ada lagi',
  goneAdvice: 'Mungkin sudah dihapus. Pilih yang lain dari daftar.',
  back: 'Kembali ke daftar',
  wrong: 'perlu diperbaiki',
  changed: 'diubah, belum disimpan',
  newThing: 'Baru',
  optional: 'boleh kosong',
  letters: (used: number, most: number) => `${used}/${most}`,
  add: 'Tambah',
  duplicate: 'Gandakan',
  remove: 'Hapus',
  moveUp: 'Naikkan',
  moveDown: 'Turunkan',
  bothLanguages: 'Isi dalam kedua bahasa, atau kosongkan keduanya.',
  whole: 'Tulis angka bulat.',
  number: 'Tulis angka.',
  rows: (count: number) => `${count} baris`,
};

/** The shape of this section in every language. */
export type SetUpFrameWording = typeof id;

const en: SetUpFrameWording = {
  indonesian: 'Indonesian',
  english: 'English',
  shown: (shown, all) => (shown === all ? `${all}` : `${shown} of ${all}`),
  nothingFound: 'Nothing matches',
  nothingFoundAdvice: 'Change the search or the choice.',
  showAll: 'Show all',
  choose: 'Choose from the list',
  chooseAdvice: 'What it holds appears here and can be changed.',
  gone: 'This one is no longer there',
  goneAdvice: 'It may have been deleted. Choose another from the list.',
  back: 'Back to the list',
  wrong: 'to be put right',
  changed: 'changed, not saved yet',
  newThing: 'New',
  optional: 'may stay empty',
  letters: (used, most) => `${used}/${most}`,
  add: 'Add',
  duplicate: 'Duplicate',
  remove: 'Delete',
  moveUp: 'Move up',
  moveDown: 'Move down',
  bothLanguages: 'Fill in both languages, or leave both empty.',
  whole: 'Write a whole number.',
  number: 'Write a number.',
  rows: (count) => `${count} ${plural(count, 'row', 'rows')}`,
};

export const setUpFrameWording: Wording<SetUpFrameWording> = { id, en };
