/** Tickets worth looking at: each is kept as an image beside this file. */
import type { PaperWidth, TicketPaper } from '@giliran/protocol';

const plain: TicketPaper = {
  language: 'id',
  site: {
    name: { id: 'Mal Pelayanan Publik Kota Banjarbaru', en: 'Banjarbaru Public Service Mall' },
    timeZone: 'Asia/Makassar',
  },
  agency: {
    id: 'Dinas Kependudukan dan Pencatatan Sipil',
    en: 'Population and Civil Registration Office',
  },
  service: { id: 'Perekaman KTP elektronik', en: 'Electronic identity card' },
  number: 'A-012',
  zone: { id: 'Zona A', en: 'Zone A' },
  direction: { id: 'Lantai 1, sayap kiri', en: 'Floor 1, left wing' },
  booth: 'Gerai 3',
  issuedAt: Date.UTC(2026, 10, 23, 1, 41, 7),
  waitingAhead: 12,
  estimate: { fromMinutes: 15, toMinutes: 25 },
  priority: null,
  requirements: [
    { id: 'Kartu Keluarga (KK) asli', en: 'Family card (KK), original' },
    { id: 'Akta kelahiran', en: 'Birth certificate' },
  ],
  url: 'http://antrean.mpp.local:8080/t/Zk3vQ0mXb7c2LrT9yHn4Wg',
  footer: null,
  reprint: false,
};

/** Made by a kiosk that was without its server. */
const offline = { number: 'A-901', waitingAhead: 0, estimate: null, offline: true } as const;

const longest: TicketPaper = {
  ...plain,
  site: {
    name: {
      id: 'Mal Pelayanan Publik Kabupaten Kepulauan Siau Tagulandang Biaro',
      en: 'Public Service Mall of Siau Tagulandang Biaro Islands Regency',
    },
    timeZone: 'Asia/Makassar',
  },
  agency: {
    id: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Kepulauan Siau Tagulandang Biaro',
    en: 'Investment and One-Stop Integrated Services Office of Siau Tagulandang Biaro Islands Regency',
  },
  service: {
    id: 'Penerbitan Persetujuan Bangunan Gedung (PBG) untuk Rumah Tinggal Sederhana',
    en: 'Issue of a Building Approval (PBG) for a Simple Residential House',
  },
  number: 'KT1-1000',
  zone: { id: 'Zona Perizinan', en: 'Licensing zone' },
  direction: {
    id: 'Lantai 2, naik eskalator lalu belok kanan',
    en: 'Floor 2, take the escalator and turn right',
  },
  booth: 'Gerai 27',
  waitingAhead: 138,
  estimate: { fromMinutes: 95, toMinutes: 130 },
  priority: { id: 'Penyandang disabilitas', en: 'Person with a disability' },
  requirements: [
    { id: 'KTP pemohon', en: 'Identity card (KTP)' },
    { id: 'Bukti kepemilikan tanah yang sah', en: 'Proof of land ownership' },
    { id: 'Gambar rencana bangunan', en: 'Drawings of the building' },
  ],
  footer: {
    id: 'Layanan ini gratis. Laporkan pungutan liar ke petugas.',
    en: 'This service is free of charge. Report any illegal fee to the staff.',
  },
};

/** Every reference ticket with its paper and its name. */
export const REFERENCE_TICKETS: readonly {
  readonly name: string;
  readonly width: PaperWidth;
  readonly paper: TicketPaper;
}[] = [
  { name: '80mm-id-plain', width: '80mm', paper: plain },
  { name: '58mm-id-plain', width: '58mm', paper: plain },
  {
    name: '80mm-en-priority',
    width: '80mm',
    paper: { ...plain, language: 'en', priority: { id: 'Lansia 60+', en: 'Senior 60+' } },
  },
  {
    name: '58mm-id-priority-reprint',
    width: '58mm',
    paper: { ...plain, priority: { id: 'Ibu hamil', en: 'Expectant mother' }, reprint: true },
  },
  {
    name: '80mm-id-next-no-estimate',
    width: '80mm',
    paper: { ...plain, number: 'KT-104', waitingAhead: 0, estimate: null, requirements: [] },
  },
  { name: '80mm-id-offline', width: '80mm', paper: { ...plain, ...offline } },
  { name: '58mm-en-offline', width: '58mm', paper: { ...plain, ...offline, language: 'en', reprint: true } },
  { name: '80mm-id-longest', width: '80mm', paper: longest },
  { name: '58mm-id-longest', width: '58mm', paper: longest },
  { name: '80mm-en-longest-reprint', width: '80mm', paper: { ...longest, language: 'en', reprint: true } },
  { name: '58mm-en-longest', width: '58mm', paper: { ...longest, language: 'en' } },
];
