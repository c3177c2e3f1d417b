import type { DeviceSettings, DisplayBridge } from '@giliran/shell/bridge';
import { expect, test } from 'vitest';
import { browserIdentity, shellIdentity, type IdentityPage } from './identity.ts';

function pageWith(hash: string, kept = new Map<string, string>()) {
  const done: string[] = [];
  const page: IdentityPage = {
    hash,
    replaceAddress: (address) => done.push(`address ${address}`),
    reload: () => done.push('reload'),
    storage: {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    },
  };
  return { page, done, kept };
}

test('in a browser the address names the display once, and the page remembers it', async () => {
  const { page, done, kept } = pageWith('#device=display-1&key=abc');
  expect(await browserIdentity(page).read()).toEqual({ server: '', deviceId: 'display-1', key: 'abc' });
  expect(done).toEqual(['address ']);
  expect(await browserIdentity(pageWith('', kept).page).read()).toMatchObject({ deviceId: 'display-1' });
});

test('a browser that knows nothing asks for display and key, keeps them and starts anew', async () => {
  const { page, done, kept } = pageWith('');
  const identity = browserIdentity(page);
  expect(await identity.read()).toEqual({ missing: { server: null, deviceId: '', key: '' } });
  await identity.keep({ server: null, deviceId: 'display-2', key: 'x&y=z' });
  expect(done).toContain('reload');
  expect(await browserIdentity(pageWith('', kept).page).read()).toEqual({
    server: '',
    deviceId: 'display-2',
    key: 'x&y=z',
  });
});

function bridgeWith(settings: DeviceSettings, refuse: string | null = null) {
  const saved: DeviceSettings[] = [];
  const bridge: DisplayBridge = {
    app: 'display',
    version: '0.1.0',
    servers: { find: () => () => {}, look: async (url) => ({ kind: 'silent', url }) },
    settings: async () => settings,
    saveSettings: async (next) => {
      saved.push(next);
      return refuse === null ? { ok: true, value: next } : { ok: false, error: { message: refuse } };
    },
  };
  return { bridge, saved };
}
const known: DeviceSettings = { serverUrl: 'http://10.0.0.5:8080', deviceId: 'display-1', deviceKey: 'abc' };

test('in Electron the settings say who it is', async () => {
  const { bridge } = bridgeWith(known);
  expect(await shellIdentity(bridge, () => {}).read()).toEqual({
    server: 'http://10.0.0.5:8080',
    deviceId: 'display-1',
    key: 'abc',
  });
});

test('in Electron new settings are saved; the page is loaded anew, but not twice when the server changes', async () => {
  const reloads: string[] = [];
  const same = bridgeWith({ ...known, deviceKey: null });
  await shellIdentity(same.bridge, () => reloads.push('same')).keep({
    server: known.serverUrl,
    deviceId: 'display-3',
    key: 'new',
  });
  expect(same.saved).toEqual([{ serverUrl: known.serverUrl, deviceId: 'display-3', deviceKey: 'new' }]);
  const moved = bridgeWith(known);
  await shellIdentity(moved.bridge, () => reloads.push('moved')).keep({
    server: 'http://10.0.0.6:8080',
    deviceId: 'display-1',
    key: 'abc',
  });
  expect(reloads).toEqual(['same']);
});

test('in Electron a refusal comes back to the technician', async () => {
  const { bridge } = bridgeWith(known, 'use an address such as http://192.168.1.10:8080');
  const answer = await shellIdentity(bridge, () => {}).keep({
    server: 'x',
    deviceId: 'display-1',
    key: 'abc',
  });
  expect(answer).toEqual({ refused: 'use an address such as http://192.168.1.10:8080' });
});
