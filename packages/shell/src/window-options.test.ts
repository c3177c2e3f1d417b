import { describe, expect, it } from 'vitest';
import { ShellApp } from './bridge.ts';
import { chromiumSwitches, compactBounds, windowOptions } from './window-options.ts';

const situation = { preload: '/program/electron/preload.cjs', packaged: true, windowed: false };

describe.each(ShellApp.options)('the window of %s', (program) => {
  it('gives its page nothing of Node and keeps the web’s own guards', () => {
    expect(windowOptions({ ...situation, program }).webPreferences).toMatchObject({
      preload: '/program/electron/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools: false,
    });
  });
  it('has developer tools only for developers', () => {
    expect(windowOptions({ ...situation, program, packaged: false }).webPreferences?.devTools).toBe(true);
  });
});

describe('an unattended screen', () => {
  it.each(['kiosk', 'display'] as const)('%s fills the screen without a frame', (program) => {
    expect(windowOptions({ ...situation, program })).toMatchObject({
      kiosk: true,
      fullscreen: true,
      frame: false,
      closable: false,
    });
  });
  it('becomes a window for a developer, never in a packaged build', () => {
    const wish = { ...situation, program: 'kiosk', windowed: true } as const;
    expect(windowOptions(wish).kiosk).toBe(true);
    expect(windowOptions({ ...wish, packaged: false }).kiosk).toBeUndefined();
  });
  it('speaks without a click only where nobody clicks', () => {
    const autoplay = ['autoplay-policy', 'no-user-gesture-required'];
    expect(chromiumSwitches('display')).toContainEqual(autoplay);
    expect(chromiumSwitches('kiosk')).not.toContainEqual(autoplay);
    expect(chromiumSwitches('kiosk')).toContainEqual(['disable-pinch', '']);
  });
});

it('the counter’s bar lies at the top right and never beyond a small screen', () => {
  expect(compactBounds({ x: 0, y: 24, width: 1920, height: 1056 })).toEqual({
    x: 1060,
    y: 24,
    width: 860,
    height: 128,
  });
  expect(compactBounds({ x: 1920, y: 0, width: 640, height: 480 })).toEqual({
    x: 1920,
    y: 0,
    width: 640,
    height: 128,
  });
});
