/** Services of the demo site without a quota, each in another line. */
export const freeServices = [
  'ktp-baru',
  'ktp-ubah-data',
  'kk-baru',
  'akta-kelahiran',
  'paspor-ambil',
  'skck-baru',
  'pajak-tahunan',
  'jkn-ubah-data',
  'nib-umk',
  'npwp-daftar',
] as const;
