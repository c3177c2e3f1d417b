/**
 * From the tap on a kiosk to the last byte handed to its printer, on the road that a real kiosk takes: the
 * command over its socket, what to print over HTTP, the ledger told over the socket, the ticket with its
 * logo laid out and sent to a printer on the network. A process of its own:
 * `node bench/papers.ts <url> <papers> <commands a second of the others>` prints a JSON line.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fetchLogo, fetchPaper, LiveClient } from '@giliran/client';
import { createPrinter, REAL_TIMERS } from '@giliran/printing';
import { PrinterConfig } from '@giliran/protocol';
import { PrinterEmulator, startTcpPrinter } from '@giliran/printing/emulator';
import { CommandResult, ServiceId, Site, viewSchemas, type Paper, type TicketPaper } from '@giliran/protocol';
import { withLogo } from '../apps/kiosk/src/papers/logo-shelf.ts';
import { ownPrinter } from '../apps/kiosk/src/papers/press.ts';
import { samplePng } from '../packages/printing/golden/sample-logo.ts';
import { quantile } from '../scripts/day/statistics.ts';
import { freeServices } from './services.ts';

const [url = '', papersGiven = '50', perSecond = '0'] = process.argv.slice(2);
const papers = Number(papersGiven);
const clients = 50;
const key = 'demo-kiosk-1';
/** Before the figures count: connections, the logo, compiled code. */
const warmUp = 5;

/** A site with a logo: its papers are the largest. */
async function giveLogo(): Promise<void> {
  const headers = { authorization: 'Bearer demo-admin-key', 'content-type': 'application/json' };
  const site = Site.parse(await (await fetch(`${url}/api/v1/site`, { headers })).json());
  const logo = `data:image/png;base64,${Buffer.from(samplePng()).toString('base64')}`;
  const put = await fetch(`${url}/api/v1/site`, {
    method: 'PUT',
    headers: { ...headers, 'if-match': '*' },
    body: JSON.stringify({ ...site, settings: { ...site.settings, logo } }),
  });
  if (!put.ok) throw new Error(`the set-up was refused: ${put.status}`);
}
await giveLogo();

const emulator = new PrinterEmulator({ width: '80mm', timers: REAL_TIMERS });
const tcp = await startTcpPrinter(emulator, 0);
const folder = mkdtempSync(join(tmpdir(), 'giliran-bench-printer-'));
const made = await createPrinter(
  PrinterConfig.parse({ adapter: 'network', host: '127.0.0.1', port: tcp.port, model: 'epson-tm-t82' }),
  { journal: join(folder, 'journal.jsonl') },
);
if (!made.ok) throw new Error(made.error);
const printer = made.value;
/** When the last byte of each job had left. */
const lastByte = new Map<string, number>();
printer.subscribe((event) => {
  if (event.kind === 'jobSent') lastByte.set(event.jobId, performance.now());
});
let last: TicketPaper | null = null;
const client = new LiveClient({ url, auth: { key }, views: viewSchemas });
const press = ownPrinter({
  send: (command, options) => client.send(command, options),
  printer: {
    async print({ jobId, paper }) {
      last = paper;
      const printed = await printer.print({ jobId, bytes: printer.bytesOf(paper), width: printer.width });
      return printed.ok
        ? { ok: true, value: { at: printed.value.at } }
        : { ok: false, error: { reason: JSON.stringify(printed.error) } };
    },
  },
  fetchPaper: withLogo({
    fetchPaper: (ticketId) => fetchPaper(url, key, ticketId),
    fetchLogo: (hash) => fetchLogo(url, key, hash),
  }),
  width: () => '80mm',
});
const print = (paper: Paper): Promise<string> =>
  new Promise((resolve) => press.print(paper, (outcome) => resolve(outcome)));

const others = spawn(
  process.execPath,
  [fileURLToPath(new URL('busy-hall.ts', import.meta.url)), url, String(clients), perSecond],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
await once(others.stdout, 'data');

const acknowledged: number[] = [];
const handedOver: number[] = [];
let failed = 0;
for (let n = 0; n < papers + warmUp; n += 1) {
  await pause(60 + (n % 7) * 17);
  const serviceId = ServiceId.parse(freeServices[n % freeServices.length]);
  const tapped = performance.now();
  const answer = await client.send({ type: 'ticket.issue', serviceId }, { giveUpAfterMs: 10_000 });
  const answered = performance.now();
  const paper = answer.ok ? CommandResult.parse(answer.value).paper : null;
  if (paper === null) throw new Error(`no paper: ${JSON.stringify(answer)}`);
  const outcome = await print(paper);
  const left = lastByte.get(paper.id);
  if (outcome !== 'confirmed' || left === undefined) failed += 1;
  else if (n >= warmUp) {
    acknowledged.push(answered - tapped);
    handedOver.push(left - tapped);
  }
}
others.kill('SIGKILL');
await once(others, 'exit');

// The same papers once more without any server: what layout and printer take by themselves.
const alone: number[] = [];
for (let n = 0; n < papers; n += 1) {
  await pause(20);
  if (last === null) throw new Error('nothing was printed');
  const began = performance.now();
  const jobId = `alone-${n}`;
  await printer.print({ jobId, bytes: printer.bytesOf(last), width: printer.width });
  alone.push((lastByte.get(jobId) ?? Number.NaN) - began);
}
const bytes = last === null ? 0 : printer.bytesOf(last).length;
await printer.close();
await tcp.close();
client.close();
rmSync(folder, { recursive: true, force: true });

const three = (values: readonly number[]) => ({
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  p99: quantile(values, 0.99),
});
process.stdout.write(
  JSON.stringify({
    clients,
    perSecond: Number(perSecond),
    papers,
    failed,
    bytes,
    acknowledged: three(acknowledged),
    lastByte: three(handedOver),
    alone: three(alone),
  }),
);
process.exit(0);
