import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { createServiceSearch } from './search.ts';
import { typingErrors } from './typingErrors.ts';

const agencies = [
  [
    'disdukcapil',
    'Disdukcapil',
    'Dinas Kependudukan dan Pencatatan Sipil',
    'Population and Civil Registration Office',
  ],
  ['imigrasi', 'Imigrasi', 'Kantor Imigrasi Kelas I', 'Immigration Office'],
  ['polres', 'Polres', 'Kepolisian Resor Kota', 'City Police'],
  ['bpjs-kesehatan', 'BPJS Kesehatan', 'BPJS Kesehatan Cabang', 'National Health Insurance'],
  ['bpjs-tk', 'BPJS TK', 'BPJS Ketenagakerjaan', 'Workers’ Social Security'],
  [
    'dpmptsp',
    'DPMPTSP',
    'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    'Investment and Licensing Office',
  ],
  ['samsat', 'Samsat', 'Sistem Administrasi Manunggal Satu Atap', 'Vehicle Registration'],
  ['kpp', 'KPP Pratama', 'Kantor Pelayanan Pajak Pratama', 'Tax Office'],
  ['kua', 'KUA', 'Kantor Urusan Agama', 'Religious Affairs Office'],
  ['bpn', 'ATR/BPN', 'Kantor Pertanahan', 'Land Office'],
].map(([id, shortName, name, en]) => ({ id: id!, shortName: shortName!, name: { id: name!, en: en! } }));

const services = (
  [
    [
      'ktp-baru',
      'disdukcapil',
      'Perekaman KTP-el baru',
      'New identity card',
      ['e-KTP', 'kartu tanda penduduk'],
    ],
    ['ktp-hilang', 'disdukcapil', 'KTP-el hilang atau rusak', 'Lost or damaged identity card', []],
    ['kk', 'disdukcapil', 'Kartu Keluarga', 'Family card', []],
    ['kia', 'disdukcapil', 'Kartu Identitas Anak', 'Child identity card', []],
    ['akta-lahir', 'disdukcapil', 'Akta Kelahiran', 'Birth certificate', []],
    ['akta-mati', 'disdukcapil', 'Akta Kematian', 'Death certificate', []],
    ['pindah', 'disdukcapil', 'Surat Pindah', 'Change of residence', ['SKPWNI', 'pindah domisili']],
    ['paspor-baru', 'imigrasi', 'Paspor baru', 'New passport', []],
    ['paspor-ganti', 'imigrasi', 'Penggantian paspor', 'Passport replacement', ['perpanjangan paspor']],
    ['kitas', 'imigrasi', 'Izin Tinggal Terbatas', 'Limited stay permit', ['KITAS']],
    ['skck', 'polres', 'Surat Keterangan Catatan Kepolisian', 'Police record certificate', []],
    ['sim', 'polres', 'Perpanjangan SIM', 'Driving licence renewal', ['surat izin mengemudi']],
    ['hilang', 'polres', 'Surat Keterangan Kehilangan', 'Loss report', []],
    ['bpjs-daftar', 'bpjs-kesehatan', 'Pendaftaran peserta', 'Registration', []],
    ['jht', 'bpjs-tk', 'Klaim Jaminan Hari Tua', 'Old age benefit claim', ['Jamsostek']],
    ['nib', 'dpmptsp', 'Nomor Induk Berusaha', 'Business registration number', ['OSS', 'izin usaha']],
    ['pbg', 'dpmptsp', 'Persetujuan Bangunan Gedung', 'Building permit', ['IMB']],
    ['pkb', 'samsat', 'Pembayaran Pajak Kendaraan Bermotor', 'Vehicle tax', ['STNK']],
    ['npwp', 'kpp', 'Pendaftaran NPWP', 'Tax number registration', []],
    ['spt', 'kpp', 'Pelaporan SPT Tahunan', 'Annual tax return', []],
    ['nikah', 'kua', 'Pendaftaran Pernikahan', 'Marriage registration', []],
    ['sertipikat', 'bpn', 'Pengecekan Sertipikat Tanah', 'Land certificate check', []],
    ['antrean', 'bpjs-kesehatan', 'Antrean rumah sakit daring', 'Online hospital queue', []],
  ] as const
).map(([id, agencyId, name, en, searchWords]) => ({ id, agencyId, name: { id: name, en }, searchWords }));

const search = createServiceSearch(services, agencies);
const first = (query: string) => search.find(query)[0]?.id;
const ids = (query: string) => search.find(query).map((service) => service.id);

