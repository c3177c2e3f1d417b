import { ServerPin } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { defaultHotkeys, DeviceSettings } from './bridge.ts';
import {
  combineSettings,
  defaultSettings,
  SettingsFile,
  readEntry,
  settingsFromEnvironment,
} from './settings.ts';

describe('the server’s address', () => {
  it.each([
    ['http://192.168.1.10:8080', 'http://192.168.1.10:8080'],
    ['http://192.168.1.10:8080/', 'http://192.168.1.10:8080'],
    ['HTTPS://MPP.Surabaya.local', 'https://mpp.surabaya.local'],
    ['http://[fe80::1]:8080', 'http://[fe80::1]:8080'],
  ])('%s is taken as %s', (text, origin) => {
    expect(DeviceSettings.shape.serverUrl.parse(text)).toBe(origin);
  });
  it.each([
    'ftp://server',
    'file:///etc',
    'javascript:alert(1)',
    'http://user:word@server',
    'http://server/path',
    'http://server?x=1',
    'http://server#x',
    'http://server; script-src *',
    'server:8080',
    '',
    'http://',
  ])('%j is refused', (text) => {
    expect(DeviceSettings.shape.serverUrl.safeParse(text).success).toBe(false);
  });
});

describe('the settings in force', () => {
  it('are the defaults when nobody says anything', () => {
    expect(combineSettings({}, {}, {})).toEqual(defaultSettings);
  });
  it('are of each field what the last layer says', () => {
    const own: SettingsFile = { serverUrl: 'http://a', deviceKey: 'own', deviceId: 'kiosk-1' };
    expect(combineSettings(own, { serverUrl: 'http://b' }, { deviceKey: 'env' })).toMatchObject({
      serverUrl: 'http://b',
      deviceKey: 'env',
      deviceId: 'kiosk-1',
    });
  });
  it('can be without a key where a later layer says so', () => {
    expect(combineSettings({ deviceKey: 'own' }, { deviceKey: null }).deviceKey).toBeNull();
  });
  it('keep one hotkey’s default when only the other is set', () => {
    expect(SettingsFile.parse({ hotkeys: { next: 'F9' } }).hotkeys).toEqual({
      ...defaultHotkeys,
      next: 'F9',
    });
    expect(SettingsFile.parse({ hotkeys: { next: null } }).hotkeys?.next).toBeNull();
  });
  it('survive a field of a newer version', () => {
    expect(SettingsFile.parse({ deviceKey: 'k', brightness: 3 })).toEqual({ deviceKey: 'k' });
  });
});

describe('the environment', () => {
  it('sets what fits and names what does not', () => {
    expect(
      settingsFromEnvironment({
        GILIRAN_SERVER: 'http://10.0.0.2:8080/',
        GILIRAN_DEVICE_KEY: 'key',
        GILIRAN_DEVICE_ID: 'Kiosk Satu',
        HOME: '/root',
      }),
    ).toEqual({
      settings: { serverUrl: 'http://10.0.0.2:8080', deviceKey: 'key' },
      refused: ['GILIRAN_DEVICE_ID'],
    });
  });
  it('says nothing with an empty variable', () => {
    expect(settingsFromEnvironment({ GILIRAN_SERVER: '' })).toEqual({ settings: {}, refused: [] });
  });
});

describe('what a technician typed', () => {
  const pin = ServerPin.parse('ab'.repeat(32));
  const typed = {
    ...{ serverUrl: 'http://10.0.0.2:8080/', deviceKey: 'k', deviceId: 'kiosk-1' },
    trust: { pin: null, unencrypted: true },
  };
  it('is taken when it is right', () => {
    expect(readEntry(typed, defaultSettings)).toEqual({
      ok: true,
      value: { serverUrl: 'http://10.0.0.2:8080', deviceKey: 'k', deviceId: 'kiosk-1', serverPin: null },
    });
  });
  it('is not taken when keys would travel readable and nobody has said yes to that', () => {
    for (const trust of [undefined, { pin: null, unencrypted: false }]) {
      const { serverUrl, deviceKey, deviceId } = typed;
      const answer = readEntry(
        { serverUrl, deviceKey, deviceId, ...(trust ? { trust } : {}) },
        defaultSettings,
      );
      expect(answer).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('not encrypted') },
      });
    }
    const here = { serverUrl: 'http://127.0.0.1:9000', deviceKey: null, deviceId: null };
    expect(readEntry(here, defaultSettings).ok).toBe(true);
  });
  it('keeps the confirmed key with the same address, and forgets it with another', () => {
    const before = { ...defaultSettings, serverUrl: 'https://10.0.0.2:8443', serverPin: pin };
    const same = { serverUrl: 'https://10.0.0.2:8443', deviceKey: 'k', deviceId: 'kiosk-1' };
    expect(readEntry(same, before)).toMatchObject({ ok: true, value: { serverPin: pin } });
    expect(readEntry({ ...same, serverUrl: 'https://10.0.0.3:8443' }, before)).toMatchObject({
      ok: true,
      value: { serverPin: null },
    });
    expect(readEntry({ ...same, trust: { pin: null, unencrypted: false } }, before)).toMatchObject({
      ok: true,
      value: { serverPin: null },
    });
  });
  it.each([
    [{ serverUrl: 'server', deviceKey: null, deviceId: null }, 'serverUrl: use an address'],
    [{ serverUrl: 'http://10.0.0.2', deviceKey: '', deviceId: null }, 'deviceKey: '],
    [{ serverUrl: 'http://10.0.0.2', deviceKey: null, deviceId: 'Kiosk Satu' }, 'deviceId: use lower-case'],
  ])('is answered with what to mend: %j', (entry, message) => {
    const answer = readEntry(entry, defaultSettings);
    expect(answer.ok ? '' : answer.error.message).toContain(message);
  });
});
