#!/usr/bin/env node
/**
 * Starts the command line. Plain JavaScript, because what Node has compiled once is then kept beside the
 * dependencies: a later start neither reads TypeScript nor loads Node's reader of it, which halves the time to the
 * first answer and saves some 30 MB. Where nothing can be written, all is as it would be without.
 */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../node_modules/.cache/giliran', import.meta.url));
enableCompileCache(folder);
// For the server's own threads (checkpoints, reports).
process.env['NODE_COMPILE_CACHE'] ??= folder;
// A server may run for months and then lose its power: what was compiled is kept soon after the start.
setTimeout(flushCompileCache, 5_000).unref();
await import('./src/cli.ts');
