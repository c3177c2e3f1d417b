/** What the voice says when something comes over an agency or the whole hall. Fixed sentences: the rest stands on the screen. */
import type { Language, PublicNotice } from '@giliran/protocol';
import type { ClipId } from './clip-id.ts';

/** What there is to say. Notices that are said in the same words are said together, once. */
export const noticeKinds = [
  ...(['systemDown', 'systemUp', 'closedEarly', 'openAgain', 'announcement', 'allClear'] as const),
  ...(['fire', 'earthquake', 'power', 'evacuation', 'other', 'drill'] as const),
] as const;
export type NoticeWords = (typeof noticeKinds)[number];

export function noticeWords({ kind, phase }: Pick<PublicNotice, 'kind' | 'phase'>): NoticeWords {
  if (kind === 'announcement' || kind === 'allClear') return kind;
  if (kind === 'systemDown') return phase === 'begin' ? 'systemDown' : 'systemUp';
  return phase === 'begin' ? 'closedEarly' : 'openAgain';
}

/** The clip of each sentence, without its language, and what is said. */
export const noticeTexts: Readonly<
  Record<NoticeWords, { readonly clip: string } & Readonly<Record<Language, string>>>
> = {
  systemDown: {
    clip: 'notice-system-down',
    id: 'Perhatian. Sistem salah satu instansi sedang terganggu. Silakan lihat layar.',
    en: 'Attention please. The system of one agency is down. Please look at the screen.',
  },
  systemUp: {
    clip: 'notice-system-up',
    id: 'Perhatian. Sistem yang terganggu sudah pulih. Terima kasih sudah menunggu.',
    en: 'Attention please. The system that was down is working again. Thank you for waiting.',
  },
  closedEarly: {
    clip: 'notice-closed-early',
    id: 'Perhatian. Salah satu instansi tutup lebih awal hari ini. Silakan lihat layar.',
    en: 'Attention please. One agency closes early today. Please look at the screen.',
  },
  openAgain: {
    clip: 'notice-open-again',
    id: 'Perhatian. Instansi yang tutup lebih awal sudah buka kembali.',
    en: 'Attention please. The agency that closed early is open again.',
  },
  announcement: {
    clip: 'notice-announcement',
    id: 'Perhatian. Ada pengumuman. Silakan lihat layar.',
    en: 'Attention please. There is an announcement. Please look at the screen.',
  },
  allClear: {
    clip: 'notice-all-clear',
    id: 'Perhatian. Keadaan sudah aman. Silakan lihat layar.',
    en: 'Attention please. The situation is safe again. Please look at the screen.',
  },
  fire: {
    clip: 'emergency-fire',
    id: 'Perhatian. Terjadi kebakaran. Tinggalkan gedung sekarang melalui pintu darurat. Jangan gunakan lift. Ikuti arahan petugas.',
    en: 'Attention. There is a fire. Leave the building now through the emergency exits. Do not use the lifts. Follow the staff.',
  },
  earthquake: {
    clip: 'emergency-earthquake',
    id: 'Perhatian. Gempa bumi. Lindungi kepala dan jauhi kaca. Setelah guncangan berhenti, keluar dengan tenang.',
    en: 'Attention. Earthquake. Protect your head and stay away from glass. When the shaking stops, leave calmly.',
  },
  power: {
    clip: 'emergency-power',
    id: 'Perhatian. Listrik padam. Tetap tenang di tempat Anda dan ikuti arahan petugas.',
    en: 'Attention. The power is out. Stay calm where you are and follow the staff.',
  },
  evacuation: {
    clip: 'emergency-evacuation',
    id: 'Perhatian. Kosongkan gedung sekarang dengan tenang. Ikuti tanda jalur evakuasi dan arahan petugas.',
    en: 'Attention. Leave the building now, calmly. Follow the evacuation signs and the staff.',
  },
  other: {
    clip: 'emergency-other',
    id: 'Perhatian. Keadaan darurat. Silakan lihat layar dan ikuti arahan petugas.',
    en: 'Attention. Emergency. Please look at the screen and follow the staff.',
  },
  drill: {
    clip: 'emergency-drill',
    id: 'Ini adalah latihan.',
    en: 'This is a drill.',
  },
};

export const noticeClip = (words: NoticeWords, language: Language): ClipId =>
  `${language}/${noticeTexts[words].clip}`;
