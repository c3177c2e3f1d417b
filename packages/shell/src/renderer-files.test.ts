import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rendererHandler, rendererPath } from './renderer-files.ts';

describe('a renderer path', () => {
  it('is the entry for the bare address', () => {
    expect(rendererPath('app://giliran/')).toEqual({ ok: true, value: ['index.html'] });
    expect(rendererPath('app://giliran')).toEqual({ ok: true, value: ['index.html'] });
  });
  it('ignores query and fragment, and reads encoded spaces', () => {
    expect(rendererPath('app://giliran/assets/Mal%20Pelayanan.svg?v=2#x')).toEqual({
      ok: true,
      value: ['assets', 'Mal Pelayanan.svg'],
    });
  });
  it.each([
    'app://giliran/..%2f..%2fetc/passwd',
    'app://giliran/%2e%2e%2fsecret',
    'app://giliran/a/%2e%2e/..%5csecret',
    'app://giliran/..%5c..%5cwindows%5cwin.ini',
    'app://giliran/a%00.js',
    'app://giliran/c:/windows/win.ini',
    'app://giliran/c%3a/windows/win.ini',
    'app://giliran//etc/passwd',
    'app://giliran/a//b.js',
    'app://giliran/.env',
    'app://giliran/a/.git/config',
    'app://giliran/index.html.',
    'app://giliran/index.html%20',
    'app://giliran/%',
    'app://giliran/%ff',
    'app://giliran/index.html:stream',
    'app://giliran/a/',
  ])('is refused for %s', (url) => {
    expect(rendererPath(url)).toEqual({ ok: false, error: 'forbiddenPath' });
  });
  it('is refused for another origin', () => {
    expect(rendererPath('app://other/index.html')).toEqual({ ok: false, error: 'foreignOrigin' });
  });
  it('never leads out of the folder, whatever is asked', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2E%2e',
      '%2f',
      '%5c',
      '%00',
      ':',
      'a',
      'b.js',
      '%25',
      '~',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
        const url = `app://giliran/${pieces.join('')}`;
        const path = rendererPath(url);
        if (!path.ok) return;
        const folder = join(sep, 'program', 'renderer');
        const way = relative(folder, join(folder, ...path.value));
        expect(way.split(sep)).toEqual(path.value);
        expect(way.startsWith('..')).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the renderer’s files', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'giliran-shell-'));
    await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
    await writeFile(join(folder, 'renderer', 'index.html'), '<h1>halo</h1>');
    await writeFile(join(folder, 'renderer', 'assets', 'a.js'), 'export {};');
    await writeFile(join(folder, 'renderer', 'notes.txt'), 'no known type');
    await writeFile(join(folder, 'secret.js'), 'outside');
  });
  afterAll(() => rm(folder, { recursive: true }));
  const ask = (url: string, method = 'GET'): Promise<Response> =>
    rendererHandler({ folder: join(folder, 'renderer'), policy: () => "default-src 'none'" })(
      new Request(url, { method }),
    );

  it('come with their type, the policy and no sniffing', async () => {
    const page = await ask('app://giliran/');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<h1>halo</h1>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const script = await ask('app://giliran/assets/a.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });
  it.each([
    ['app://giliran/missing.js', 404],
    ['app://giliran/assets', 404],
    ['app://giliran/notes.txt', 404],
    ['app://giliran/..%2fsecret.js', 403],
    ['app://other/index.html', 403],
  ])('%s is answered with %i and nothing', async (url, status) => {
    const answer = await ask(url);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'");
  });
  it('cannot be written to', async () => {
    expect((await ask('app://giliran/index.html', 'POST')).status).toBe(405);
    const head = await ask('app://giliran/index.html', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});
