/** Every kiosk and its printer, judged. */
import type { QueueState } from '@giliran/engine';
import type { Finding, Kiosk, KioskId, PrinterState, Site } from '@giliran/protocol';
import { age, finding, type Words } from './finding.ts';
import { absence, connectAdvice, unknown, type HallFacts } from './live-hall.ts';

export function judgeKiosks(facts: HallFacts, site: Site): Finding[] {
  if (site.kiosks.length > 0) return site.kiosks.flatMap((kiosk) => judgeKiosk(facts, kiosk));
  return [
    finding('kiosks', 'kiosks', 'warning', {
      title: { id: 'Belum ada mesin antrean', en: 'There is no kiosk' },
      action: { id: 'Tambahkan mesin antrean di pengaturan.', en: 'Add one in the set-up.' },
      page: 'kiosks',
    }),
  ];
}

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
