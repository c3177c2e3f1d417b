import { BackupSettings } from '@giliran/protocol';
import { backupsPageWording } from '@giliran/ui/wording/backups-page';
import { describe, expect, it } from 'vitest';
import { faultsOf, refusedFields, type WrittenSettings } from './settings-faults.ts';

const words = backupsPageWording.en.form.errors;
const sound = BackupSettings.parse({
  ...{ scheduled: true, everyMinutes: 60, afterCloseMinutes: 15, encrypted: false },
  targets: [{ id: 'data', path: '/var/lib/giliran/backups' }],
  keep: { hourly: 24, daily: 14, weekly: 8, monthly: 24 },
});
const written = (change: Partial<BackupSettings>, passphrase = '', again = ''): WrittenSettings => ({
  settings: { ...sound, ...change },
  passphrase,
  again,
});
const folders = (...paths: string[]): BackupSettings['targets'] =>
  BackupSettings.shape.targets
    .parse([{ id: 'first', path: '/first' }])
    .flatMap((one) => paths.map((path) => ({ ...one, path })));
const at = (what: WrittenSettings, kept: 'none' | 'console' | 'file' = 'none') =>
  Object.fromEntries(faultsOf(what, kept, words));

describe('the settings of backups', () => {
  it('have no faults when the protocol takes them', () => {
    expect(at(written({}))).toEqual({});
  });
  it('name the field of a number out of range, and of none at all', () => {
    expect(at(written({ everyMinutes: 5, keep: { ...sound.keep, weekly: Number.NaN } }))).toEqual({
      everyMinutes: words.range(15, 1440),
      weekly: words.range(0, 520),
    });
  });
  it('want every folder whole and once, also on Windows', () => {
    expect(
      at(written({ targets: folders('/a', 'backups', '', '/a ', 'D:\\giliran', '\\\\nas\\giliran') })),
    ).toEqual({
      'targets.1': words.absolute,
      'targets.2': words.path,
      'targets.3': words.twice,
    });
  });
  it('want a passphrase twice, of some length, unless there is one', () => {
    expect(at(written({ encrypted: true }))).toEqual({ passphrase: words.needed });
    expect(at(written({ encrypted: true }), 'console')).toEqual({});
    expect(at(written({ encrypted: true }, 'pendek', 'pendek'))).toEqual({ passphrase: words.short });
    expect(at(written({ encrypted: true }, 'kopi teh susu', 'kopi teh'), 'console')).toEqual({
      again: words.different,
    });
    expect(at(written({ encrypted: true }, 'kopi teh susu', 'kopi teh susu'))).toEqual({});
  });
  it('take the server’s refusal to the field that it names', () => {
    const failure = {
      code: 'backupTargetUnusable' as const,
      issues: [{ path: 'settings.targets.2.path', message: 'ENOTDIR' }],
    };
    expect([...refusedFields(failure, words)]).toEqual([['targets.2', words.unusable]]);
    expect([...refusedFields({ code: 'unreachable' }, words)]).toEqual([]);
  });
});
