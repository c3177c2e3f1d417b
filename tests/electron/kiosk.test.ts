/** The kiosk: a ticket from the page to the paper. */
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { TicketPaper } from '@giliran/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diary, ownFolder } from './driver/probe.ts';
import { announceBackend, launch, type ShellUnderTest } from './driver/shell-under-test.ts';
import { stageProgram } from './driver/stage.ts';

announceBackend();

const paper: TicketPaper = {
  language: 'id',
  site: { name: { id: 'MPP Siola', en: 'Siola Service Mall' }, timeZone: 'Asia/Jakarta' },
  agency: { id: 'Dinas Kependudukan dan Pencatatan Sipil', en: 'Civil Registry' },
  service: { id: 'KTP baru', en: 'New identity card' },
  number: 'KT014',
  zone: { id: 'Lantai 1', en: 'Floor 1' },
  direction: { id: 'sebelah kiri', en: 'on your left' },
  booth: '3',
  issuedAt: Date.UTC(2026, 10, 23, 2, 41),
  waitingAhead: 6,
  estimate: { fromMinutes: 20, toMinutes: 30 },
  priority: null,
  requirements: [{ id: 'KK asli', en: 'Original family card' }],
  url: 'http://192.168.1.10:8080/t/abcdefghijklmnopqrstuv',
  footer: null,
  reprint: false,
};

let folder: Awaited<ReturnType<typeof ownFolder>>;
let shell: ShellUnderTest;
let tickets = '';

beforeAll(async () => {
  folder = await ownFolder();
  tickets = join(folder.path, 'tickets');
  await mkdir(tickets);
  shell = await launch({
    program: await stageProgram('kiosk', folder.path),
    userData: join(folder.path, 'data'),
    env: { GILIRAN_PRINT_FOLDER: tickets },
  });
});
afterAll(async () => {
  await shell.stop();
  await folder.remove();
});

const print = (jobId: string, change: object = {}): Promise<unknown> =>
  shell.page(
    async (job) => {
      const bridge = window.giliran;
      if (bridge?.app !== 'kiosk') return 'no kiosk';
      return bridge.printer.print(job).catch((cause: Error) => cause.message);
    },
    { jobId, paper: { ...paper, ...change } },
  );
const status = (): Promise<unknown> =>
  shell.page(
    async () => (window.giliran?.app === 'kiosk' ? window.giliran.printer.status() : 'no kiosk'),
    null,
  );

describe('a ticket', () => {
  it('goes over the bridge onto paper', async () => {
    expect(await status()).toMatchObject({ state: 'ready' });
    expect(await print('ticket-1')).toEqual({ ok: true, value: { at: expect.any(Number) } });
    const files = await readdir(tickets);
    expect(files.map((name) => name.replace(/^.*\./, '')).toSorted()).toEqual(['bin', 'png', 'txt']);
    const text = await readFile(join(tickets, files.find((name) => name.endsWith('.txt')) ?? ''), 'utf8');
    expect(text).toContain('KT014');
    expect(text).toContain('KTP baru');
    expect(await diary(shell.userData)).toContain('"event":"printer.printed"');
  });

  it('comes out once, however often the page asks for it', async () => {
    const before = await readdir(tickets);
    expect(await print('ticket-1')).toMatchObject({ ok: true });
    expect(await readdir(tickets)).toEqual(before);
  });

  it('that is no ticket is refused before the printer hears of it', async () => {
    const before = await readdir(tickets);
    expect(await print('ticket-2', { number: 14 })).toContain('refused: arguments of printTicket do not fit');
    expect(await print('ticket-2', { url: 'not an address' })).toContain('refused');
    expect(await print('two words')).toContain('refused');
    expect(await print('../../ticket', { waitingAhead: -1 })).toContain('refused');
    expect(await readdir(tickets)).toEqual(before);
  });

  it('without a printer fails with the reason, and comes out once the printer is back', async () => {
    await rename(tickets, `${tickets}-away`);
    expect(await status()).toMatchObject({ state: 'offline' });
    expect(await print('ticket-3')).toEqual({ ok: false, error: { reason: 'offline' } });
    expect(await diary(shell.userData)).toContain('"event":"printer.failed"');
    await rename(`${tickets}-away`, tickets);
    expect(await print('ticket-3')).toMatchObject({ ok: true });
    expect((await readdir(tickets)).filter((name) => name.endsWith('.bin'))).toHaveLength(2);
  });
});

describe('the printer’s set-up', () => {
  /** What a page that was broken into might try: unchecked. */
  const setUp = (config: unknown): Promise<unknown> =>
    shell.page(async (given) => {
      const bridge = window.giliran;
      if (bridge?.app !== 'kiosk') return 'no kiosk';
      return bridge.printer
        .setUp({ config: JSON.parse(given), paper: '80mm' })
        .catch((cause: Error) => cause.message);
    }, JSON.stringify(config));

  it('goes over the bridge, and is kept for a start without the server', async () => {
    const config = { adapter: 'folder', model: 'generic-58', folder: tickets };
    expect(await setUp(config)).toMatchObject({ by: 'server', problem: null, config });
    const copy = JSON.parse(await readFile(join(shell.userData, 'printer.json'), 'utf8'));
    expect(copy).toMatchObject(config);
    expect(await setUp(null)).toMatchObject({ by: 'local', config });
  });

  it.each([
    { adapter: 'device', path: '/dev/sda' },
    { adapter: 'network', host: 'a b' },
    { adapter: 'usb', colour: true },
  ])('that is none is refused before the printer hears of it: %j', async (config) => {
    expect(await setUp(config)).toContain('refused: arguments of setUpPrinter do not fit');
  });
});

it('no other program has the printer’s channels', async () => {
  const program = await stageProgram('display', folder.path);
  const display = await launch({ program, userData: join(folder.path, 'display-data') });
  try {
    expect(await display.page(() => Object.keys(window.giliran ?? {}).toSorted(), null)).toEqual([
      'app',
      'saveSettings',
      'servers',
      'settings',
      'version',
    ]);
  } finally {
    await display.stop();
  }
});
