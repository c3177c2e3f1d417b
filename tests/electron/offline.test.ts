/** A whole kiosk and a server that is a process of its own: what the kiosk does while the server is dead, and afterwards. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoggedEvent } from '@giliran/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBookings } from '../../scripts/torture/trial-site.ts';
import { freePort, runCommand, serveProcess, type ServerProcess } from '../support/server-process.ts';
import { eventually, ownFolder } from './driver/probe.ts';
import { announceBackend, launch, type ShellUnderTest } from './driver/shell-under-test.ts';
import { stageProgram, type StagedProgram } from './driver/stage.ts';

announceBackend();

let folder: Awaited<ReturnType<typeof ownFolder>>;
let program: StagedProgram;
let server: ServerProcess;
let shell: ShellUnderTest;
let port = 0;
let dataFolder = '';
let tickets = '';

const startServer = async (): Promise<void> => {
  server = await serveProcess({ dataFolder, port });
};
const startKiosk = async (): Promise<void> => {
  shell = await launch({
    program,
    userData: join(folder.path, 'kiosk'),
    env: {
      GILIRAN_SERVER: `http://127.0.0.1:${port}`,
      GILIRAN_DEVICE_ID: 'kiosk-1',
      GILIRAN_DEVICE_KEY: 'demo-kiosk-1',
      GILIRAN_PRINT_FOLDER: tickets,
    },
  });
};

beforeAll(async () => {
  folder = await ownFolder();
  dataFolder = join(folder.path, 'data');
  tickets = join(folder.path, 'tickets');
  await mkdir(dataFolder);
  await mkdir(tickets);
  port = await freePort();
  program = await stageProgram('kiosk', folder.path, 'own');
  await startServer();
  // A midnight of the hall within the test would end its tickets.
  await openBookings(server.url);
  await startKiosk();
});
afterAll(async () => {
  await shell.stop();
  await server.kill('SIGKILL');
  await folder.remove();
});

/** Touches what the selector and the words name; false while it is not there. */
const touch = (selector: string, words: string): Promise<boolean> =>
  shell.page(
    ([one, text]) => {
      const found = [...document.querySelectorAll<HTMLElement>(one ?? '')].find((element) =>
        element.innerText.toLowerCase().includes(text ?? ''),
      );
      found?.click();
      return found !== undefined;
    },
    [selector, words],
  );
const says = (words: string): Promise<boolean> =>
  shell.page((text) => document.body.innerText.includes(text), words);
const shownNumber = (): Promise<string> =>
  shell.page(() => document.querySelector('.k-number')?.textContent ?? '', null);

/** A citizen takes a number and its paper; the number. */
async function takeNumber(): Promise<string> {
  await eventually('the agencies', () => touch('main .gl-tile', 'disdukcapil'));
  await eventually('its services', () => touch('main button', 'ktp'));
  await eventually('the way to a number', () => touch('main button', 'ambil nomor'));
  await eventually('the paper', () => says('Silakan ambil tiket'));
  const number = await shownNumber();
  await eventually('the start again', () => touch('button', 'sudah saya ambil'));
  return number;
}

async function eventsOf(type: string): Promise<LoggedEvent[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/events?after=0&limit=1000`, {
    headers: { authorization: 'Bearer demo-admin-key' },
  });
  const all: LoggedEvent[] = await answer.json();
  return all.filter(({ event }) => event.type === type);
}
const issued = async (): Promise<{ number: string; offline: boolean; placeAt: number; token: string }[]> =>
  (await eventsOf('ticketIssued')).flatMap(({ event, at }) =>
    event.type === 'ticketIssued'
      ? [
          {
            number: event.number,
            offline: event.channel === 'offline',
            placeAt: event.placeAt ?? at,
            token: event.token,
          },
        ]
      : [],
  );
const papers = async (): Promise<string[]> => {
  const files = (await readdir(tickets)).filter((name) => name.endsWith('.txt')).toSorted();
  return Promise.all(files.map((name) => readFile(join(tickets, name), 'utf8')));
};

it('goes on from its own numbers, also after a restart, and everything enters once and in order', async () => {
  await eventually('the server is heard', () => says('Anda ingin ke instansi mana?'));
  const online = await takeNumber();
  const numbers: string[] = [];
  await server.kill('SIGKILL');
  await eventually('it is alone', () => says('Antrean lokal'));
  for (let n = 0; n < 3; n += 1) numbers.push(await takeNumber());

  // As a power cut ends it; it starts again without ever having heard of the server.
  await shell.kill();
  await startKiosk();
  await eventually('it is alone again', () => says('Antrean lokal'));
  for (let n = 0; n < 2; n += 1) numbers.push(await takeNumber());
  expect(numbers.map((number) => number.replace(/^.*-/, ''))).toEqual(['901', '902', '903', '904', '905']);

  const marked = (await papers()).filter((text) => text.includes('NOMOR LURING / OFFLINE NUMBER'));
  expect(marked).toHaveLength(5);
  for (const number of numbers) expect(marked.filter((text) => text.includes(number))).toHaveLength(1);
  expect(marked.some((text) => text.includes(online))).toBe(false);

  await startServer();
  await eventually(
    'all have entered',
    async () => (await issued()).filter((one) => one.offline).length === 5,
  );
  await eventually('it is with its server again', async () => !(await says('Antrean lokal')));
  const next = await takeNumber();
  const all = await issued();
  expect(all.map(({ number }) => number)).toEqual([online, ...numbers, next]);
  expect(all.map(({ placeAt }) => placeAt)).toEqual(
    all.map(({ placeAt }) => placeAt).toSorted((a, b) => a - b),
  );
  expect(await eventsOf('offlineTicketSetAside')).toEqual([]);
  expect(await eventsOf('paperConfirmed')).toHaveLength(7);

  // The page behind the code on the paper is there now.
  const page = await fetch(`http://127.0.0.1:${port}/t/${all[1]?.token ?? ''}`);
  expect(page.status).toBe(200);
});

it('what is handed in again, because the kiosk forgot that it had been, changes nothing', async () => {
  await shell.stop();
  const file = join(folder.path, 'kiosk', 'offline', 'book.jsonl');
  const lines = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, lines.filter((line) => !line.includes('"entered","ticketId"')).join('\n'));
  const before = (await issued()).length;
  await startKiosk();
  await eventually('the kiosk has its answers', async () => {
    const book = await readFile(file, 'utf8');
    return book.split('\n').filter((line) => line.includes('"entered","ticketId"')).length === 5;
  });
  expect(await issued()).toHaveLength(before);
  await server.kill('SIGTERM');
  const verified = await runCommand(['verify'], { dataFolder });
  expect(verified.code, verified.stdout + verified.stderr).toBe(0);
  await startServer();
});
