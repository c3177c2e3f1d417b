/** An emergency on every screen, in both languages at once; its prepared messages, and the all-clear. */
import type { EmergencyKind, Localized } from '@giliran/protocol';
import type { Wording } from './wording.ts';

const id = {
  title: {
    fire: 'Kebakaran',
    earthquake: 'Gempa bumi',
    power: 'Listrik padam',
    evacuation: 'Kosongkan gedung',
    other: 'Keadaan darurat',
  } satisfies Record<EmergencyKind, string>,
  drill: 'Ini latihan',
  since: (time: string) => `Sejak pukul ${time}`,
  /** On the counter: the work behind it can be reached. */
  toCounter: 'Kembali ke loket',
  toMessage: 'Lihat pesan',
  numbersStay: 'Nomor Anda tetap berlaku.',
};

/** The shape of this section in every language. */
export type EmergencyWording = typeof id;

const en: EmergencyWording = {
  title: {
    fire: 'Fire',
    earthquake: 'Earthquake',
    power: 'Power cut',
    evacuation: 'Leave the building',
    other: 'Emergency',
  },
  drill: 'This is a drill',
  since: (time) => `Since ${time}`,
  toCounter: 'Back to the counter',
  toMessage: 'See the message',
  numbersStay: 'Your number stays valid.',
};

export const emergencyWording: Wording<EmergencyWording> = { id, en };

/** What each emergency tells people to do, prepared; it can be changed before it is sent. */
export const emergencyMessages: Readonly<Record<EmergencyKind, Localized>> = {
  fire: {
    id: 'Tinggalkan gedung sekarang melalui pintu darurat terdekat. Jangan gunakan lift. Ikuti arahan petugas.',
    en: 'Leave the building now through the nearest emergency exit. Do not use the lifts. Follow the staff.',
  },
  earthquake: {
    id: 'Lindungi kepala. Jauhi kaca dan lemari. Setelah guncangan berhenti, keluar dengan tenang lewat tangga.',
    en: 'Protect your head. Stay away from glass and shelves. When it stops, leave calmly by the stairs.',
  },
  power: {
    id: 'Tetap tenang di tempat Anda. Layanan berhenti sebentar. Ikuti arahan petugas.',
    en: 'Stay calm where you are. Service has paused for a moment. Follow the staff.',
  },
  evacuation: {
    id: 'Kosongkan gedung sekarang dengan tenang. Ikuti tanda jalur evakuasi dan arahan petugas.',
    en: 'Leave the building now, calmly. Follow the evacuation signs and the staff.',
  },
  other: {
    id: 'Ikuti arahan petugas.',
    en: 'Follow the staff.',
  },
};

export const allClearMessage: Localized = {
  id: 'Keadaan sudah aman. Layanan dilanjutkan. Nomor antrean Anda tetap berlaku.',
  en: 'It is safe again. Service goes on. Your queue number stays valid.',
};
