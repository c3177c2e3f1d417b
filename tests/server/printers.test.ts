/** Kiosk printers at the server: set up from afar, asked from afar, and driven for kiosks in a plain browser. */
import { REAL_TIMERS } from '@giliran/printing';
import { PrinterEmulator, startTcpPrinter } from '@giliran/printing/emulator';
import {
  CatalogueView,
  KioskId,
  PrinterConfig,
  ServiceId,
  SupervisorView,
  TicketAnswer,
  type DeviceAnswer,
  type PrinterState,
} from '@giliran/protocol';
import { verify } from '@giliran/server';
import { describe, expect, it } from 'vitest';
import { describedApi, type DescribedApi } from '../support/described-api.ts';
import { withSite, type TestSite } from '../support/site.ts';
import { eventually, openWire, type Wire } from '../support/wire.ts';

const kioskKey = 'demo-kiosk-1';
const kioskId = KioskId.parse('kiosk-1');
const usb = PrinterConfig.parse({ adapter: 'usb', model: 'epson-tm-t82', copies: 2 });

interface Stage {
  readonly site: TestSite;
  readonly api: DescribedApi;
  readonly wire: (key: string) => Promise<Wire>;
  /** A kiosk in a plain browser, as far as the server can tell. */
  readonly browserKiosk: () => Promise<Wire>;
  readonly state: () => PrinterState | undefined;
}

async function onStage(test: (stage: Stage) => Promise<void>): Promise<void> {
  await withSite(async (site) => {
    const api = await describedApi(site);
    const wires: Wire[] = [];
    const wire = async (key: string): Promise<Wire> => {
      const opened = await openWire(site.url, { key });
      wires.push(opened);
      return opened;
    };
    try {
      await test({
        site,
        api,
        wire,
        async browserKiosk() {
          const kiosk = await wire(kioskKey);
          await kiosk.ask('report', { printsAt: 'server' });
          return kiosk;
        },
        state: () => site.server().queue.state.printers.get(kioskId)?.state,
      });
      expect(verify(site.server().store).problems).toEqual([]);
    } finally {
      for (const opened of wires) opened.close();
    }
  });
}

async function withPrinter(
  work: (tcp: {
    emulator: PrinterEmulator;
    config: PrinterConfig;
    close: () => Promise<void>;
  }) => Promise<void>,
): Promise<void> {
  const emulator = new PrinterEmulator({ width: '80mm', timers: REAL_TIMERS });
  const tcp = await startTcpPrinter(emulator, 0);
  const config = PrinterConfig.parse({
    adapter: 'network',
    host: '127.0.0.1',
    port: tcp.port,
    model: 'epson-tm-t82',
  });
  try {
    await work({ emulator, config, close: () => tcp.close() });
  } finally {
    await tcp.close();
  }
}

const signIn = async (api: DescribedApi, staffId: string): Promise<string> =>
  (await api.call('POST', '/sessions', { body: { staffId, password: 'giliran-demo' }, key: null })).body
    .token;

