/** `npm start`: builds the screens if need be and runs the server. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// In a process of its own: the server's memory is not to hold the tools that build.
const built = spawnSync(process.execPath, [fileURLToPath(new URL('build.ts', import.meta.url))], {
  stdio: 'inherit',
});
if (built.status === 0) {
  // A person reads this terminal; a service is started with `npm run giliran -- serve`.
  process.env['GILIRAN_LOG'] ??= 'warn';
  process.argv.splice(2, process.argv.length, 'serve');
  await import('../server/giliran.mjs');
} else process.exitCode = built.status ?? 1;
