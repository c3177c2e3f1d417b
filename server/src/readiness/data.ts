/** The data and their backups, judged. */
import type { BackupStatus, BackupTargetStatus, Finding } from '@giliran/protocol';
import { age, finding, gigabytes, megabytes, type Words } from './finding.ts';
import type { Inspection } from './inspect.ts';

const restoreIt = {
  id: 'Hentikan server, simpan salinan folder data, lalu pulihkan cadangan terakhir.',
  en: 'Stop the server, keep a copy of the data folder, then restore the last backup.',
};
const largeWal = 512 * 2 ** 20;

/** `inspection`: what was found, or why the file could not be looked at. */
export function judgeData(inspection: Inspection | { readonly unreadable: string }): Finding[] {
  if ('unreadable' in inspection)
    return [
      finding('data', 'database', 'fail', {
        title: { id: 'Basis data tidak dapat dibuka', en: 'The database cannot be opened' },
        meaning: { id: inspection.unreadable, en: inspection.unreadable },
        action: restoreIt,
        page: 'backups',
      }),
    ];
  const { damage, brokenChain, bytes, walBytes, schema, knownSchema } = inspection;
  const size = gigabytes(bytes);
  if (damage !== null)
    return [
      finding('data', 'database', 'fail', {
        title: { id: 'Basis data rusak', en: 'The database is damaged' },
        meaning: { id: damage, en: damage },
        action: restoreIt,
        page: 'backups',
      }),
    ];
  const found = [
    finding('data', 'database', 'ok', {
      title: { id: `Basis data utuh (${size})`, en: `The database is sound (${size})` },
    }),
  ];
  if (schema !== knownSchema)
    found.push(
      finding('data', 'version', 'warning', {
        title: {
          id: 'Data dari versi lain akan diperbarui saat server dinyalakan',
          en: 'The data are of another version and are brought up to date at the next start',
        },
        meaning: {
          id: 'Salinan dibuat lebih dulu. Bila gagal, data lama tetap dapat dipakai.',
          en: 'A copy is made first. Should it fail, the older version goes on with them.',
        },
      }),
    );
  else
    found.push(
      brokenChain === null
        ? finding('data', 'log', 'ok', {
            title: {
              id: 'Catatan kejadian terbaru utuh',
              en: 'The newest part of the log is as it was written',
            },
          })
        : finding('data', 'log', 'fail', {
            title: { id: 'Catatan kejadian pernah diubah', en: 'The log was tampered with or damaged' },
            meaning: { id: brokenChain, en: brokenChain },
            action: {
              id: 'Jalankan "npm run giliran -- verify", simpan salinan folder data, dan pulihkan cadangan yang utuh.',
              en: 'Run "npm run giliran -- verify", keep a copy of the data folder, and restore a sound backup.',
            },
            page: 'backups',
          }),
    );
  if (walBytes > largeWal)
    found.push(
      finding('data', 'wal', 'warning', {
        title: {
          id: `Catatan tulis basis data besar (${gigabytes(walBytes)})`,
          en: `The database's write-ahead log is large (${gigabytes(walBytes)})`,
        },
        meaning: {
          id: 'Ada program lain yang lama membaca basis data.',
          en: 'Another program has been reading the database for long.',
        },
        action: {
          id: 'Tutup program yang membuka giliran.db, lalu nyalakan ulang server.',
          en: 'Close whatever has giliran.db open, then start the server anew.',
        },
      }),
    );
  return found;
}

const targetWords: Record<BackupTargetStatus['state'], { id: string; en: string }> = {
  ready: { id: 'siap', en: 'ready' },
  missing: { id: 'tidak ditemukan', en: 'is not there' },
  notMounted: { id: 'bukan disk yang semestinya', en: 'is not the disk it should be' },
  readOnly: { id: 'tidak boleh ditulisi', en: 'cannot be written' },
  full: { id: 'penuh', en: 'is full' },
  failing: { id: 'bermasalah', en: 'is failing' },
};
const targetAdvice: Record<Exclude<BackupTargetStatus['state'], 'ready'>, { id: string; en: string }> = {
  missing: {
    id: 'Pasang disknya, atau pilih folder lain.',
    en: 'Attach its disk, or choose another folder.',
  },
  notMounted: {
    id: 'Pasang disk yang benar. Bila disknya memang diganti, pakai folder ini lagi dari halaman Cadangan.',
    en: 'Attach the right disk. If it was replaced, take the folder into use again on the page Backups.',
  },
  readOnly: {
    id: 'Beri izin menulis, atau lepas kunci tulis disk.',
    en: 'Give the permission to write, or release the disk’s lock.',
  },
  full: {
    id: 'Kosongkan ruang, atau simpan lebih sedikit cadangan.',
    en: 'Make room, or keep fewer backups.',
  },
  failing: {
    id: 'Periksa disknya; percobaan diulang sendiri.',
    en: 'Look at the disk; it is tried again by itself.',
  },
};

