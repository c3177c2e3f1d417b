/** What the voice says when something comes over an agency. Fixed sentences: which agency it is stands on the screen. */
import type { Language, PublicNotice } from '@giliran/protocol';
import type { ClipId } from './clip-id.ts';

/** What there is to say. Notices that are said in the same words are said together, once. */
export const noticeKinds = ['systemDown', 'systemUp', 'closedEarly', 'openAgain'] as const;
export type NoticeWords = (typeof noticeKinds)[number];

export function noticeWords({ kind, phase }: Pick<PublicNotice, 'kind' | 'phase'>): NoticeWords {
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
};

export const noticeClip = (words: NoticeWords, language: Language): ClipId =>
  `${language}/${noticeTexts[words].clip}`;
