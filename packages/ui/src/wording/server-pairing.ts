/** Finding the hall's server and making sure that it is the right one. For technicians. */
import type { Wording } from './wording.ts';

const id = {
  address: 'Alamat server',
  connect: 'Sambungkan',
  other: 'Server lain',
  notAnswering: (url: string) => `Server di ${url} belum menjawab. Dicoba lagi sendiri.`,
  wantsEncryption: (url: string) =>
    `Server di ${url} kini hanya menerima sambungan terenkripsi. Pilih lagi servernya.`,
  notSaved: 'Belum tersimpan',
  found: 'Server yang ditemukan di jaringan',
  searching: 'Mencari server di jaringan…',
  encrypted: 'terenkripsi',
  plain: 'tanpa enkripsi',
  pasteHint: 'Pilih dari daftar, ketik alamatnya, atau pindai kode dari server.',
  looking: 'Memeriksa server…',
  notAnAddress: 'Tulis alamat seperti https://192.168.1.10:8443.',
  silent: (url: string) =>
    `Tidak ada server Giliran yang menjawab di ${url}. Periksa alamat dan jaringannya.`,
  otherKey: 'Ini bukan server pada kode itu',
  otherKeyAdvice: 'Sidik jarinya berbeda. Jangan lanjutkan; hubungi pengelola.',
  compare: 'Cocokkan sidik jari server',
  compareAdvice: 'Bandingkan dengan yang tampil di server (perintah giliran certificate). Semua harus sama.',
  same: 'Sama, sambungkan',
  different: 'Berbeda, batal',
  unencrypted: 'Server ini tidak terenkripsi',
  unencryptedAdvice: 'Siapa pun di jaringan ini dapat membaca kunci perangkat dan kata sandi petugas.',
  anyway: 'Sambungkan tanpa enkripsi',
  back: 'Batal',
};

/** The shape of this section in every language. */
export type ServerPairingWording = typeof id;

const en: ServerPairingWording = {
  address: 'Server address',
  connect: 'Connect',
  other: 'Another server',
  notAnswering: (url) => `The server at ${url} does not answer yet. It is tried again by itself.`,
  wantsEncryption: (url) =>
    `The server at ${url} now takes encrypted connections only. Choose the server again.`,
  notSaved: 'Not saved yet',
  found: 'Servers found on the network',
  searching: 'Looking for servers on the network…',
  encrypted: 'encrypted',
  plain: 'not encrypted',
  pasteHint: 'Choose from the list, type the address, or scan the server’s code.',
  looking: 'Looking at the server…',
  notAnAddress: 'Write an address such as https://192.168.1.10:8443.',
  silent: (url) => `No Giliran server answers at ${url}. Check the address and the network.`,
  otherKey: 'This is not the server of that code',
  otherKeyAdvice: 'Its fingerprint is another one. Do not go on; call the administrator.',
  compare: 'Compare the server’s fingerprint',
  compareAdvice: 'Hold it against what the server shows (command giliran certificate). All of it must agree.',
  same: 'The same, connect',
  different: 'Different, cancel',
  unencrypted: 'This server is not encrypted',
  unencryptedAdvice: 'Anybody on this network can read the device’s key and the staff’s passwords.',
  anyway: 'Connect without encryption',
  back: 'Cancel',
};

export const serverPairingWording: Wording<ServerPairingWording> = { id, en };
