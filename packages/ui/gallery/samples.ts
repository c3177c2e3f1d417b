/** Made-up agencies with short, long and absent logos and names. */
const square = (colour: string, shape: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${colour}"/>${shape}</svg>`,
  )}`;

export const agencies = [
  {
    id: 'disdukcapil',
    shortName: 'Disdukcapil',
    logo: null,
    name: 'Dinas Kependudukan dan Pencatatan Sipil',
    waiting: 24,
    open: true,
  },
  {
    id: 'imigrasi',
    shortName: 'Imigrasi',
    logo: null,
    name: 'Kantor Imigrasi Kelas I Non TPI',
    waiting: 9,
    open: true,
  },
  {
    id: 'polres',
    shortName: 'Polres',
    logo: square('#1f2a44', '<path d="M32 10l18 7v14c0 12-8 20-18 24-10-4-18-12-18-24V17z" fill="#e0b44c"/>'),
    name: 'Kepolisian Resor Kota',
    waiting: 0,
    open: true,
  },
  {
    id: 'bpjs-kesehatan',
    shortName: 'BPJS Kesehatan',
    logo: null,
    name: 'Badan Penyelenggara Jaminan Sosial Kesehatan',
    waiting: 112,
    open: true,
  },
  {
    id: 'kpp',
    shortName: 'KPP Pratama',
    logo: null,
    name: 'Kantor Pelayanan Pajak Pratama',
    waiting: 3,
    open: true,
  },
  {
    id: 'dpmptsp',
    shortName: 'DPMPTSP',
    logo: null,
    name: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten',
    waiting: 5,
    open: true,
  },
  { id: 'bank-daerah', shortName: 'Bank Daerah', logo: null, name: 'Bank Daerah', waiting: 0, open: false },
  {
    id: 'kua',
    shortName: 'KUA',
    logo: square('#ffffff', '<circle cx="32" cy="32" r="22" fill="#0b6e4f"/>'),
    name: 'Kantor Urusan Agama',
    waiting: 1,
    open: true,
  },
];
