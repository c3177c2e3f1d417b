/** How every screen is built: one small bundle, relative addresses, so that the server and Electron can both serve it. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';

export type AppName = 'kiosk' | 'display' | 'counter' | 'console' | 'phone';

/** `base` is where the page finds its files; the phone page lives under another address than its files. */
export function appConfig(app: AppName, base = './', target = 'chrome120'): UserConfig {
  const root = fileURLToPath(new URL(`apps/${app}/`, import.meta.url));
  return {
    root,
    base,
    plugins: [react()],
    build: {
      outDir: `${root}dist/renderer`,
      emptyOutDir: true,
      target,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  };
}
