/** How every screen is built: one small bundle, relative addresses, so that the server and Electron can both serve it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { z } from 'zod';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')));

export type AppName = 'kiosk' | 'display' | 'counter' | 'console' | 'phone';

/** `base` is where the page finds its files; the phone page lives under another address than its files. */
export function appConfig(app: AppName, base = './', target = 'chrome120'): UserConfig {
  const root = fileURLToPath(new URL(`apps/${app}/`, import.meta.url));
  return {
    root,
    base,
    plugins: [react()],
    // What the screens tell the server of themselves.
    define: { GILIRAN_VERSION: JSON.stringify(version) },
    build: {
      outDir: `${root}dist/renderer`,
      emptyOutDir: true,
      target,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: {
        // What a page begins with is one file and runs in the order in which it is written: `zod-without-eval` comes
        // before the first schema also where a part of the page is fetched later and shares schemas with it.
        output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } },
      },
    },
  };
}
