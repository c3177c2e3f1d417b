/** The hall, judged: every kiosk and its printer, every display and its sound, every counter, and the set-up. */
import {
  agencyPresent,
  counterInSeason,
  counterState,
  serviceDayAt as serviceDayOf,
  waitingOfService,
  type QueueState,
} from '@giliran/engine';
import {
  holidaysKnownThrough,
  maySpeak,
  type Display,
  type Finding,
  type Kiosk,
  type KioskId,
  type PrinterState,
  type Site,
} from '@giliran/protocol';
import { age, finding, type Words } from './finding.ts';

/** What a running server knows of the devices. */
export interface LiveHall {
  readonly connections: (kind: 'kiosk' | 'display' | 'counter', id: string) => number;
  /** When it was last there, epoch milliseconds, also before this start; null: never. */
  readonly lastSeen: (kind: 'kiosk' | 'display' | 'counter', id: string) => number | null;
  readonly version: (kind: 'kiosk' | 'display' | 'counter', id: string) => string | null;
  /** Whether a display's sound is locked; null: it has not said. */
  readonly mute: (displayId: string) => boolean | null;
  /** Which display of a zone speaks now. */
  readonly speaker: (zoneId: Display['zoneId']) => string | null;
  /** People who have a session now. */
  readonly signedIn: ReadonlySet<string>;
}

export interface HallFacts {
  readonly state: QueueState;
  readonly now: number;
  /** Null while the server is stopped. */
  readonly live: LiveHall | null;
  readonly demoSecrets: number;
}

const cannotTell: Words = {
  id: 'Nyalakan server, lalu periksa lagi.',
  en: 'Start the server, then look again.',
};

/** Whether a device is there, in words; null when it is. */
function absence(
  live: LiveHall,
  now: number,
  kind: 'kiosk' | 'display' | 'counter',
  id: string,
): Words | null {
  if (live.connections(kind, id) > 0) return null;
  const seen = live.lastSeen(kind, id);
  if (seen === null) return { id: 'belum pernah tersambung', en: 'has never been connected' };
  const { id: lama, en: long } = age(now - seen);
  return { id: `terputus sejak ${lama} yang lalu`, en: `has been away for ${long}` };
}

const connectAdvice = (what: Words): Words => ({
  id: `Nyalakan ${what.id} dan periksa jaringannya; bila baru, pasangkan dari halaman Perangkat.`,
  en: `Switch the ${what.en} on and look at its network; if it is new, pair it on the page Devices.`,
});

const printerWords: Record<PrinterState, { status: 'ok' | 'warning' | 'fail'; words: Words; action: Words }> =
  {
    ready: { status: 'ok', words: { id: 'siap', en: 'ready' }, action: { id: '', en: '' } },
    paperLow: {
      status: 'warning',
      words: { id: 'kertas hampir habis', en: 'paper is low' },
      action: { id: 'Siapkan gulungan baru.', en: 'Have a new roll at hand.' },
    },
    paperOut: {
      status: 'fail',
      words: { id: 'kertas habis', en: 'is out of paper' },
      action: { id: 'Pasang gulungan baru.', en: 'Put in a new roll.' },
    },
    coverOpen: {
      status: 'fail',
      words: { id: 'tutup terbuka', en: 'has its cover open' },
      action: { id: 'Tutup penutupnya sampai berbunyi klik.', en: 'Close the cover until it clicks.' },
    },
    cutterError: {
      status: 'fail',
      words: { id: 'pisau macet', en: 'has a jammed cutter' },
      action: {
        id: 'Matikan, lepas kertas yang tersangkut, nyalakan lagi.',
        en: 'Switch it off, free the paper, switch it on.',
      },
    },
    offline: {
      status: 'fail',
      words: { id: 'tidak tersambung', en: 'is not connected' },
      action: { id: 'Periksa kabel dan listriknya.', en: 'Look at its cable and its power.' },
    },
    error: {
      status: 'fail',
      words: { id: 'bermasalah', en: 'reports an error' },
      action: {
        id: 'Matikan dan nyalakan lagi; lalu cetak tes.',
        en: 'Switch it off and on; then print a test.',
      },
    },
    unknown: {
      status: 'warning',
      words: { id: 'tidak memberi tahu keadaannya', en: 'does not say how it is' },
      action: { id: 'Cetak tes dan lihat kertasnya keluar.', en: 'Print a test and see the paper come out.' },
    },
  };

