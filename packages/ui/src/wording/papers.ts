/** Tickets whose paper did not come, or may not have come. */
import type { Wording } from './wording.ts';

const id = {
  number: 'Nomor',
  state: 'Keadaan',
  action: 'Tindakan',
  failed: 'Tidak tercetak',
  unknown: 'Mungkin tercetak',
  none: 'Semua tiket sudah berkertas',
  noneAdvice: 'Tiket yang gagal dicetak muncul di sini.',
  printAt: (number: string) => `Cetak ${number} di`,
  printAgain: 'Cetak lagi',
  printCopy: 'Cetak salinan',
  cameOut: 'Kertas keluar',
  didNot: 'Tidak keluar',
  cannotPrint: (kiosk: string, state: string) => `${kiosk} (${state})`,
  /** By the first words of what the ledger keeps; anything else is shown as it is. */
  why: {
    'the kiosk was restarted': 'Mesin antrean dinyalakan ulang saat mencetak',
    'nobody was waiting for it any more': 'Mesin antrean mati saat nomor diambil',
    'the printer said nothing in time': 'Pencetak tidak menjawab',
    'what to print could not be had': 'Isi tiket tidak dapat diambil dari server',
    'the ledger did not take it': 'Sambungan ke server terputus',
    'a person says that it did not come out': 'Menurut petugas, kertas tidak keluar',
    'the kiosk told nothing in time': 'Mesin antrean tidak memberi kabar',
    'the server stopped while it was printing': 'Server berhenti saat mencetak',
    'the printer did not answer in time': 'Pencetak tidak menjawab',
  },
};

/** The shape of this section in every language. */
export type PapersWording = typeof id;

const en: PapersWording = {
  number: 'Number',
  state: 'State',
  action: 'What to do',
  failed: 'Not printed',
  unknown: 'Perhaps printed',
  none: 'Every ticket has its paper',
  noneAdvice: 'Tickets whose printing failed appear here.',
  printAt: (number) => `Print ${number} at`,
  printAgain: 'Print again',
  printCopy: 'Print a copy',
  cameOut: 'It came out',
  didNot: 'It did not',
  cannotPrint: (kiosk, state) => `${kiosk} (${state})`,
  why: {
    'the kiosk was restarted': 'The kiosk was restarted while printing',
    'nobody was waiting for it any more': 'The kiosk was off when the number was taken',
    'the printer said nothing in time': 'The printer did not answer',
    'what to print could not be had': 'The ticket’s text could not be fetched from the server',
    'the ledger did not take it': 'The connection to the server was lost',
    'a person says that it did not come out': 'Staff say that it did not come out',
    'the kiosk told nothing in time': 'The kiosk fell silent',
    'the server stopped while it was printing': 'The server stopped while printing',
    'the printer did not answer in time': 'The printer did not answer',
  },
};

export const papersWording: Wording<PapersWording> = { id, en };
