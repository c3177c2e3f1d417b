import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLogFile } from './log-file.ts';

describe('the diary', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'giliran-log-'));
  });
  afterEach(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });

  it('has one JSON line per event, with its time', () => {
    const log = openLogFile({ folder: join(folder, 'logs'), now: () => 0 });
    log.info('window.loaded');
    log.error('printer.failed', { reason: 'paper\nout' });
    const lines = readFileSync(join(folder, 'logs', 'shell.log'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      { at: '1970-01-01T00:00:00.000Z', level: 'info', event: 'window.loaded' },
      { at: '1970-01-01T00:00:00.000Z', level: 'error', event: 'printer.failed', reason: 'paper\nout' },
    ]);
  });

  it('keeps a few old files and never more', () => {
    const log = openLogFile({ folder, now: () => 0, maxBytes: 500, keep: 3 });
    for (let n = 0; n < 100; n += 1) log.info('line', { n });
    expect(readdirSync(folder).toSorted()).toEqual([
      'shell.1.log',
      'shell.2.log',
      'shell.3.log',
      'shell.log',
    ]);
    for (const name of readdirSync(folder))
      expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(500);
    expect(readFileSync(join(folder, 'shell.log'), 'utf8')).toContain('"n":99');
    expect(readFileSync(join(folder, 'shell.1.log'), 'utf8')).not.toContain('"n":99');
  });

  it('goes on where the last run ended', () => {
    openLogFile({ folder, now: () => 0, maxBytes: 200 }).info('first', { text: 'x'.repeat(150) });
    openLogFile({ folder, now: () => 0, maxBytes: 200 }).info('second');
    expect(readFileSync(join(folder, 'shell.log'), 'utf8')).toContain('second');
    expect(readFileSync(join(folder, 'shell.1.log'), 'utf8')).toContain('first');
  });

  it('does not stop the program when it cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    const log = openLogFile({ folder: join(folder, 'file', 'logs'), now: () => 0 });
    expect(() => log.error('anything')).not.toThrow();
  });
});
