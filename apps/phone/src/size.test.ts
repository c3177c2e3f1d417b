import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';

/** What a phone on weak hall Wi-Fi may be asked to load in all, compressed, in bytes. */
const limit = 60_000;

test('the whole page stays below 60 kB compressed, and asks for nothing from elsewhere', async () => {
  const result = await build({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    logLevel: 'silent',
    build: { write: false },
  });
  if (Array.isArray(result) || !('output' in result)) throw new Error('vite gave no single build');
  const files = result.output.map((file) => ({
    name: file.fileName,
    content: file.type === 'chunk' ? file.code : Buffer.from(file.source).toString('utf8'),
  }));
  expect(new Set(files.map(({ name }) => name.split('.').at(-1)))).toEqual(new Set(['css', 'html', 'js']));
  const sizes = files.map(({ content }) => gzipSync(content).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(limit);

  const page = files.find(({ name }) => name.endsWith('.html'))?.content ?? '';
  for (const [, address] of page.matchAll(/(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^\/phone\//);
  const code = files.find(({ name }) => name.endsWith('.js'))?.content ?? '';
  // Old phones (Chrome 80) cannot read what came after ES2020.
  expect(code).not.toMatch(/\?\?=|\|\|=|&&=|static\s*\{/);
}, 30_000);
