/** A whole kiosk, a real server and a printer on the network: what is cut off while a ticket is printed. */
import { join } from 'node:path';
import { REAL_TIMERS } from '@giliran/printing';
import { PrinterEmulator, startTcpPrinter, type TcpPrinter } from '@giliran/printing/emulator';
import { AgencyId, PrinterConfig, type Paper } from '@giliran/protocol';
import { verify } from '@giliran/server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openSite, type TestSite } from '../support/site.ts';
import { eventually, ownFolder } from './driver/probe.ts';
import { announceBackend, launch, type ShellUnderTest } from './driver/shell-under-test.ts';
import { stageProgram, type StagedProgram } from './driver/stage.ts';

announceBackend();

let folder: Awaited<ReturnType<typeof ownFolder>>;
let program: StagedProgram;
beforeAll(async () => {
  folder = await ownFolder();
  program = await stageProgram('kiosk', folder.path, 'own');
});
afterAll(() => folder.remove());

let site: TestSite & { close(): Promise<void> };
let emulator: PrinterEmulator;
let tcp: TcpPrinter;
let shell: ShellUnderTest;
let runs = 0;

const start = (): Promise<ShellUnderTest> =>
  launch({
    program,
    userData: join(folder.path, `run-${runs}`),
    env: { GILIRAN_SERVER: site.url, GILIRAN_DEVICE_ID: 'kiosk-1', GILIRAN_DEVICE_KEY: 'demo-kiosk-1' },
  });

beforeEach(async () => {
  runs += 1;
  site = await openSite({
    // One agency, so that its tile is on the first page whatever the window's size.
    change: (demo) => ({
      ...demo,
      kiosks: demo.kiosks.map((kiosk) => ({ ...kiosk, agencies: [AgencyId.parse('disdukcapil')] })),
    }),
  });
  emulator = new PrinterEmulator({ width: '80mm', timers: REAL_TIMERS });
  tcp = await startTcpPrinter(emulator, 0);
  const config = { adapter: 'network', host: '127.0.0.1', port: tcp.port, model: 'epson-tm-t82' };
  await site.execute({
    type: 'kiosk.setPrinter',
    kioskId: 'kiosk-1',
    printer: PrinterConfig.parse(config),
  });
  shell = await start();
  return async () => {
    await shell.stop();
    await site.close();
    await tcp.close();
  };
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

/** A citizen takes a number; its paper is the server's newest. */
async function takeNumber(): Promise<void> {
  const before = papers().length;
  await eventually('the agencies', () => touch('main .gl-tile', 'disdukcapil'));
  await eventually('its services', () => touch('main button', 'ktp'));
  await eventually('the way to a number', () => touch('main button', 'ambil nomor'));
  await eventually('the paper in the ledger', () => Promise.resolve(papers().length > before));
}

const papers = (): Paper[] => [...site.server().queue.state.papers.values()];
const last = (): Paper => {
  const paper = papers().at(-1);
  if (!paper) throw new Error('no paper yet');
  return paper;
};
const stateOf = (id: Paper['id']): string => site.server().queue.state.papers.get(id)?.state ?? 'none';
const texts = (): string[] =>
  [...emulator.papers.map((paper) => paper.operations), emulator.unfinished].map((operations) =>
    operations.map((one) => (one.kind === 'text' ? one.text : '\n')).join(''),
  );
/** Papers of a number, without those that say that they are a copy. */
const originals = (number: string): number =>
  texts().filter((text) => text.includes(number) && !/salinan|cetak ulang/i.test(text)).length;
const noted = (state: string): Promise<void> =>
  eventually(`the printer is ${state}`, () =>
    Promise.resolve([...site.server().queue.state.printers.values()].some((one) => one.state === state)),
  );

it('the kiosk is killed while it prints: the paper is unknown, once on paper at most, and the kiosk is back by itself', async () => {
  await noted('ready');
  emulator.plan(20, { stalled: true });
  await takeNumber();
  const first = last();
  await eventually('the printer has some of it', () => Promise.resolve(emulator.condition.stalled));
  expect(stateOf(first.id)).toBe('sent');
  await shell.kill();
  emulator.powerCycle();

  shell = await start();
  await eventually('the ledger knows that nobody knows', () =>
    Promise.resolve(stateOf(first.id) === 'unknown'),
  );
  await noted('ready');
  await takeNumber();
  const next = last();
  await eventually('the next one is confirmed', () => Promise.resolve(stateOf(next.id) === 'confirmed'));
  expect(next.number).not.toBe(first.number);
  expect(stateOf(first.id)).toBe('unknown');
  expect(originals(first.number)).toBeLessThanOrEqual(1);
  expect(originals(next.number)).toBe(1);

  // Only a person brings another paper of it, and it says so.
  await site.execute({ type: 'paper.reprint', ticketId: first.ticketId, kioskId: first.kioskId });
  const copy = last();
  expect(copy).toMatchObject({ ticketId: first.ticketId, reprint: true });
  await eventually('the copy is confirmed', () => Promise.resolve(stateOf(copy.id) === 'confirmed'));
  expect(originals(first.number)).toBeLessThanOrEqual(1);
  expect(verify(site.server().store).problems).toEqual([]);
});

it('the server is restarted while the kiosk prints: the paper is confirmed afterwards, and printed once', async () => {
  await noted('ready');
  emulator.plan(20, { delayMs: 1_500 });
  await takeNumber();
  const first = last();
  await eventually('the printer is at it', () => Promise.resolve(emulator.received > 200));
  expect(stateOf(first.id)).toBe('sent');
  await site.restart();
  emulator.set({ delayMs: 0 });
  await eventually('the kiosk tells what became of it', () =>
    Promise.resolve(stateOf(first.id) === 'confirmed'),
  );
  expect(originals(first.number)).toBe(1);
  await eventually('the kiosk is back at the start', async () =>
    (await says('instansi mana')) ? true : touch('button', 'sudah saya ambil').then(() => false),
  );
  await takeNumber();
  const next = last();
  await eventually('the next one is confirmed', () => Promise.resolve(stateOf(next.id) === 'confirmed'));
  expect(next.number).not.toBe(first.number);
  expect([originals(first.number), originals(next.number)]).toEqual([1, 1]);
  expect(verify(site.server().store).problems).toEqual([]);
});