/** What a folder that cannot take backups means, when it is tried again, and what the disk itself said. */
function targetMeaning(target: BackupTargetStatus, now: number): Words {
  const { state, freeBytes, detail, retryAt } = target;
  const room =
    state === 'full' && freeBytes !== null
      ? { id: ` Tersisa ${megabytes(freeBytes)}.`, en: ` ${megabytes(freeBytes)} are free.` }
      : { id: '', en: '' };
  // Half a minute passes between two looks at the clock.
  const wait = age(Math.max(60_000, (retryAt ?? now) - now));
  const again =
    retryAt === null
      ? { id: '', en: '' }
      : { id: ` Dicoba lagi sendiri dalam ${wait.id}.`, en: ` It is tried again by itself in ${wait.en}.` };
  const said = detail === null || state === 'full' ? '' : ` (${detail})`;
  return {
    id: `Cadangan baru tidak sampai di sana.${room.id}${again.id}${said}`,
    en: `New backups do not get there.${room.en}${again.en}${said}`,
  };
}

export function judgeBackups(status: BackupStatus, now: number): Finding[] {
  const found: Finding[] = [];
  const { health, lastGoodAt, settings, targets } = status;
  if (health === 'off')
    found.push(
      finding('backups', 'schedule', 'warning', {
        title: { id: 'Cadangan tidak dibuat otomatis', en: 'No backups are made by the clock' },
        meaning: {
          id: 'Bila disk rusak, semua sejak cadangan terakhir hilang.',
          en: 'Should the disk fail, everything since the last one is lost.',
        },
        action: { id: 'Nyalakan jadwal cadangan.', en: 'Switch the schedule on.' },
        page: 'backups/settings',
      }),
    );
  if (lastGoodAt === null) {
    const waits = health === 'ok';
    found.push(
      finding('backups', 'last', waits ? 'warning' : 'fail', {
        title: { id: 'Belum ada cadangan', en: 'There is no backup yet' },
        action: { id: 'Buat cadangan sekarang.', en: 'Make one now.' },
        page: 'backups',
      }),
    );
  } else {
    const { id, en } = age(now - lastGoodAt);
    const late = health === 'failing';
    found.push(
      finding('backups', 'last', late ? 'fail' : 'ok', {
        title: { id: `Cadangan terakhir ${id} yang lalu`, en: `The last backup was made ${en} ago` },
        ...(late && {
          meaning: {
            id: status.last?.error ?? 'Cadangan yang dijadwalkan tidak dibuat.',
            en: status.last?.error ?? 'Backups that were due were not made.',
          },
          action: {
            id: 'Perbaiki folder cadangan di bawah ini, lalu buat cadangan.',
            en: 'Mend the folders below, then make a backup.',
          },
          page: 'backups',
        }),
      }),
    );
  }
  for (const target of targets) {
    if (target.state === 'ready') continue;
    const words = targetWords[target.state];
    found.push(
      finding('backups', `target/${target.id}`, health === 'failing' ? 'fail' : 'warning', {
        title: { id: `Folder ${target.path} ${words.id}`, en: `The folder ${target.path} ${words.en}` },
        meaning: targetMeaning(target, now),
        action: targetAdvice[target.state],
        page: 'backups',
      }),
    );
  }
  if (targets.every(({ sameDisk }) => sameDisk !== false))
    found.push(
      finding('backups', 'second-disk', 'warning', {
        title: {
          id: 'Semua cadangan ada di disk yang sama dengan data',
          en: 'All backups lie on the disk of the data',
        },
        meaning: { id: 'Bila disk itu rusak, keduanya hilang.', en: 'Should that disk fail, both are lost.' },
        action: {
          id: 'Tambahkan folder di disk kedua, flash disk atau berbagi jaringan.',
          en: 'Add a folder on a second disk, a USB stick or a network share.',
        },
        page: 'backups/settings',
      }),
    );
  if (settings.encrypted && status.passphrase === 'none')
    found.push(
      finding('backups', 'passphrase', 'fail', {
        title: { id: 'Frasa sandi cadangan belum diatur', en: 'The passphrase of the backups is missing' },
        meaning: { id: 'Cadangan tidak dibuat.', en: 'No backups are made.' },
        action: { id: 'Atur frasa sandi di halaman Cadangan.', en: 'Set it on the page Backups.' },
        page: 'backups/settings',
      }),
    );
  const damaged = status.files.filter((file) => file.damaged !== null);
  if (damaged.length > 0)
    found.push(
      finding('backups', 'damaged', 'warning', {
        title: {
          id: `${damaged.length} cadangan rusak`,
          en: damaged.length === 1 ? '1 backup is damaged' : `${damaged.length} backups are damaged`,
        },
        meaning: { id: damaged[0]?.damaged ?? '', en: damaged[0]?.damaged ?? '' },
        action: { id: 'Buat cadangan baru dan periksa disknya.', en: 'Make a new one and look at the disk.' },
        page: 'backups',
      }),
    );
  return found;
}
