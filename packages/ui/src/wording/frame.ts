/** The frame around the console's pages: its four parts, and leaving with changes that are not saved. */
import type { Wording } from './wording.ts';

const id = {
  parts: 'Bagian',
  otherPages: 'Halaman lain',
  unsaved: 'ada perubahan yang belum disimpan',
  groups: { today: 'Hari ini', reports: 'Laporan', setUp: 'Pengaturan', system: 'Sistem' },
  leave: {
    title: 'Perubahan belum disimpan',
    stay: 'Tetap di sini',
    console: {
      advice: 'Bila Anda keluar sekarang, perubahan itu hilang.',
      leave: 'Keluar tanpa menyimpan',
    },
    page: {
      advice: 'Bila Anda pindah dari halaman ini, perubahan di dalamnya hilang.',
      leave: 'Pindah tanpa menyimpan',
    },
  },
  unread: {
    title: 'Halaman ini tidak dapat dibuka.',
    advice: 'Periksa jaringan, lalu muat ulang. Perubahan yang belum disimpan akan ditanyakan dahulu.',
    reload: 'Muat ulang',
  },
};

/** The shape of this section in every language. */
export type FrameWording = typeof id;

const en: FrameWording = {
  parts: 'Parts',
  otherPages: 'Other pages',
  unsaved: 'there are unsaved changes',
  groups: { today: 'Today', reports: 'Reports', setUp: 'Set-up', system: 'System' },
  leave: {
    title: 'Changes are not saved',
    stay: 'Stay here',
    console: { advice: 'If you sign out now, the changes are lost.', leave: 'Sign out without saving' },
    page: {
      advice: 'If you leave this page, the changes on it are lost.',
      leave: 'Leave without saving',
    },
  },
  unread: {
    title: 'This page cannot be opened.',
    advice: 'Check the network, then load again. You are asked first about changes that are not saved.',
    reload: 'Load again',
  },
};

export const frameWording: Wording<FrameWording> = { id, en };
