/** The machine under the server: disk, folder, clock, zone, port. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unreachable, type Finding, type StorageState } from '@giliran/protocol';
import { finding, gigabytes } from './finding.ts';

const run = promisify(execFile);

const fewBytes = 5 * 2 ** 30;
const tooFewBytes = 2 ** 30;
/** Milliseconds that a commit waits for the disk: people notice a tenth of a second. */
const slowFlushMs = 50;
const tooSlowFlushMs = 250;
const flushes = 5;

/** What the running server makes of its disk; nothing to say while all is well. */
export function judgeStorage(storage: StorageState | null): Finding[] {
  switch (storage) {
    case null:
    case 'ok':
      return [];
    case 'slow':
      return [
        finding('machine', 'disk/storage', 'warning', {
          title: {
            id: 'Disk lambat: penyimpanan makan setengah detik atau lebih',
            en: 'The disk is slow: storing took half a second or more',
          },
          meaning: {
            id: 'Nomor dan panggilan menunggu disk, lalu terlambat keluar.',
            en: 'Numbers and calls wait for the disk and come late.',
          },
          action: {
            id: 'Lihat program lain yang memakai disk ini; bila terus lambat, ganti dengan SSD.',
            en: 'See what else uses this disk; if it stays slow, replace it by an SSD.',
          },
        }),
      ];
    case 'failing':
      return [
        finding('machine', 'disk/storage', 'fail', {
          title: { id: 'Server tidak dapat menyimpan', en: 'The server cannot store anything' },
          meaning: {
            id: 'Tidak ada nomor atau panggilan yang keluar sampai disk dapat ditulisi.',
            en: 'No number is issued and nobody is called until the disk takes writes.',
          },
          action: {
            id: 'Kosongkan ruang di disk, buka kunci tulisnya, atau ganti disknya. Antrean lanjut sendiri.',
            en: 'Make room on the disk, release its write lock, or replace it. The queue goes on by itself.',
          },
        }),
      ];
    default:
      return unreachable(storage);
  }
}

export async function lookAtDisk(dataFolder: string): Promise<Finding[]> {
  const found: Finding[] = [];
  try {
    const { bavail, bsize } = await statfs(dataFolder);
    const free = bavail * bsize;
    const status = free < tooFewBytes ? 'fail' : free < fewBytes ? 'warning' : 'ok';
    found.push(
      finding('machine', 'disk/room', status, {
        title: { id: `Ruang disk tersisa ${gigabytes(free)}`, en: `${gigabytes(free)} of the disk are free` },
        ...(status !== 'ok' && {
          meaning: {
            id: 'Bila disk penuh, server tidak dapat mengeluarkan nomor.',
            en: 'When the disk is full, the server cannot issue numbers.',
          },
          action: {
            id: 'Hapus berkas yang tidak perlu di disk ini, atau pindahkan cadangan ke disk lain.',
            en: 'Delete what is not needed on this disk, or move the backups to another one.',
          },
          page: 'backups',
        }),
      }),
    );
  } catch (error) {
    found.push(unreadable(dataFolder, error));
    return found;
  }
  found.push(await lookAtFlushes(dataFolder));
  const { mode, uid } = await stat(dataFolder);
  const own = process.getuid?.();
  if (own !== undefined && own !== 0 && uid !== own)
    found.push(
      finding('machine', 'disk/owner', 'warning', {
        title: { id: 'Folder data milik pengguna lain', en: 'The data folder belongs to another user' },
        action: {
          id: `Jalankan: chown -R $(whoami) ${dataFolder}`,
          en: `Run: chown -R $(whoami) ${dataFolder}`,
        },
      }),
    );
  if (process.platform !== 'win32' && (mode & 0o002) !== 0)
    found.push(
      finding('machine', 'disk/mode', 'fail', {
        title: { id: 'Siapa pun boleh menulis di folder data', en: 'Anybody may write into the data folder' },
        meaning: {
          id: 'Setiap program di mesin ini dapat mengubah antrean.',
          en: 'Every program on this machine can change the queue.',
        },
        action: { id: `Jalankan: chmod o-rwx ${dataFolder}`, en: `Run: chmod o-rwx ${dataFolder}` },
      }),
    );
  return found;
}

const unreadable = (folder: string, error: unknown): Finding =>
  finding('machine', 'disk/room', 'fail', {
    title: {
      id: `Folder data ${folder} tidak dapat dipakai`,
      en: `The data folder ${folder} cannot be used`,
    },
    meaning: { id: String(error), en: String(error) },
    action: {
      id: 'Periksa disknya terpasang, dan GILIRAN_DATA menunjuk ke folder yang benar.',
      en: 'See that its disk is there, and that GILIRAN_DATA names the right folder.',
    },
  });

/** How long the disk takes until a written page is safe: the median of a few. */
async function lookAtFlushes(dataFolder: string): Promise<Finding> {
  const file = join(dataFolder, `.doctor-${randomUUID()}.part`);
  try {
    const handle = await open(file, 'wx');
    const times: number[] = [];
    try {
      for (let n = 0; n < flushes; n += 1) {
        await handle.write(Buffer.alloc(4096, n));
        const began = performance.now();
        await handle.sync();
        times.push(performance.now() - began);
      }
    } finally {
      await handle.close();
    }
    const ms = times.toSorted((a, b) => a - b)[Math.floor(flushes / 2)] ?? 0;
    const status = ms > tooSlowFlushMs ? 'fail' : ms > slowFlushMs ? 'warning' : 'ok';
    const told = ms < 10 ? ms.toFixed(1) : String(Math.round(ms));
    return finding('machine', 'disk/flush', status, {
      title: {
        id: `Disk menyimpan dalam ${told} milidetik`,
        en: `The disk stores within ${told} milliseconds`,
      },
      ...(status !== 'ok' && {
        meaning: {
          id: 'Setiap nomor dan panggilan menunggu disk sebelum dijawab.',
          en: 'Every number and call waits for the disk before it is answered.',
        },
        action: {
          id: 'Pakai SSD, dan pastikan disk tidak sedang sibuk atau rusak.',
          en: 'Use an SSD, and see that the disk is neither busy nor failing.',
        },
      }),
    });
  } catch (error) {
    return finding('machine', 'disk/flush', 'fail', {
      title: { id: 'Folder data tidak dapat ditulisi', en: 'The data folder cannot be written' },
      meaning: { id: String(error), en: String(error) },
      action: {
        id: 'Kosongkan ruang, atau perbaiki izin folder data.',
        en: 'Make room, or mend the permissions of the data folder.',
      },
    });
  } finally {
    await rm(file, { force: true }).catch(() => {});
  }
}

