/** The screen of a device that has no key yet: its code, and what becomes of it. */
import type { DeviceKind } from '@giliran/protocol';
import type { Wording } from './wording.ts';

const id = {
  title: {
    kiosk: 'Hubungkan mesin antrean ini',
    display: 'Hubungkan layar ini',
    counter: 'Hubungkan komputer ini dengan loket',
  } satisfies Record<DeviceKind, string>,
  /** Above the code. */
  approve: 'Setujui kode ini di konsol → Perangkat',
  consoleAt: 'Konsol',
  code: (code: string) => `Kode perangkat: ${code}`,
  asking: 'Meminta kode…',
  waiting: 'Menunggu persetujuan pengelola. Layar ini lalu menyala sendiri.',
  renewed: 'Kode sebelumnya sudah tidak berlaku. Ini kode yang baru.',
  unreachable: 'Server tidak dapat dihubungi',
  unreachableAdvice: 'Periksa kabel jaringan atau Wi-Fi. Dicoba lagi sendiri.',
  encryptionRequired: 'Server ini hanya menerima sambungan terenkripsi',
  encryptionRequiredAdvice: 'Buka halaman ini lewat alamat https server.',
  rejected: 'Pengelola menolak perangkat ini',
  rejectedAdvice: 'Bila keliru, minta kode baru dan mintakan persetujuan lagi.',
  otherKind: {
    kiosk: 'Disetujui sebagai mesin antrean',
    display: 'Disetujui sebagai layar',
    counter: 'Disetujui sebagai komputer loket',
  } satisfies Record<DeviceKind, string>,
  otherKindAdvice: 'Program ini perangkat lain. Minta kode baru, lalu pilih perangkat yang benar.',
  held: 'Terlalu banyak perangkat menunggu',
  heldAdvice: (seconds: number) =>
    `Setujui atau tolak yang menunggu di konsol. Dicoba lagi dalam ${seconds} detik.`,
  paired: 'Disetujui. Menyala…',
  again: 'Minta kode baru',
  byHand: 'Cara lain: kode perangkat dan kunci',
  pairCounter: 'Hubungkan komputer ini dengan loket',
  pairCounterAdvice: 'Tidak perlu bila komputer ini dipakai bergantian: petugas memilih loketnya saat masuk.',
  cancel: 'Batal',
};

/** The shape of this section in every language. */
export type PairingWording = typeof id;

const en: PairingWording = {
  title: {
    kiosk: 'Connect this kiosk',
    display: 'Connect this display',
    counter: 'Connect this computer with a counter',
  },
  approve: 'Approve this code in the console → Devices',
  consoleAt: 'Console',
  code: (code) => `Device code: ${code}`,
  asking: 'Asking for a code…',
  waiting: 'Waiting for the administrator. This screen then starts by itself.',
  renewed: 'The code before is no longer valid. This is the new one.',
  unreachable: 'The server cannot be reached',
  unreachableAdvice: 'Check the network cable or Wi-Fi. It is tried again by itself.',
  encryptionRequired: 'This server takes encrypted connections only',
  encryptionRequiredAdvice: 'Open this page by the server’s https address.',
  rejected: 'The administrator has turned this device away',
  rejectedAdvice: 'If that was a mistake, ask for a new code and have it approved.',
  otherKind: {
    kiosk: 'Approved as a kiosk',
    display: 'Approved as a display',
    counter: 'Approved as a counter desktop',
  },
  otherKindAdvice: 'This program is another device. Ask for a new code and have the right device chosen.',
  held: 'Too many devices are waiting',
  heldAdvice: (seconds) => `Approve or reject those that wait in the console. Tried again in ${seconds} s.`,
  paired: 'Approved. Starting…',
  again: 'Ask for a new code',
  byHand: 'Another way: device id and key',
  pairCounter: 'Connect this computer with a counter',
  pairCounterAdvice: 'Not needed if people share this computer: they choose their counter when they sign in.',
  cancel: 'Cancel',
};

export const pairingWording: Wording<PairingWording> = { id, en };
