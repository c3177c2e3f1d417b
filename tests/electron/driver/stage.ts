/** Lays a program out as it is shipped: `electron/main.js`, `electron/preload.cjs`, `renderer/…`. */
import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShellApp } from '@giliran/shell/bridge';
import { bundleElectron } from '@giliran/shell/vite';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..');
const fixture = join(root, 'packages', 'shell', 'test-fixtures', 'renderer');

export interface StagedProgram {
  readonly name: ShellApp;
  readonly folder: string;
}

/** True when the app has a renderer to build. */
export const hasRenderer = (name: ShellApp): boolean =>
  existsSync(join(root, 'apps', name, 'vite.config.ts')) &&
  existsSync(join(root, 'apps', name, 'index.html'));

/** Bundles the real main and preload into `into`, beside the fixture renderer or the app's own, freshly built. */
export async function stageProgram(
  name: ShellApp,
  into: string,
  renderer: 'fixture' | 'own' = 'fixture',
): Promise<StagedProgram> {
  const app = join(root, 'apps', name);
  const folder = join(into, `${name}-${renderer}`);
  const rendererFolder = join(folder, 'renderer');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', main: 'electron/main.js' }));
  await bundleElectron({ app, out: join(folder, 'electron'), version: '0.0.0-test' });
  if (renderer === 'fixture') await cp(fixture, rendererFolder, { recursive: true });
  else {
    await build({
      root: app,
      configFile: join(app, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: rendererFolder, emptyOutDir: true },
    });
  }
  return { name, folder };
}
