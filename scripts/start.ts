/** `npm start`: builds the screens if need be and runs the server. */
import { buildScreens } from './build.ts';

const built = await buildScreens();
if (built.length > 0) process.stdout.write(`Built the screens: ${built.join(', ')}\n`);
// A person reads this terminal; a service is started with `npm run giliran -- serve`.
process.env['GILIRAN_LOG'] ??= 'warn';
process.argv.splice(2, process.argv.length, 'serve');
await import('../server/src/cli.ts');
