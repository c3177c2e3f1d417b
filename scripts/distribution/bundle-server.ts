/**
 * Makes plain JavaScript of the server and everything of ours that it uses. The libraries stay outside, as they were
 * published: with their own files, their licences and, for two of them, their binaries.
 */
import { dirname, posix, relative, resolve, sep } from 'node:path';
import { build, type Plugin } from 'vite';

export interface ServerBundle {
  /** The project's folder. */
  readonly root: string;
  /** Where the code goes: `server/app` of the distribution. */
  readonly out: string;
}

/** How the code finds the distribution's folder: it lies in `server/app`, as deep as `server/src` in the project. */
const toRoot = '../../';
const slashes = (path: string): string => path.split(sep).join(posix.sep);
const ours = (path: string, root: string): boolean =>
  path.startsWith(root) && !path.includes(`${sep}node_modules${sep}`);

/**
 * What a file of ours says about files beside it, told for where the bundle lies: a thread's source becomes an entry
 * of its own, everything else is found from the distribution's folder. A way that is not understood stops the build
 * rather than the server on somebody's machine.
 */
function filesBeside({ root }: ServerBundle, needed: Set<string>): Plugin {
  return {
    name: 'giliran-files-beside',
    transform(code, id) {
      if (!ours(id, root)) return null;
      let changed = code.replaceAll('npm run giliran --', 'giliran');
      if (code.includes('import.meta.')) {
        changed = changed.replaceAll(
          /new URL\(\s*(['"`])((?:\.\.?\/)+)([^'"`]*)\1,\s*import\.meta\.url,?\s*\)/g,
          (_all, quote: string, up: string, rest: string) => {
            const folder = slashes(relative(root, resolve(dirname(id), up)));
            if (rest.endsWith('.ts')) {
              const fileName = rest.replace(/^.*\/|\.ts$/g, '').concat('.js');
              this.emitFile({ type: 'chunk', id: resolve(root, folder, rest), fileName });
              return `new URL('./${fileName}', import.meta.url)`;
            }
            const file = posix.join(folder, rest);
            needed.add(file);
            return `new URL(${quote}${toRoot}${file}${quote}, import.meta.url)`;
          },
        );
        const rest = changed.replaceAll(/new URL\(([`'"])(\.\.\/\.\.\/|\.\/)[^)]*import\.meta\.url\)/g, '');
        if (
          /import\.meta\.(url|dirname|filename)/.test(rest) &&
          !rest.includes('createRequire(import.meta.url)')
        )
          this.error(`${relative(root, id)} finds a file in a way that the bundle does not know`);
      }
      return changed === code ? null : { code: changed, map: null };
    },
  };
}

/** What was bundled: the libraries it asks for, and the files it reads, both as the sources name them. */
export interface BundledServer {
  readonly libraries: readonly string[];
  readonly files: readonly string[];
}

const libraryOf = (specifier: string): string =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** Bundles the command line and its threads. Throws when it cannot. */
export async function bundleServer(bundle: ServerBundle): Promise<BundledServer> {
  const needed = new Set<string>();
  const libraries = new Set<string>();
  const isLibrary = (specifier: string): boolean => /^(?![./\0]|@giliran\/|node:)/.test(specifier);
  await build({
    configFile: false,
    root: bundle.root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      filesBeside(bundle, needed),
      {
        name: 'giliran-libraries',
        enforce: 'pre',
        resolveId(specifier, importer) {
          if (importer === undefined || !isLibrary(specifier) || specifier.startsWith(bundle.root))
            return null;
          libraries.add(libraryOf(specifier));
          return { id: specifier, external: true };
        },
      },
    ],
    ssr: { noExternal: [/^@giliran\//], target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      outDir: bundle.out,
      emptyOutDir: true,
      minify: false,
      copyPublicDir: false,
      rollupOptions: {
        input: { giliran: resolve(bundle.root, 'server', 'src', 'cli.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  return { libraries: [...libraries].toSorted(), files: [...needed].toSorted() };
}
