import { describe, expect, it } from 'vitest';
import { mayNavigate, mayUse } from './navigation.ts';
import { isRendererUrl } from './origin.ts';

describe('the renderer’s address', () => {
  it.each(['app://giliran/', 'app://giliran/index.html', 'app://giliran/a/b.js?x#y', 'app://giliran'])(
    'is %s',
    (url) => expect(isRendererUrl(url)).toBe(true),
  );
  it.each([
    'app://giliran.evil/index.html',
    'app://evil/giliran/index.html',
    'app://user@giliran/index.html',
    'app://giliran:80/index.html',
    'http://giliran/index.html',
    'https://app//giliran/',
    'file:///index.html',
    'data:text/html,app://giliran/',
    'about:blank',
    'javascript:0',
    '',
    'index.html',
  ])('is not %j', (url) => expect(isRendererUrl(url)).toBe(false));
});

describe('navigation', () => {
  it('stays on the one document', () => {
    expect(mayNavigate('app://giliran/index.html')).toBe(true);
    expect(mayNavigate('app://giliran/index.html#tickets')).toBe(true);
    expect(mayNavigate('app://giliran/')).toBe(true);
  });
  it.each([
    'http://192.168.1.10:8080/',
    'app://giliran/assets/other.html',
    'app://other/index.html',
    'file:///etc/passwd',
    'https://example.com/index.html',
  ])('never goes to %s', (url) => expect(mayNavigate(url)).toBe(false));
});

describe('permissions', () => {
  it('lets the renderer reach its server in the local network', () => {
    expect(mayUse('kiosk', 'local-network-access', 'app://giliran/')).toBe(true);
    expect(mayUse('kiosk', 'local-network', 'app://giliran')).toBe(true);
    expect(mayUse('kiosk', 'loopback-network', 'app://giliran/index.html')).toBe(true);
  });
  it('lets nobody else', () => {
    expect(mayUse('kiosk', 'local-network-access', 'https://example.com/')).toBe(false);
    expect(mayUse('kiosk', 'local-network', '')).toBe(false);
  });
  it('lets the counter alone tell its person on the desktop', () => {
    expect(mayUse('counter', 'notifications', 'app://giliran/')).toBe(true);
    expect(mayUse('counter', 'notifications', 'https://example.com/')).toBe(false);
  });
  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'usb',
    'hid',
    'serial',
    'fullscreen',
    'openExternal',
    'unknown',
  ])('refuses %s even to the renderer', (permission) =>
    expect(mayUse('kiosk', permission, 'app://giliran/')).toBe(false),
  );
});
