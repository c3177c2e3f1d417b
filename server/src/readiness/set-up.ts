/** The set-up, judged: services that nobody serves, holidays, the address for phones, what is left of the demo. */
import { agencyPresent, counterInSeason, serviceDayAt as serviceDayOf } from '@giliran/engine';
import { holidaysKnownThrough, type Finding, type Site } from '@giliran/protocol';
import { finding } from './finding.ts';
import type { HallFacts } from './live-hall.ts';

export function judgeServices({ state }: HallFacts, site: Site): Finding[] {
  const found: Finding[] = [];
  const day = state.day;
  for (const service of site.services) {
    const agency = site.agencies.find((a) => a.id === service.agencyId);
    if (!agency || (day !== null && !agencyPresent(agency, day))) continue;
    const counters = site.counters.filter(
      (c) => c.services.some((s) => s.serviceId === service.id) && (day === null || counterInSeason(c, day)),
    );
    const name = {
      id: `${service.name.id} (${agency.shortName})`,
      en: `${service.name.en} (${agency.shortName})`,
    };
    if (counters.length === 0)
      found.push(
        finding('setUp', `service/${service.id}`, 'fail', {
          title: { id: `${name.id}: tidak ada loket yang melayani`, en: `${name.en}: no counter serves it` },
          meaning: {
            id: 'Nomor dapat diambil, tetapi tidak akan dipanggil.',
            en: 'Numbers can be taken, but are never called.',
          },
          action: { id: 'Tambahkan layanan ini ke sebuah loket.', en: 'Add the service to a counter.' },
          page: 'counters',
        }),
      );
  }
  return found;
}

export function judgeSetUp({ demoSecrets, now }: HallFacts, site: Site): Finding[] {
  const { settings } = site;
  const found: Finding[] = [];
  const year = Number(serviceDayOf(settings.timeZone, now).slice(0, 4));
  if (settings.nationalHolidays.calendar !== 'none' && year > holidaysKnownThrough)
    found.push(
      finding('setUp', 'holidays', 'warning', {
        title: {
          id: `Libur nasional ${year} belum ada di program`,
          en: `The national holidays of ${year} are not known`,
        },
        meaning: { id: 'MPP buka pada hari libur.', en: 'The hall is open on holidays.' },
        action: {
          id: 'Perbarui Giliran, atau masukkan hari libur tahun ini sendiri.',
          en: 'Update Giliran, or enter this year’s holidays by hand.',
        },
        page: 'hours',
      }),
    );
  else if (
    settings.nationalHolidays.calendar === 'none' &&
    !settings.holidays.some((h) => h.date.startsWith(`${year}`))
  )
    found.push(
      finding('setUp', 'holidays', 'warning', {
        title: { id: `Belum ada hari libur untuk ${year}`, en: `There are no holidays for ${year}` },
        meaning: { id: 'MPP buka pada hari libur nasional.', en: 'The hall is open on national holidays.' },
        action: {
          id: 'Pilih kalender libur Indonesia, atau masukkan hari libur sendiri.',
          en: 'Choose the Indonesian calendar, or enter the holidays by hand.',
        },
        page: 'hours',
      }),
    );
  else
    found.push(
      finding('setUp', 'holidays', 'ok', {
        title: { id: `Hari libur ${year} tersedia`, en: `The holidays of ${year} are there` },
      }),
    );
  if (settings.publicUrl === null)
    found.push(
      finding('setUp', 'public-url', 'warning', {
        title: { id: 'Alamat untuk ponsel belum diatur', en: 'The address for phones is not set' },
        meaning: {
          id: 'Kode QR pada tiket memakai alamat yang dipakai mesin antrean; ponsel mungkin tidak dapat membukanya.',
          en: 'The QR code on tickets has the address that the kiosk uses; phones may not reach it.',
        },
        action: {
          id: 'Isi alamat server di jaringan Wi-Fi MPP pada pengaturan.',
          en: 'Enter the server’s address on the hall’s Wi-Fi in the set-up.',
        },
        page: 'site',
      }),
    );
  if (settings.hoursMode === 'demo')
    found.push(
      finding('setUp', 'hours-mode', 'warning', {
        title: { id: 'Jam layanan masih mode demo', en: 'The opening hours are read as in the demo' },
        meaning: { id: 'MPP dianggap selalu buka.', en: 'The hall is taken to be open at any time.' },
        action: { id: 'Ubah jam layanan ke kalender.', en: 'Let the opening hours follow the calendar.' },
        page: 'hours',
      }),
    );
  if (demoSecrets > 0)
    found.push(
      finding('setUp', 'demo-secrets', 'warning', {
        title: {
          id: `${demoSecrets} kata sandi dan kunci demo masih dipakai`,
          en: `${demoSecrets} published passwords and keys of the demo are in use`,
        },
        meaning: {
          id: 'Siapa pun dapat masuk; server menolak jaringan selama itu.',
          en: 'Anybody can sign in; the server refuses the network meanwhile.',
        },
        action: { id: 'Jalankan: npm run giliran -- secure', en: 'Run: npm run giliran -- secure' },
      }),
    );
  return found;
}