describe('setting a printer up', () => {
  it('by an administrator reaches the kiosk at once, and the console', () =>
    onStage(async ({ api, wire, site }) => {
      const kiosk = await wire(kioskKey);
      const scope = { kind: 'catalogue', kioskId };
      await kiosk.watch(scope);
      const admin = await signIn(api, 'admin');
      expect(await api.call('POST', '/kiosks/kiosk-1/printer', { body: usb, key: admin })).toMatchObject({
        status: 200,
      });
      const view = await kiosk.until(scope, CatalogueView, (now) => now.kiosk.printer !== null);
      expect(view.kiosk).toMatchObject({ paper: '80mm', printer: usb });
      const console_ = await wire(admin);
      await console_.watch({ kind: 'supervisor' });
      const hall = await console_.until({ kind: 'supervisor' }, SupervisorView, () => true);
      expect(hall.devices.find((device) => device.id === kioskId)?.printerSetUp).toEqual(usb);
      await site.restart();
      expect(await api.call('GET', '/kiosks/kiosk-1/printer')).toMatchObject({
        body: { kioskId, setUp: usb, printsAt: null },
      });
    }));

  it('by the kiosk itself, but not by another, nor by an agency’s people', () =>
    onStage(async ({ api }) => {
      const set = (key: string) => api.call('POST', '/kiosks/kiosk-1/printer', { body: usb, key });
      expect(await set(kioskKey)).toMatchObject({ status: 200 });
      for (const key of [
        'demo-kiosk-2',
        'demo-display-1',
        'demo-integration-key',
        await signIn(api, 'siti-disdukcapil'),
      ])
        expect(await set(key)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect(await api.call('POST', '/kiosks/kiosk-99/printer', { body: usb })).toMatchObject({
        body: { code: 'unknownKiosk' },
      });
    }));

  it('names the field that is wrong', () =>
    onStage(async ({ api }) => {
      const body = { adapter: 'network', host: 'a b', copies: 9 };
      expect(await api.call('POST', '/kiosks/kiosk-1/printer', { body })).toMatchObject({
        status: 400,
        body: {
          issues: expect.arrayContaining([{ path: 'host', message: expect.stringContaining('host') }]),
        },
      });
    }));
});

describe('asking a kiosk from afar', () => {
  it('says at once that it is not there', () =>
    onStage(async ({ api }) => {
      for (const what of ['look', 'detect', 'test', 'new-roll'])
        expect(await api.call('POST', `/kiosks/kiosk-1/printer/${what}`, { body: {} })).toMatchObject({
          status: 409,
          body: { code: 'deviceOffline' },
        });
    }));

  it('hands the question to the kiosk’s own program and its answer back', () =>
    onStage(async ({ api, wire }) => {
      const kiosk = await wire(kioskKey);
      await kiosk.ask('report', { printsAt: 'kiosk' });
      const asked: unknown[] = [];
      kiosk.socket.on('ask', (request: { type: string }, ack: (answer: DeviceAnswer) => void) => {
        asked.push(request);
        const value =
          request.type === 'printer.test'
            ? { outcome: 'failed', detail: 'paperOut', at: 5 }
            : { printers: [{ name: 'TM-T82', config: usb, hindrance: null }], notLooked: ['no CUPS'] };
        ack({ ok: true, value });
      });
      const test = { body: {}, idempotencyKey: 'one-test' };
      expect(await api.call('POST', '/kiosks/kiosk-1/printer/test', test)).toMatchObject({
        status: 200,
        body: { outcome: 'failed', detail: 'paperOut' },
      });
      await api.call('POST', '/kiosks/kiosk-1/printer/test', test);
      expect(asked[0], 'the same key is the same paper').toEqual(asked[1]);
      expect(await api.call('POST', '/kiosks/kiosk-1/printer/detect', { body: {} })).toMatchObject({
        status: 200,
        body: { printers: [{ name: 'TM-T82', config: usb }], notLooked: ['no CUPS'] },
      });
      expect(await api.call('POST', '/kiosks/kiosk-1/printer/look', { body: {} }), 'nonsense').toMatchObject({
        status: 504,
        body: { code: 'deviceSilent' },
      });
    }));

  it('ends at once when the kiosk leaves in the middle', () =>
    onStage(async ({ api, wire }) => {
      const kiosk = await wire(kioskKey);
      await kiosk.ask('report', { printsAt: 'kioskFile' });
      kiosk.socket.on('ask', () => kiosk.close());
      expect(await api.call('POST', '/kiosks/kiosk-1/printer/look', { body: {} })).toMatchObject({
        status: 409,
        body: { code: 'deviceOffline' },
      });
    }));

  it('is for people of the whole hall', () =>
    onStage(async ({ api, wire }) => {
      const kiosk = await wire(kioskKey);
      await kiosk.ask('report', { printsAt: 'server' });
      const look = async (key: string) =>
        (await api.call('POST', '/kiosks/kiosk-1/printer/look', { body: {}, key })).status;
      expect(await look(await signIn(api, 'sari-pengawas'))).toBe(200);
      expect(await look(kioskKey)).toBe(200);
      expect(await look('demo-kiosk-2')).toBe(403);
      expect(await look(await signIn(api, 'siti-disdukcapil'))).toBe(403);
    }));
});

describe('a kiosk in a plain browser', () => {
  it('tells how its printer at the server is, as it changes', () =>
    withPrinter(({ emulator, config }) =>
      onStage(async ({ api, browserKiosk, state }) => {
        await browserKiosk();
        await eventually(() => state() === 'ready', 'the folder is ready');
        await api.call('POST', '/kiosks/kiosk-1/printer', { body: config });
        await eventually(() => emulator.connections === 1, 'the server connects to the printer');
        for (const [change, expected] of [
          [{ cover: 'open' }, 'coverOpen'],
          [{ cover: 'closed' }, 'ready'],
          [{ paper: 'out' }, 'paperOut'],
        ] as const) {
          emulator.set(change);
          await eventually(() => state() === expected, `the printer is ${expected}`);
        }
        expect(await api.call('POST', '/kiosks/kiosk-1/printer/test', { body: {} })).toMatchObject({
          body: { outcome: 'failed', detail: 'paperOut' },
        });
      }),
    ));

  it('prints there: the ledger walks as at a kiosk, and one event does for many papers', () =>
    withPrinter(({ emulator, config }) =>
      onStage(async ({ site, api, browserKiosk, state }) => {
        await browserKiosk();
        await api.call('POST', '/kiosks/kiosk-1/printer', { body: config });
        await eventually(() => emulator.connections === 1 && state() === 'ready', 'the printer is ready');
        const changes = () =>
          site
            .server()
            .store.eventsAfter(0, 1000)
            .filter(({ event }) => event.type === 'printerChanged').length;
        const before = changes();
        const papers: string[] = [];
        for (let n = 0; n < 6; n += 1) {
          const ticket = await takeTicket(api);
          const printed = await api.call('POST', `/tickets/${ticket.id}/print`, { body: {}, key: kioskKey });
          expect(printed.status).toBe(200);
          papers.push(ticket.number);
        }
        expect(emulator.papers).toHaveLength(6);
        expect(changes() - before, 'about 130 mm each, told by the half metre').toBeLessThanOrEqual(2);
        const exact = await api.call('POST', '/kiosks/kiosk-1/printer/look', { body: {} });
        expect(site.server().queue.state.printers.get(kioskId)?.paperUsedMm).toBe(exact.body.paperUsedMm);
        expect(await api.call('POST', '/kiosks/kiosk-1/printer/new-roll', { body: {} })).toMatchObject({
          body: { state: 'ready', paperUsedMm: 0 },
        });
      }),
    ));

  it('never writes into another folder of the server', () =>
    onStage(async ({ api, site, browserKiosk, state }) => {
      await browserKiosk();
      const config = { adapter: 'folder', folder: site.folder };
      await api.call('POST', '/kiosks/kiosk-1/printer', { body: config });
      await eventually(() => state() === 'error', 'the printer says that it cannot');
      const ticket = await takeTicket(api);
      expect(
        await api.call('POST', `/tickets/${ticket.id}/print`, { body: {}, key: kioskKey }),
      ).toMatchObject({
        status: 502,
        body: { code: 'printerFailed', detail: expect.stringContaining('own folder') },
      });
    }));

  it('lets the printer go when the kiosk’s own program takes over', () =>
    withPrinter(({ emulator, config }) =>
      onStage(async ({ api, browserKiosk, wire }) => {
        await browserKiosk();
        await api.call('POST', '/kiosks/kiosk-1/printer', { body: config });
        await eventually(() => emulator.connections === 1, 'the server holds the printer');
        const program = await wire(kioskKey);
        await program.ask('report', { printsAt: 'kiosk' });
        await eventually(() => emulator.connections === 0, 'the server lets go');
      }),
    ));
});

describe('the server restarted while it prints', () => {
  it('leaves the paper unknown, never prints it again by itself, and goes on', () =>
    withPrinter(({ emulator, config }) =>
      onStage(async ({ site, api, browserKiosk, state }) => {
        await browserKiosk();
        await api.call('POST', '/kiosks/kiosk-1/printer', { body: config });
        await eventually(() => emulator.connections === 1 && state() === 'ready', 'the printer is ready');
        // It takes some of the ticket and stands still.
        emulator.plan(20, { stalled: true });
        const ticket = await takeTicket(api);
        const print = () => api.call('POST', `/tickets/${ticket.id}/print`, { body: {}, key: kioskKey });
        const first = print().catch(() => null);
        await eventually(() => emulator.condition.stalled, 'the printer stands still');
        await site.restart();
        await first;
        emulator.powerCycle();
        const paper = () =>
          [...site.server().queue.state.papers.values()].find((p) => p.ticketId === ticket.id);
        expect(paper()).toMatchObject({ state: 'unknown', reprint: false });

        expect(await print(), 'asked again, it is told what became of it').toMatchObject({
          status: 502,
          body: { detail: expect.stringMatching(/^unknown/) },
        });
        const copies = () => emulator.papers.filter((one) => textOf(one).includes(ticket.number)).length;
        expect(copies()).toBeLessThanOrEqual(1);

        const again = await api.call('POST', `/tickets/${ticket.id}/reprint`, { body: {}, key: kioskKey });
        expect(again.body.paper).toMatchObject({ reprint: true });
        await browserKiosk();
        await eventually(async () => (await print()).status === 200, 'the copy is printed');
        const next = await takeTicket(api);
        expect(next.number).not.toBe(ticket.number);
        expect(
          await api.call('POST', `/tickets/${next.id}/print`, { body: {}, key: kioskKey }),
        ).toMatchObject({ status: 200 });
        await eventually(() => state() === 'ready', 'the printer is ready again');
      }),
    ));
});

const textOf = (paper: PrinterEmulator['papers'][number]): string =>
  paper.operations.map((one) => (one.kind === 'text' ? one.text : '\n')).join('');

async function takeTicket(api: DescribedApi): Promise<TicketAnswer> {
  const serviceId = ServiceId.parse('ktp-baru');
  return TicketAnswer.parse(
    (await api.call('POST', '/tickets', { body: { serviceId }, key: kioskKey })).body,
  );
}
