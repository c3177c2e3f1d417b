/** Builds the screens that have changed since they were last built, with compressed copies for the server. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const apps = ['kiosk', 'display', 'counter', 'console', 'phone'] as const;
/** What any screen may be made of besides its own folder. */
const shared = ['packages', 'vite.app.ts', 'package-lock.json'];
const ignored = new Set(['dist', 'node_modules', 'golden', 'gallery', 'electron', 'test-fixtures']);
const compressible = /\.(js|css|html|json|svg)$/;

function filesUnder(path: string): string[] {
  if (statSync(path).isFile()) return path.endsWith('.test.ts') ? [] : [path];
  return readdirSync(path)
    .filter((name) => !ignored.has(name))
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function fingerprint(app: string): string {
  const hash = createHash('sha256').update('production');
  for (const part of [`apps/${app}`, ...shared]) {
    for (const file of filesUnder(join(root, part)))
      hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function compress(folder: string): void {
  for (const file of filesUnder(folder)) {
    if (!compressible.test(file)) continue;
    const content = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
  }
}

/** A test runner names itself in NODE_ENV, and the screens' libraries would come in their large and slow form. */
async function buildOne(app: string): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile: join(root, 'apps', app, 'vite.config.ts'), logLevel: 'warn' });
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
}

/** Builds every screen whose sources changed; gives their names. */
export async function buildScreens(): Promise<string[]> {
  const built: string[] = [];
  for (const app of apps) {
    if (!existsSync(join(root, 'apps', app, 'index.html'))) continue;
    const out = join(root, 'apps', app, 'dist', 'renderer');
    const stamp = join(out, '.built-from');
    const wanted = fingerprint(app);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    await buildOne(app);
    compress(out);
    writeFileSync(stamp, wanted);
    built.push(app);
  }
  return built;
}

if (import.meta.main) {
  const built = await buildScreens();
  process.stdout.write(built.length === 0 ? 'The screens are up to date.\n' : `Built: ${built.join(', ')}\n`);
}