function judgeKiosk(facts: HallFacts, kiosk: Kiosk): Finding[] {
  const { live, now, state } = facts;
  const found: Finding[] = [];
  const page = `printers/${kiosk.id}`;
  if (live) {
    const away = absence(live, now, 'kiosk', kiosk.id);
    const version = live.version('kiosk', kiosk.id);
    found.push(
      away === null
        ? finding('kiosks', `kiosk/${kiosk.id}`, 'ok', {
            title: {
              id: `${kiosk.name}: tersambung${version === null ? '' : ` (versi ${version})`}`,
              en: `${kiosk.name}: connected${version === null ? '' : ` (version ${version})`}`,
            },
          })
        : finding('kiosks', `kiosk/${kiosk.id}`, 'fail', {
            title: { id: `${kiosk.name}: ${away.id}`, en: `${kiosk.name} ${away.en}` },
            meaning: {
              id: 'Pemohon tidak dapat mengambil nomor di sana.',
              en: 'Nobody can take a number there.',
            },
            action: connectAdvice({ id: 'mesin antrean', en: 'kiosk' }),
            page: `devices/kiosk-${kiosk.id}`,
          }),
    );
  } else found.push(unknown('kiosks', `kiosk/${kiosk.id}`, kiosk.name));
  found.push(judgePrinter(state, kiosk, page, now));
  return found;
}

function judgePrinter(state: QueueState, kiosk: Kiosk, page: string, now: number): Finding {
  const id = `printer/${kiosk.id}`;
  const report = state.printers.get(kiosk.id);
  const last = lastPrinted(state, kiosk.id);
  const printed: Words =
    last === null
      ? { id: 'hari ini belum mencetak', en: 'nothing printed today' }
      : { id: `mencetak ${age(now - last).id} yang lalu`, en: `printed ${age(now - last).en} ago` };
  if (kiosk.printer === null || kiosk.printer.adapter === 'folder')
    return finding('kiosks', id, 'warning', {
      title: { id: `Pencetak ${kiosk.name}: belum diatur`, en: `Printer of ${kiosk.name}: not set up` },
      meaning: {
        id: 'Tiket disimpan sebagai berkas; pemohon tidak mendapat kertas.',
        en: 'Tickets are written into a folder; nobody gets paper.',
      },
      action: { id: 'Pilih pencetaknya dan cetak tes.', en: 'Choose its printer and print a test.' },
      page,
    });
  if (!report)
    return finding('kiosks', id, 'warning', {
      title: {
        id: `Pencetak ${kiosk.name}: belum pernah melapor`,
        en: `Printer of ${kiosk.name}: has never reported`,
      },
      action: { id: 'Cetak tes dari halaman Pencetak.', en: 'Print a test from the page Printers.' },
      page,
    });
  const { status, words, action } = printerWords[report.state];
  return finding('kiosks', id, status, {
    title: {
      id: `Pencetak ${kiosk.name}: ${words.id}, ${printed.id}`,
      en: `Printer of ${kiosk.name}: ${words.en}, ${printed.en}`,
    },
    ...(report.detail !== null && status !== 'ok' && { meaning: { id: report.detail, en: report.detail } }),
    ...(status !== 'ok' && { action }),
    page,
  });
}

function lastPrinted(state: QueueState, kioskId: KioskId): number | null {
  let last: number | null = null;
  for (const paper of state.papers.values())
    if (paper.kioskId === kioskId && paper.state === 'confirmed') last = Math.max(last ?? 0, paper.changedAt);
  return last;
}

const unknown = (group: 'kiosks' | 'displays' | 'counters', id: string, name: string): Finding =>
  finding(group, id, 'unknown', {
    title: {
      id: `${name}: tidak diketahui selagi server mati`,
      en: `${name}: not known while the server is stopped`,
    },
    action: cannotTell,
  });

