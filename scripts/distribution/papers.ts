/** What a distribution says of itself: whose work is in it, and how its files are known to be whole. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import type { Library } from './libraries.ts';

export interface NoticeFacts {
  readonly version: string;
  readonly nodeVersion: string;
  /** Libraries in `node_modules`. */
  readonly server: readonly Library[];
  /** Libraries inside the screens. */
  readonly screens: readonly Library[];
}

/** The list of third-party work with the text of each licence, once. */
export function notice({ version, nodeVersion, server, screens }: NoticeFacts): string {
  const all = new Map([...server, ...screens].map((one) => [`${one.name} ${one.version}`, one]));
  const places = (one: Library): string =>
    [server.includes(one) || has(server, one) ? 'server' : '', has(screens, one) ? 'screens' : '']
      .filter((place) => place !== '')
      .join(', ');
  const lines = [...all.values()]
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((one) => `  ${`${one.name} ${one.version}`.padEnd(48)} ${one.license.padEnd(22)} ${places(one)}`);
  const texts = Map.groupBy(
    [...all.values()].filter((one) => one.licenseText !== null),
    (one) => (one.licenseText ?? '').trim(),
  );
  const chapters = [...texts].map(
    ([text, group]) =>
      `${'-'.repeat(78)}\n${group.map((one) => `${one.name} ${one.version}`).join(', ')}\n\n${text}\n`,
  );
  return `Giliran ${version} contains the work of others, under their own licences.

  ${`Node.js ${nodeVersion}`.padEnd(48)} ${'see node/LICENSE'.padEnd(22)} runs the server
${lines.join('\n')}

${chapters.join('\n')}`;
}

const has = (list: readonly Library[], one: Library): boolean =>
  list.some((other) => other.name === one.name && other.version === one.version);

/** `sha256sum --check` reads it. Everything but the list itself. */
export async function checkSums(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join(posix.sep))
    .filter((path) => path !== 'SHA256SUMS')
    .toSorted();
  const lines: string[] = [];
  for (const path of files) {
    const sum = createHash('sha256').update(await readFile(join(folder, ...path.split('/'))));
    lines.push(`${sum.digest('hex')}  ${path}`);
  }
  return `${lines.join('\n')}\n`;
}
