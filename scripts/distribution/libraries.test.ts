import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isShipped } from './libraries.ts';
import { readTarget, type Target } from './target.ts';

const linux: Target = { platform: 'linux', arch: 'x64' };
const shipped = (library: string, path: string, target = linux): boolean =>
  isShipped(library, path.replaceAll('/', sep), target);

describe('of a library', () => {
  it('its code, its description and its licence are shipped', () => {
    for (const path of [
      'package.json',
      'index.js',
      'lib/doc/x.mjs',
      'LICENSE',
      'LICENSE.md',
      'types/standard.js',
    ])
      expect(shipped('anything', path), path).toBe(true);
  });
  it('what only its makers need is not', () => {
    for (const path of ['README.md', 'index.d.ts', 'dist/a.js.map', 'test/a.js', '.github/x.yml', 'src/a.ts'])
      expect(shipped('anything', path), path).toBe(false);
  });
  it.each([
    ['better-sqlite3', 'prebuilds/linux-x64.node', true],
    ['better-sqlite3', 'prebuilds/linuxmusl-x64.node', false],
    ['better-sqlite3', 'prebuilds/win32-x64.node', false],
    ['better-sqlite3', 'build/Release/better_sqlite3.node', false],
    ['better-sqlite3', 'deps/sqlite3/sqlite3.c', false],
    ['usb', 'prebuilds/linux-x64/node.napi.glibc.node', true],
    ['usb', 'prebuilds/android-arm64/node.napi.node', false],
  ])('%s: of the binaries the one for the machine (%s)', (library, path, yes) => {
    expect(shipped(library, path)).toBe(yes);
  });
  it('one binary may be for two kinds of processor', () => {
    const path = 'prebuilds/darwin-x64+arm64/node.napi.node';
    expect(shipped('usb', path, { platform: 'darwin', arch: 'arm64' })).toBe(true);
    expect(shipped('usb', path)).toBe(false);
  });
});

describe('a machine', () => {
  it('is named as Node names it', () => {
    expect(readTarget('win32-x64')).toEqual({ ok: true, value: { platform: 'win32', arch: 'x64' } });
  });
  it.each(['windows-x64', 'linux', 'linux-x64-musl', 'linux-ia32', ''])('%o is not one', (text) => {
    expect(readTarget(text).ok).toBe(false);
  });
});
