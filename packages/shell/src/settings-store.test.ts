import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from './settings.ts';
import { openSettings, type SettingsStore } from './settings-store.ts';

describe('settings on disk', () => {
  let folder = '';
  let logged: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'giliran-settings-'));
    mkdirSync(join(folder, 'program'));
    logged = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const userData = (): string => join(folder, 'data');
  const open = (env: Record<string, string> = {}): SettingsStore =>
    openSettings({
      program: 'kiosk',
      userData: userData(),
      beside: join(folder, 'program'),
      env,
      now: () => 1234,
      log: {
        info: (event) => logged.push(event),
        error: (event, fields) => logged.push(`${event} ${JSON.stringify(fields)}`),
      },
    });
  const own = (text: string): void => {
    mkdirSync(userData(), { recursive: true });
    writeFileSync(join(userData(), 'settings.json'), text);
  };
  const device = { serverUrl: 'http://10.0.0.2:8080', deviceKey: 'secret-key', deviceId: 'kiosk-1' };

  it('are the defaults on a new machine', () => {
    expect(open().current()).toEqual(defaultSettings);
    expect(logged).toEqual([]);
  });

  it('are there again after a restart', () => {
    expect(open().save(device)).toEqual({ ok: true, value: device });
    expect(open().current()).toMatchObject(device);
    expect(readdirSync(userData())).toEqual(['settings.json']);
  });

  it.skipIf(process.platform === 'win32')('can be read by their owner only, because of the key', () => {
    open().save(device);
    expect(statSync(join(userData(), 'settings.json')).mode & 0o777).toBe(0o600);
  });

  it('keep the hotkeys when the device’s part is saved', () => {
    own('{"hotkeys":{"next":"F9"}}');
    open().save(device);
    expect(open().current().hotkeys.next).toBe('F9');
  });

  it('are read with the byte order mark that Windows editors write', () => {
    own(`\uFEFF${JSON.stringify(device)}`);
    expect(open().current()).toMatchObject(device);
  });

  it.each([
    ['cut off by a power failure', '{"serverUrl":"http://10.0.0.2:80'],
    ['empty', ''],
    ['not an object', '[1,2]'],
    ['with an impossible address', '{"serverUrl":"nowhere","deviceKey":"secret-key"}'],
  ])('that are %s are kept aside and reported, and the defaults are used', (_what, text) => {
    own(text);
    expect(open().current()).toEqual(defaultSettings);
    expect(readdirSync(userData())).toEqual(['settings.broken-1234.json']);
    expect(readFileSync(join(userData(), 'settings.broken-1234.json'), 'utf8')).toBe(text);
    expect(logged.join()).toContain('settings.broken');
    expect(logged.join()).not.toContain('secret-key');
  });

  it('are overridden by the administrator’s file, and that by the environment', () => {
    own(JSON.stringify(device));
    writeFileSync(
      join(folder, 'program', 'giliran-kiosk.json'),
      '{"serverUrl":"http://10.0.0.3","deviceId":"kiosk-2"}',
    );
    writeFileSync(join(folder, 'program', 'giliran-display.json'), '{"deviceId":"not-mine"}');
    expect(open({ GILIRAN_DEVICE_ID: 'kiosk-3' }).current()).toMatchObject({
      serverUrl: 'http://10.0.0.3',
      deviceId: 'kiosk-3',
      deviceKey: 'secret-key',
    });
  });

  it('that are saved do not outvote the administrator', () => {
    writeFileSync(join(folder, 'program', 'giliran-kiosk.json'), '{"serverUrl":"http://10.0.0.3"}');
    expect(open().save(device)).toEqual({ ok: true, value: { ...device, serverUrl: 'http://10.0.0.3' } });
  });

  it('of the administrator that are broken are reported and left where they are', () => {
    writeFileSync(join(folder, 'program', 'giliran-kiosk.json'), '{');
    expect(open().current()).toEqual(defaultSettings);
    expect(logged.join()).toContain('settings.machineFileIgnored');
    expect(readdirSync(join(folder, 'program'))).toEqual(['giliran-kiosk.json']);
  });

  it('that cannot be written say so and change nothing', () => {
    const store = open();
    rmSync(userData(), { recursive: true });
    writeFileSync(userData(), 'a file where the folder should be');
    const saved = store.save(device);
    expect(saved.ok).toBe(false);
    expect(store.current()).toEqual(defaultSettings);
  });
});