export interface ClockFacts {
  readonly now: number;
  /** The newest event of the log. */
  readonly lastEventAt: number | null;
  readonly timeZone: string | null;
  /** How far the clock was moved while the server ran, in milliseconds; null where nobody watched. */
  readonly jumpMs: number | null;
  /** Whether the system says that its clock is kept by a time server; null where it cannot tell. */
  readonly kept: boolean | null;
}

const firstYear = 2026;
const lastYear = 2100;
/** An event a little ahead is the clock being set back by a time server. */
const aheadMs = 120_000;
const jumpWorthMs = 5_000;

export function judgeClock(facts: ClockFacts): Finding[] {
  const { now, lastEventAt, timeZone, jumpMs, kept } = facts;
  const found: Finding[] = [];
  const year = new Date(now).getUTCFullYear();
  const setClock = {
    id: 'Setel jam mesin server, atau hubungkan ke server waktu (NTP).',
    en: 'Set the clock of the server, or let a time server (NTP) keep it.',
  };
  if (year < firstYear || year > lastYear)
    found.push(
      finding('machine', 'clock/year', 'fail', {
        title: { id: `Jam server menunjukkan tahun ${year}`, en: `The clock of the server says ${year}` },
        meaning: {
          id: 'Jam buka, libur dan hari layanan dihitung dari jam ini.',
          en: 'Opening hours, holidays and the service day are counted from it.',
        },
        action: setClock,
      }),
    );
  else if (lastEventAt !== null && lastEventAt > now + aheadMs)
    found.push(
      finding('machine', 'clock/behind', 'fail', {
        title: {
          id: 'Jam server mundur: ada kejadian dari waktu yang belum tiba',
          en: 'The clock went back: the log knows a later time than now',
        },
        meaning: {
          id: 'Waktu tunggu dan hari layanan akan keliru.',
          en: 'Waiting times and the service day will be wrong.',
        },
        action: setClock,
      }),
    );
  else {
    const wall = Temporal.Instant.fromEpochMilliseconds(now)
      .toZonedDateTimeISO(timeZone ?? 'UTC')
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
      .replace('T', ' ');
    found.push(
      finding('machine', 'clock/time', 'ok', {
        title: {
          id: `Jam server: ${wall} ${timeZone ?? 'UTC'}`,
          en: `The clock of the server: ${wall} ${timeZone ?? 'UTC'}`,
        },
      }),
    );
  }
  if (jumpMs !== null && Math.abs(jumpMs) > jumpWorthMs)
    found.push(
      finding('machine', 'clock/jump', 'warning', {
        title: {
          id: `Jam server berubah ${Math.round(jumpMs / 1000)} detik saat berjalan`,
          en: `The clock moved by ${Math.round(jumpMs / 1000)} seconds while the server ran`,
        },
        meaning: {
          id: 'Waktu tunggu yang dihitung saat itu dapat keliru.',
          en: 'Waiting times that were counted then may be wrong.',
        },
        action: setClock,
      }),
    );
  found.push(
    finding('machine', 'clock/kept', kept === null ? 'unknown' : kept ? 'ok' : 'warning', {
      title:
        kept === null
          ? {
              id: 'Sistem tidak memberi tahu siapa yang menjaga jam',
              en: 'The system does not say who keeps its clock',
            }
          : kept
            ? { id: 'Jam dijaga server waktu', en: 'A time server keeps the clock' }
            : { id: 'Jam tidak dijaga server waktu', en: 'No time server keeps the clock' },
      ...(kept === false && {
        meaning: {
          id: 'Tanpa internet jam bergeser beberapa detik per hari.',
          en: 'Left alone, a clock drifts by some seconds a day.',
        },
        action: {
          id: 'Bila ada router atau server waktu di jaringan: timedatectl set-ntp true. Bila tidak, cocokkan jam setiap bulan.',
          en: 'If a router or server on the network gives the time: timedatectl set-ntp true. If not, set the clock every month.',
        },
      }),
    }),
  );
  if (timeZone !== null && !isZone(timeZone))
    found.push(
      finding('machine', 'clock/zone', 'fail', {
        title: {
          id: `Zona waktu ${timeZone} tidak dikenal mesin ini`,
          en: `This machine does not know the zone ${timeZone}`,
        },
        action: {
          id: 'Pasang Giliran dengan Node.js bawaannya (npm ci).',
          en: 'Install Giliran with the Node.js that it brings (npm ci).',
        },
      }),
    );
  return found;
}

function isZone(timeZone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** What `timedatectl` says, where there is one. */
export async function clockIsKept(): Promise<boolean | null> {
  try {
    const { stdout } = await run('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'], {
      timeout: 3_000,
    });
    const said = stdout.trim();
    return said === 'yes' ? true : said === 'no' ? false : null;
  } catch {
    return null;
  }
}
