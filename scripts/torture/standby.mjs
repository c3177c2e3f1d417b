/**
 * The real command line, loaded and waiting: it begins to serve when its standard input says so. A hall that
 * loses its server a thousand times then spends its time at work and not in loading modules.
 */
import { enableCompileCache } from 'node:module';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/giliran', import.meta.url)));
await import('../../server/src/commands/serve.ts');
await once(process.stdin, 'data');
process.stdin.destroy();
await import('../../server/src/cli.ts');
