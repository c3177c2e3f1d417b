/** Bundles a program's Electron side: `main.js` (ESM) and `preload.cjs` (a sandboxed preload must be CommonJS). */
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

export interface ElectronBundle {
  /** The app's folder, with `electron/main.ts` and `electron/preload.ts`. */
  readonly app: string;
  /** Where main.js and preload.cjs go. */
  readonly out: string;
  /** The program's version, `0.1.0`. */
  readonly version: string;
  readonly minify?: boolean;
}

/** Modules that stay outside: Electron's own, Node's own, and `usb`, whose binary cannot be bundled. */
export const external = ['electron', 'usb', /^node:/, ...builtinModules];

const config = (bundle: ElectronBundle, part: 'main' | 'preload'): InlineConfig => ({
  configFile: false,
  root: bundle.app,
  logLevel: 'warn',
  publicDir: false,
  define: { __GILIRAN_VERSION__: JSON.stringify(bundle.version) },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: bundle.out,
    emptyOutDir: part === 'main',
    minify: bundle.minify ?? false,
    copyPublicDir: false,
    rollupOptions: {
      input: join(bundle.app, 'electron', `${part}.ts`),
      external,
      output:
        part === 'main'
          ? { format: 'es', entryFileNames: 'main.js', codeSplitting: false }
          : { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});

/** Writes both bundles. Throws when one cannot be built. */
export async function bundleElectron(bundle: ElectronBundle): Promise<void> {
  await build(config(bundle, 'main'));
  await build(config(bundle, 'preload'));
}