function judgeDisplays({ live, now }: HallFacts, site: Site): Finding[] {
  const found: Finding[] = [];
  for (const display of site.displays) {
    const id = `display/${display.id}`;
    if (!live) {
      found.push(unknown('displays', id, display.name));
      continue;
    }
    const away = absence(live, now, 'display', display.id);
    if (away !== null) {
      found.push(
        finding('displays', id, 'fail', {
          title: { id: `${display.name}: ${away.id}`, en: `${display.name} ${away.en}` },
          meaning: { id: 'Panggilan tidak terlihat di sana.', en: 'Calls are not seen there.' },
          action: connectAdvice({ id: 'layar', en: 'display' }),
          page: `devices/display-${display.id}`,
        }),
      );
      continue;
    }
    found.push(judgeSound(live, display));
  }
  if (live)
    for (const zone of site.zones) {
      const speaking = site.displays.filter((d) => d.zoneId === zone.id && maySpeak(d));
      const counters = site.counters.filter((c) => c.zoneId === zone.id);
      if (counters.length === 0 || live.speaker(zone.id) !== null) continue;
      found.push(
        finding('displays', `voice/${zone.id}`, 'fail', {
          title: { id: `Tidak ada suara di ${zone.name.id}`, en: `No voice in ${zone.name.en}` },
          meaning: { id: 'Panggilan tidak diucapkan di sana.', en: 'Calls are not spoken there.' },
          action:
            speaking.length === 0
              ? { id: 'Pilih satu layar zona ini untuk berbicara.', en: 'Let one display of the zone speak.' }
              : { id: 'Sambungkan layar yang berbicara.', en: 'Connect the display that speaks.' },
          page: speaking[0] === undefined ? 'displays' : `devices/display-${speaking[0].id}`,
        }),
      );
    }
  return found;
}

function judgeSound(live: LiveHall, display: Display): Finding {
  const id = `display/${display.id}`;
  if (!maySpeak(display))
    return finding('displays', id, 'ok', {
      title: { id: `${display.name}: tersambung`, en: `${display.name}: connected` },
    });
  const speaks = live.speaker(display.zoneId) === display.id;
  switch (live.mute(display.id)) {
    case true:
      return finding('displays', id, speaks ? 'fail' : 'warning', {
        title: { id: `${display.name}: suara terkunci`, en: `${display.name}: its sound is locked` },
        meaning: {
          id: 'Peramban menunggu sentuhan sebelum boleh bersuara.',
          en: 'The browser waits for a touch before it may sound.',
        },
        action: {
          id: 'Sentuh layarnya sekali, atau pakai program Electron.',
          en: 'Touch the screen once, or use the Electron program.',
        },
        soundOf: display.id,
      });
    case false:
      return finding('displays', id, 'ok', {
        title: {
          id: `${display.name}: tersambung, ${speaks ? 'berbicara untuk zonanya' : 'siap bersuara'}`,
          en: `${display.name}: connected, ${speaks ? 'speaks for its zone' : 'ready to sound'}`,
        },
        soundOf: display.id,
      });
    default:
      return finding('displays', id, 'unknown', {
        title: {
          id: `${display.name}: tersambung, suaranya belum dilaporkan`,
          en: `${display.name}: connected, has not told of its sound`,
        },
        action: { id: 'Putar suara tes.', en: 'Play the test sound.' },
        soundOf: display.id,
      });
  }
}