describe('a citizen finds a service', () => {
  test.each([
    ['ktp', 'ktp-baru'],
    ['ektp', 'ktp-baru'],
    ['e-ktp', 'ktp-baru'],
    ['e ktp', 'ktp-baru'],
    ['KTP el hilang', 'ktp-hilang'],
    ['saya mau bikin ktp baru', 'ktp-baru'],
    ['kartu tanda penduduk', 'ktp-baru'],
    ['kk', 'kk'],
    ['kartukeluarga', 'kk'],
    ['keluarga kartu', 'kk'],
    ['katru keluraga', 'kk'],
    ['kia', 'kia'],
    ['akte kelahiran', 'akta-lahir'],
    ['akta lahir', 'akta-lahir'],
    ['akta kelahrian', 'akta-lahir'],
    ['pasport', 'paspor-baru'],
    ['papsor', 'paspor-baru'],
    ['perpanjangan pasport', 'paspor-ganti'],
    ['ganti paspor', 'paspor-ganti'],
    ['passport', 'paspor-baru'],
    ['kitas', 'kitas'],
    ['ijin tinggal', 'kitas'],
    ['skck', 'skck'],
    ['s k c k', 'skck'],
    ['surat kelakuan polisi', 'skck'],
    ['sim perpanjang', 'sim'],
    ['perpanjangan sim', 'sim'],
    ['driving license', 'sim'],
    ['kehilngan', 'hilang'],
    ['jamsostek', 'jht'],
    ['jht', 'jht'],
    ['bpjs kesehatan', 'bpjs-daftar'],
    ['ijin usaha', 'nib'],
    ['oss', 'nib'],
    ['imb', 'pbg'],
    ['bayar pajak motor', 'pkb'],
    ['pajak kendaran', 'pkb'],
    ['npwp', 'npwp'],
    ['lapor spt', 'spt'],
    ['nikah', 'nikah'],
    ['perniakhan', 'nikah'],
    ['sertifikat tanah', 'sertipikat'],
    ['sertipikat', 'sertipikat'],
    ['antrian', 'antrean'],
    ['antrean rumah sakit', 'antrean'],
    ['Imígrasi páspor báru', 'paspor-baru'],
  ])('"%s" leads to %s', (query, id) => {
    expect(first(query)).toBe(id);
  });

  test('an agency leads to all its services', () => {
    expect(ids('imigrasi')).toEqual(expect.arrayContaining(['paspor-baru', 'paspor-ganti', 'kitas']));
    expect(ids('disduk')).toHaveLength(7);
  });

  test('nothing typed, nothing found; nonsense finds nothing', () => {
    expect(search.find('')).toEqual([]);
    expect(search.find('  –  ')).toEqual([]);
    expect(search.find('xqzwvy')).toEqual([]);
  });

  test('short words are not stretched: "sim" does not mean "kia"', () => {
    expect(ids('sim')).toEqual(['sim']);
  });

  test('any single slip in a word of five letters or more still finds it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('keluarga', 'kelahiran', 'paspor', 'pindah', 'pernikahan', 'kehilangan'),
        fc.nat(),
        fc.constantFrom('drop', 'swap', 'double', 'wrong'),
        (word, at, slip) => {
          const n = at % (word.length - 1);
          const typed =
            slip === 'drop'
              ? word.slice(0, n) + word.slice(n + 1)
              : slip === 'swap'
                ? word.slice(0, n) + word[n + 1]! + word[n]! + word.slice(n + 2)
                : slip === 'double'
                  ? word.slice(0, n) + word[n]! + word.slice(n)
                  : `${word.slice(0, n)}x${word.slice(n + 1)}`;
          const names = search
            .find(typed)
            .map((service) => [service.name.id, ...service.searchWords].join(' ').toLowerCase());
          expect(names.some((name) => name.includes(word))).toBe(true);
        },
      ),
    );
  });

  test('each letter typed on the way to a name keeps the service in the list', () => {
    for (const service of services) {
      const [word = ''] = service.name.id.toLowerCase().split(/[^a-z]/);
      for (let length = 2; length <= word.length; length += 1) {
        expect(ids(word.slice(0, length))).toContain(service.id);
      }
    }
  });

  test('2,000 services answer at once', () => {
    const many = Array.from({ length: 2000 }, (_, n) => {
      const base = services[n % services.length]!;
      // Distinct words, as a worst case for the vocabulary.
      const word = Array.from(String(n))
        .map((digit) => 'bcdfghjklm'[Number(digit)])
        .join('a');
      return {
        ...base,
        id: `${base.id}-${n}`,
        name: { id: `${base.name.id} ${word}`, en: `${base.name.en} ${word}` },
      };
    });
    const big = createServiceSearch(many, agencies);
    const before = process.cpuUsage();
    for (const query of [
      'perpanjangn pasport',
      'akta',
      'bayar pajak motor',
      'kartu keluarga',
      'sertifikat tanah',
    ]) {
      expect(big.find(query).length).toBeGreaterThan(0);
    }
    // Five queries, in processor time, whatever else the machine does. On a desktop each takes 2 to 5 ms.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(2_500);
  });
});

describe('slips of the finger', () => {
  test.each([
    ['paspor', 'paspor', 0],
    ['papsor', 'paspor', 1],
    ['pasport', 'paspor', 1],
    ['paspr', 'paspor', 1],
    ['perpanajng', 'perpanjangan', 1],
    ['kelaurag', 'keluarga', 2],
  ])('%s → %s: %i', (typed, word, errors) => {
    expect(typingErrors(typed, word, 2)).toBe(errors);
  });
  test('too many are null', () => {
    expect(typingErrors('paspor', 'kartu', 2)).toBeNull();
    expect(typingErrors('papsro', 'paspor', 1)).toBeNull();
  });
});