/** Fifty counters in a row tell nobody anything: those in order stand in one line, the others one by one. */
function judgeCounters({ live, now, state }: HallFacts, site: Site): Finding[] {
  const day = state.day;
  const standing = site.counters.filter((c) => day === null || counterInSeason(c, day));
  if (!live) return standing.length > 0 ? [unknown('counters', 'counters', 'Loket')] : [];
  const found: Finding[] = [];
  let well = 0;
  let open = 0;
  const { timeZone } = site.settings;
  const today = serviceDayOf(timeZone, now);
  for (const counter of standing) {
    const here = counterState(state, counter.id);
    if (here.status !== 'closed') open += 1;
    const seen = live.lastSeen('counter', counter.id);
    const connected = live.connections('counter', counter.id) > 0;
    // A clerk may work in a browser under their own name alone.
    if (connected || here.status !== 'closed' || (seen !== null && serviceDayOf(timeZone, seen) === today)) {
      well += 1;
      continue;
    }
    const name = `${counter.number}`;
    const agency = site.agencies.find((a) => a.id === counter.agencyId)?.shortName ?? '';
    const { id: lama, en: long } = seen === null ? { id: '', en: '' } : age(now - seen);
    found.push(
      finding('counters', `counter/${counter.id}`, 'warning', {
        title:
          seen === null
            ? {
                id: `Loket ${name} (${agency}): belum pernah dipakai`,
                en: `Counter ${name} (${agency}) has never been used`,
              }
            : {
                id: `Loket ${name} (${agency}): terakhir terlihat ${lama} yang lalu`,
                en: `Counter ${name} (${agency}) was last seen ${long} ago`,
              },
        action: {
          id: 'Nyalakan komputer loket dan buka program Loket.',
          en: 'Switch the counter’s computer on and open the counter program.',
        },
        page: `devices/counter-${counter.id}`,
      }),
    );
  }
  if (standing.length > 0)
    found.unshift(
      finding('counters', 'counters', 'ok', {
        title: {
          id: `${well} dari ${standing.length} loket terlihat hari ini, ${open} buka`,
          en: `${well} of ${standing.length} counters were seen today, ${open} are open`,
        },
      }),
    );
  return found;
}

function judgeServices({ state }: HallFacts, site: Site): Finding[] {
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
    else if (
      waitingOfService(state, service.id) > 0 &&
      counters.every((c) => counterState(state, c.id).status === 'closed')
    )
      found.push(
        finding('counters', `open/${service.id}`, 'warning', {
          title: {
            id: `${name.id}: ${waitingOfService(state, service.id)} menunggu, tidak ada loket buka`,
            en: `${name.en}: ${waitingOfService(state, service.id)} wait, no counter is open`,
          },
          action: {
            id: 'Buka loketnya, atau hubungi instansinya.',
            en: 'Open a counter, or call the agency.',
          },
          page: 'board',
        }),
      );
  }
  return found;
}

function judgeSetUp({ demoSecrets, now }: HallFacts, site: Site): Finding[] {
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
        meaning: { id: 'Balai buka pada hari libur.', en: 'The hall is open on holidays.' },
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
        meaning: { id: 'Balai buka pada hari libur nasional.', en: 'The hall is open on national holidays.' },
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
          id: 'Isi alamat server di jaringan Wi-Fi balai pada pengaturan.',
          en: 'Enter the server’s address on the hall’s Wi-Fi in the set-up.',
        },
        page: 'site',
      }),
    );
  if (settings.hoursMode === 'demo')
    found.push(
      finding('setUp', 'hours-mode', 'warning', {
        title: { id: 'Jam layanan masih mode demo', en: 'The opening hours are read as in the demo' },
        meaning: { id: 'Balai dianggap selalu buka.', en: 'The hall is taken to be open at any time.' },
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

export function judgeHall(facts: HallFacts): Finding[] {
  const site = facts.state.index?.site;
  if (!site)
    return [
      finding('setUp', 'site', 'fail', {
        title: { id: 'Balai belum diatur', en: 'No hall is set up' },
        action: { id: 'Ikuti penyiapan awal di konsol.', en: 'Follow the first set-up in the console.' },
      }),
    ];
  const found = site.kiosks.flatMap((kiosk) => judgeKiosk(facts, kiosk));
  if (site.kiosks.length === 0)
    found.push(
      finding('kiosks', 'kiosks', 'warning', {
        title: { id: 'Belum ada mesin antrean', en: 'There is no kiosk' },
        action: { id: 'Tambahkan mesin antrean di pengaturan.', en: 'Add one in the set-up.' },
        page: 'kiosks',
      }),
    );
  return [
    ...found,
    ...judgeDisplays(facts, site),
    ...judgeCounters(facts, site),
    ...judgeServices(facts, site),
    ...judgeSetUp(facts, site),
  ];
}
