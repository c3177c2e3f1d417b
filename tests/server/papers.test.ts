/** Papers over the wire: a ticket is never a ghost, and nothing is printed twice by itself. */
import { randomUUID } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
  Command,
  CommandResult,
  err,
  KioskView,
  ok,
  Paper,
  PaperId,
  SupervisorView,
  TicketAnswer,
} from '@giliran/protocol';
import { openDatabase, verify } from '@giliran/server';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describedApi } from '../support/described-api.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { adminKey, withSite, type ApiAnswer, type ApiOptions, type TestSite } from '../support/site.ts';
import { toldPrinters, type KioskPrintJob, type Printed } from '../support/told-printers.ts';
import { eventually, openWire, type Wire } from '../support/wire.ts';

/** A printer that does as it is told: it answers at once, later, never, or breaks. */
class ToldPrinter {
  readonly jobs: KioskPrintJob[] = [];
  private readonly clock: SimulatedClock;
  private readonly hanging: ((answer: Printed) => void)[] = [];
  private manner: Printed | 'hang' | 'break' | null = null;

  constructor(clock: SimulatedClock) {
    this.clock = clock;
  }

  does(manner: Printed | 'hang' | 'break'): void {
    this.manner = manner;
  }

  /** The papers that hang are answered after all. */
  wakes(answer: Printed): void {
    for (const settle of this.hanging.splice(0)) settle(answer);
  }

  print(job: KioskPrintJob): Promise<Printed> {
    this.jobs.push(job);
    if (this.manner === 'break') return Promise.reject(new Error('the cable was pulled'));
    if (this.manner === 'hang') return new Promise((resolve) => this.hanging.push(resolve));
    return Promise.resolve(this.manner ?? ok({ at: this.clock.now(), certainty: 'confirmed' }));
  }
}

interface Stage {
  readonly site: TestSite;
  readonly clock: SimulatedClock;
  readonly printer: ToldPrinter;
  readonly post: (path: string, body?: unknown, options?: ApiOptions) => Promise<ApiAnswer>;
  readonly get: (path: string, options?: ApiOptions) => Promise<ApiAnswer>;
  /** A ticket taken at a kiosk, over HTTP. */
  readonly take: (kiosk?: string) => Promise<TicketAnswer>;
  readonly paper: (id: string) => Paper;
  readonly wire: (key: string) => Promise<Wire>;
  readonly signIn: (staffId: string) => Promise<string>;
}

const key = (kiosk: string): ApiOptions => ({ key: `demo-${kiosk}` });
const first = (ticket: Pick<TicketAnswer, 'id'>): PaperId => PaperId.parse(`${ticket.id}.p1`);
const second = (ticket: Pick<TicketAnswer, 'id'>): PaperId => PaperId.parse(`${ticket.id}.p2`);
const refused = (status: number, code: string) => ({ status, body: { code } });
const issue = Command.parse({ type: 'ticket.issue', serviceId: 'ktp-baru' });

/** Every HTTP answer is held against the API's own description. */
async function onStage(test: (stage: Stage) => Promise<void>): Promise<void> {
  const clock = new SimulatedClock();
  const printer = new ToldPrinter(clock);
  await withSite(
    async (site) => {
      const api = await describedApi(site);
      const wires: Wire[] = [];
      const post: Stage['post'] = (path, body = {}, options = {}) =>
        api.call('POST', path, { body, ...options });
      try {
        await test({
          site,
          clock,
          printer,
          post,
          get: (path, options = {}) => api.call('GET', path, options),
          async take(kiosk = 'kiosk-1') {
            const serviceId = kiosk === 'kiosk-3' ? 'nib-umk' : 'ktp-baru';
            const answer = await post('/tickets', { serviceId }, key(kiosk));
            expect(answer.status).toBe(201);
            return TicketAnswer.parse(answer.body);
          },
          paper: (id) => Paper.parse(site.server().queue.state.papers.get(PaperId.parse(id))),
          async wire(auth) {
            const wire = await openWire(site.url, { key: auth });
            wires.push(wire);
            return wire;
          },
          async signIn(staffId) {
            const answer = await post('/sessions', { staffId, password: 'giliran-demo' }, { key: null });
            return z.object({ token: z.string() }).parse(answer.body).token;
          },
        });
        expect(verify(site.server().store).problems).toEqual([]);
      } finally {
        for (const wire of wires) wire.close();
      }
    },
    { clock, printers: toldPrinters((job) => printer.print(job)) },
  );
}

describe('the life of a paper', () => {
  it('is told over a socket: queued with its ticket, sent, confirmed, and then off the kiosk’s list', () =>
    onStage(async ({ wire }) => {
      const kiosk = await wire('demo-kiosk-1');
      const scope = { kind: 'kiosk', kioskId: 'kiosk-1' };
      await kiosk.watch(scope);
      const issued = await kiosk.command(issue);
      const { ticket, paper } = CommandResult.parse(issued.ok ? issued.value : null);
      expect(paper).toMatchObject({
        id: `${ticket?.id}.p1`,
        ticketId: ticket?.id,
        number: ticket?.number,
        kioskId: 'kiosk-1',
        state: 'queued',
        reprint: false,
      });
      const listed = async (state: string | null) =>
        kiosk.until(scope, KioskView, (view) => (view.papers[0]?.state ?? null) === state);
      await listed('queued');
      const paperId = PaperId.parse(paper?.id);
      for (const outcome of ['sent', 'confirmed'] as const) {
        expect(await kiosk.command({ type: 'paper.report', paperId, outcome })).toMatchObject({
          ok: true,
          value: { paper: { id: paperId, state: outcome }, ticket: { id: ticket?.id } },
        });
        // The clock stands still: what comes, comes at once.
        await listed(outcome === 'sent' ? 'sent' : null);
      }
    }));

  it('is told over HTTP, with the reason of a failure, and stands in the log', () =>
    onStage(async ({ post, get, take, paper }) => {
      const ticket = await take();
      const report = (outcome: string, detail?: string) =>
        post(`/papers/${first(ticket)}/report`, { outcome, detail }, key('kiosk-1'));
      expect(await report('sent')).toMatchObject({ status: 200, body: { paper: { state: 'sent' } } });
      expect(await report('failed', 'paperOut')).toMatchObject({
        status: 200,
        body: { ticket: { id: ticket.id }, paper: { state: 'failed', detail: 'paperOut' } },
      });
      expect(paper(first(ticket))).toMatchObject({ state: 'failed', detail: 'paperOut' });
      const { body } = await get('/events?limit=1000', { key: adminKey });
      const types = z.array(z.object({ event: z.object({ type: z.string() }) })).parse(body);
      expect(types.slice(-4).map((e) => e.event.type)).toEqual([
        'ticketIssued',
        'paperQueued',
        'paperSent',
        'paperFailed',
      ]);
    }));

  it('takes the same report twice and refuses one that no longer fits', () =>
    onStage(async ({ site, post, take, paper }) => {
      const ticket = await take();
      const report = (outcome: string) =>
        post(`/papers/${first(ticket)}/report`, { outcome }, key('kiosk-1'));
      await report('confirmed');
      const { lastSeq } = site.server().queue;
      expect(await report('confirmed')).toMatchObject({
        status: 200,
        body: { paper: { state: 'confirmed' } },
      });
      expect(await report('failed')).toMatchObject(refused(409, 'paperNotAllowed'));
      expect(await report('sent')).toMatchObject(refused(409, 'paperNotAllowed'));
      expect(site.server().queue.lastSeq).toBe(lastSeq);
      expect(paper(first(ticket)).state).toBe('confirmed');
    }));

  it('is for its own kiosk to tell, to read and to print', () =>
    onStage(async ({ post, get, take }) => {
      const ticket = await take();
      const other = key('kiosk-2');
      expect(await post(`/papers/${first(ticket)}/report`, { outcome: 'sent' }, other)).toMatchObject(
        refused(403, 'forbidden'),
      );
      expect(await post(`/tickets/${ticket.id}/reprint`, {}, other)).toMatchObject(refused(403, 'forbidden'));
      expect(await post(`/tickets/${ticket.id}/print`, {}, other)).toMatchObject(refused(403, 'forbidden'));
      expect(await get(`/tickets/${ticket.id}/paper`, other)).toMatchObject(refused(403, 'forbidden'));
      expect(await post(`/papers/${randomUUID()}.p1/report`, { outcome: 'sent' }, other)).toMatchObject(
        refused(404, 'unknownPaper'),
      );
      expect(await post('/papers/nonsense/report', { outcome: 'sent' }, other)).toMatchObject(
        refused(400, 'invalidRequest'),
      );
      for (const path of [`/papers/${first(ticket)}/report`, `/papers/${first(ticket)}/settle`])
        expect(await post(path, {}, key('kiosk-1'))).toMatchObject(refused(400, 'invalidRequest'));
    }));

  it('of yesterday is known, but its day is over', () =>
    onStage(async ({ site, clock, post, take }) => {
      const ticket = await take();
      clock.set('2026-11-19T10:00:00+07:00');
      expect(
        await post(`/papers/${first(ticket)}/report`, { outcome: 'confirmed' }, key('kiosk-1')),
      ).toMatchObject(refused(409, 'notOnThisDay'));
      expect(site.server().store.papersOf(ticket.day)).toMatchObject([{ state: 'failed' }]);
    }));
});

describe('another paper', () => {
  it('is for the kiosk only after a failure, and for staff whenever none is under way', () =>
    onStage(async ({ post, take, signIn }) => {
      const ticket = await take();
      const again = (options: ApiOptions, body: object = {}) =>
        post(`/tickets/${ticket.id}/reprint`, body, options);
      const siti = { key: await signIn('siti-disdukcapil') };
      const fitri = { key: await signIn('fitri-imigrasi') };
      for (const asker of [key('kiosk-1'), siti])
        expect(await again(asker)).toMatchObject(refused(409, 'paperNotAllowed'));
      await post(`/papers/${first(ticket)}/report`, { outcome: 'confirmed' }, key('kiosk-1'));
      expect(await again(key('kiosk-1'))).toMatchObject(refused(409, 'paperNotAllowed'));
      expect(await again(fitri)).toMatchObject(refused(403, 'otherAgency'));
      expect(await again({ key: 'demo-read-key' })).toMatchObject(refused(403, 'forbidden'));
      expect(await again(siti, { kioskId: 'kiosk-9' })).toMatchObject(refused(404, 'unknownKiosk'));
      expect(await again(siti, { kioskId: 'kiosk-2', reason: 'hilang' })).toMatchObject({
        status: 200,
        body: { paper: { id: second(ticket), kioskId: 'kiosk-2', state: 'queued', reprint: true } },
      });
      expect(await again({ key: adminKey })).toMatchObject(refused(409, 'paperNotAllowed'));
    }));

  it('says on itself what the ledger says of it', () =>
    onStage(async ({ post, get, take }) => {
      const [lost, dry] = [await take(), await take()];
      for (const [ticket, outcome, reprint] of [
        [lost, 'unknown', true],
        [dry, 'failed', false],
      ] as const) {
        await post(`/papers/${first(ticket)}/report`, { outcome }, key('kiosk-1'));
        expect((await post(`/tickets/${ticket.id}/reprint`, {}, key('kiosk-1'))).status).toBe(200);
        const content = async (paperId: string) =>
          (await get(`/tickets/${ticket.id}/paper?paperId=${paperId}`, key('kiosk-1'))).body;
        expect(await content(first(ticket))).toMatchObject({ reprint: false });
        expect(await content(second(ticket))).toMatchObject({ number: ticket.number, reprint });
      }
      const strange = `/tickets/${lost.id}/paper?paperId=${first(dry)}`;
      expect(await get(strange, key('kiosk-1'))).toMatchObject(refused(404, 'unknownPaper'));
    }));

  it('may be read and printed by the kiosk that is to print it, whoever issued the ticket', () =>
    onStage(async ({ post, get, take, printer, paper }) => {
      const ticket = await take();
      await post(`/papers/${first(ticket)}/report`, { outcome: 'unknown' }, key('kiosk-1'));
      await post(`/tickets/${ticket.id}/reprint`, { kioskId: 'kiosk-3' }, { key: adminKey });
      expect(
        await get(`/tickets/${ticket.id}/paper?paperId=${second(ticket)}`, key('kiosk-3')),
      ).toMatchObject({ status: 200, body: { reprint: true } });
      expect(await post(`/tickets/${ticket.id}/print`, {}, key('kiosk-1'))).toMatchObject(
        refused(403, 'forbidden'),
      );
      expect((await post(`/tickets/${ticket.id}/print`, {}, key('kiosk-3'))).status).toBe(200);
      expect(printer.jobs).toMatchObject([
        { folder: 'kiosk-3', jobId: second(ticket), width: '58mm', paper: { reprint: true } },
      ]);
      expect(paper(second(ticket)).state).toBe('confirmed');
    }));
});

describe('a paper of unknown fate', () => {
  it('is settled by staff of its agency, once, and by no kiosk', () =>
    onStage(async ({ post, take, signIn, paper }) => {
      const ticket = await take();
      const settle = (cameOut: boolean, options: ApiOptions) =>
        post(`/papers/${first(ticket)}/settle`, { cameOut }, options);
      const siti = { key: await signIn('siti-disdukcapil') };
      expect(await settle(false, siti)).toMatchObject(refused(409, 'paperNotAllowed'));
      await post(`/papers/${first(ticket)}/report`, { outcome: 'unknown' }, key('kiosk-1'));
      expect(await settle(false, key('kiosk-1'))).toMatchObject(refused(403, 'forbidden'));
      expect(await settle(false, { key: await signIn('fitri-imigrasi') })).toMatchObject(
        refused(403, 'otherAgency'),
      );
      expect(await settle(false, siti)).toMatchObject({ status: 200, body: { paper: { state: 'failed' } } });
      expect(await settle(true, siti)).toMatchObject(refused(409, 'paperNotAllowed'));
      expect(paper(first(ticket)).state).toBe('failed');
      const printedAnew = await post(`/tickets/${ticket.id}/reprint`, {}, key('kiosk-1'));
      expect(printedAnew.body).toMatchObject({ paper: { reprint: false } });
    }));

  it('is confirmed late when the printer comes back', () =>
    onStage(async ({ post, take, paper }) => {
      const ticket = await take();
      for (const outcome of ['unknown', 'confirmed'])
        expect((await post(`/papers/${first(ticket)}/report`, { outcome }, key('kiosk-1'))).status).toBe(200);
      expect(paper(first(ticket)).state).toBe('confirmed');
    }));
});

describe('a lost acknowledgement', () => {
  it('never makes a second number or paper, also after the server was restarted', () =>
    onStage(async ({ site, wire }) => {
      const commandId = randomUUID();
      const before = await wire('demo-kiosk-1');
      const answer = await before.command(issue, commandId);
      expect(await before.command(issue, commandId)).toEqual(answer);
      await site.restart();
      const after = await wire('demo-kiosk-1');
      expect(await after.command(issue, commandId)).toEqual(answer);
      const { state } = site.server().queue;
      expect([state.tickets.size, state.papers.size]).toEqual([1, 1]);
    }));

  it('of a reprint gives the same paper again', () =>
    onStage(async ({ site, post, take }) => {
      const ticket = await take();
      await post(`/papers/${first(ticket)}/report`, { outcome: 'failed' }, key('kiosk-1'));
      const options = { ...key('kiosk-1'), idempotencyKey: randomUUID() };
      const answer = await post(`/tickets/${ticket.id}/reprint`, {}, options);
      expect(await post(`/tickets/${ticket.id}/reprint`, {}, options)).toMatchObject({ body: answer.body });
      await site.restart();
      expect(await post(`/tickets/${ticket.id}/reprint`, {}, options)).toMatchObject({ body: answer.body });
      expect(site.server().queue.state.papersOfTicket.get(ticket.id)).toEqual([
        first(ticket),
        second(ticket),
      ]);
    }));
});

describe('printing at the server', () => {
  it('prints the queued paper once, however often it is asked for, and the ledger knows', () =>
    onStage(async ({ post, take, printer, paper }) => {
      const ticket = await take('kiosk-3');
      const print = () => post(`/tickets/${ticket.id}/print`, {}, key('kiosk-3'));
      const [a, b] = await Promise.all([print(), print()]);
      const c = await print();
      expect([a.status, b.status, c.status]).toEqual([200, 200, 200]);
      expect(printer.jobs).toMatchObject([
        { folder: 'kiosk-3', jobId: first(ticket), width: '58mm', paper: { number: ticket.number } },
      ]);
      expect(paper(first(ticket))).toMatchObject({ state: 'confirmed', detail: null });
    }));

  it('calls a paper confirmed with a doubt when the printer cannot report', () =>
    onStage(async ({ clock, post, take, printer, paper }) => {
      const ticket = await take();
      printer.does(ok({ at: clock.now(), certainty: 'sent' }));
      expect((await post(`/tickets/${ticket.id}/print`, {}, key('kiosk-1'))).status).toBe(200);
      expect(paper(first(ticket))).toMatchObject({ state: 'confirmed', detail: 'the printer cannot report' });
    }));

  it.each([
    [
      'says that nothing came out',
      err({ kind: 'failed', detail: 'the printer is paperOut' }),
      'failed',
      'the printer is paperOut',
    ],
    [
      'cannot say',
      err({ kind: 'unknown', detail: 'no answer after the cut' }),
      'unknown',
      'no answer after the cut',
    ],
    ['breaks off', 'break', 'unknown', 'the cable was pulled'],
  ] satisfies [string, Printed | 'break', string, string][])(
    'notes a printer that %s, and never tries again by itself',
    (_, manner, state, detail) =>
      onStage(async ({ post, take, printer, paper }) => {
        const ticket = await take();
        printer.does(manner);
        const print = () => post(`/tickets/${ticket.id}/print`, {}, key('kiosk-1'));
        const answer = await print();
        expect(answer).toMatchObject({
          ...refused(502, 'printerFailed'),
          body: { detail: `${state}: ${detail}` },
        });
        expect(await print()).toMatchObject(refused(502, 'printerFailed'));
        expect(printer.jobs).toHaveLength(1);
        expect(paper(first(ticket))).toMatchObject({ state, detail });
        printer.does('break');
        await post(`/tickets/${ticket.id}/reprint`, {}, key('kiosk-1'));
        await print();
        expect(printer.jobs.at(-1)).toMatchObject({
          jobId: second(ticket),
          paper: { reprint: state === 'unknown' },
        });
      }),
  );

  it('does not wait for ever: unknown when the time is up, confirmed when the printer answers after all', () =>
    onStage(async ({ clock, post, take, printer, paper }) => {
      const ticket = await take();
      printer.does('hang');
      const answer = post(`/tickets/${ticket.id}/print`, {}, key('kiosk-1'));
      await eventually(() => printer.jobs.length === 1, 'the printer was asked');
      expect(paper(first(ticket)).state).toBe('sent');
      clock.advance(15_000);
      expect(await answer).toMatchObject(refused(502, 'printerFailed'));
      expect(paper(first(ticket)).state).toBe('unknown');
      printer.wakes(ok({ at: clock.now(), certainty: 'confirmed' }));
      await eventually(() => paper(first(ticket)).state === 'confirmed', 'the late answer');
    }));

  it('leaves to a person what a printer denies too late', () =>
    onStage(async ({ clock, post, take, printer, paper }) => {
      const ticket = await take();
      printer.does('hang');
      const answer = post(`/tickets/${ticket.id}/print`, {}, key('kiosk-1'));
      await eventually(() => printer.jobs.length === 1, 'the printer was asked');
      clock.advance(15_000);
      await answer;
      printer.wakes(err({ kind: 'failed', detail: 'paperOut' }));
      await post('/counters/loket-1/open');
      expect(paper(first(ticket))).toMatchObject({
        state: 'unknown',
        detail: 'the printer did not answer in time',
      });
    }));

  it('that was cut off by a restart leaves an unknown paper; what a kiosk prints itself is the kiosk’s to tell', () =>
    onStage(async ({ site, post, take, printer, paper }) => {
      const [atServer, atKiosk] = [await take(), await take('kiosk-2')];
      await post(`/papers/${first(atKiosk)}/report`, { outcome: 'sent' }, key('kiosk-2'));
      printer.does('hang');
      const cutOff = site.api('POST', `/tickets/${atServer.id}/print`, { body: {}, ...key('kiosk-1') });
      await eventually(() => printer.jobs.length === 1, 'the printer was asked');
      const gone = cutOff.catch(() => 'cut off');
      await site.restart();
      await gone;
      expect(paper(first(atServer))).toMatchObject({
        state: 'unknown',
        detail: 'the server stopped while it was printing',
      });
      expect(paper(first(atKiosk)).state).toBe('sent');
      printer.wakes(ok({ at: 0, certainty: 'confirmed' }));
      await site.restart();
      expect(paper(first(atServer)).state).toBe('unknown');
    }));

  it('needs a paper, a ticket of today, and somebody who may', () =>
    onStage(async ({ clock, post, take }) => {
      const { body } = await post('/tickets', { serviceId: 'ktp-baru' });
      const { id } = TicketAnswer.parse(body);
      expect(await post(`/tickets/${id}/print`)).toMatchObject(refused(409, 'paperNotAllowed'));
      expect(await post(`/tickets/${id}/print`, {}, { key: 'demo-read-key' })).toMatchObject(
        refused(403, 'forbidden'),
      );
      const ticket = await take();
      clock.set('2026-11-19T10:00:00+07:00');
      await post('/counters/loket-1/open');
      expect(await post(`/tickets/${ticket.id}/print`, {}, key('kiosk-1'))).toMatchObject(
        refused(409, 'notOnThisDay'),
      );
    }));

  it('goes into the kiosk’s folder; one that cannot be there is a failure', () =>
    withSite(
      async (site) => {
        const printAt = async (kiosk: string) => {
          const options = { body: { serviceId: 'ktp-baru' }, ...key(kiosk) };
          const { id } = TicketAnswer.parse((await site.api('POST', '/tickets', options)).body);
          const answer = await site.api('POST', `/tickets/${id}/print`, { body: {}, ...key(kiosk) });
          return { answer, paper: site.server().queue.state.papers.get(first({ id })) };
        };
        expect(await printAt('kiosk-1')).toMatchObject({
          answer: { status: 200 },
          paper: { state: 'confirmed', detail: null },
        });
        const written = await readdir(join(site.paperFolder, 'kiosk-1'));
        expect(written.map((name) => extname(name)).toSorted()).toEqual(['.bin', '.png', '.txt']);
        await writeFile(join(site.paperFolder, 'kiosk-2'), 'a file where the folder should be');
        expect(await printAt('kiosk-2')).toMatchObject({
          answer: refused(502, 'printerFailed'),
          paper: { state: 'failed', detail: expect.stringContaining('is not a folder') },
        });
      },
      { clock: new SimulatedClock() },
    ));
});

describe('the list of papers that need a hand', () => {
  const scope = { kind: 'supervisor' };
  const numbers = (view: SupervisorView) => view.papers.map((p) => `${p.number} ${p.state}`);

  it('fills at once and empties as they are replaced, settled or called', () =>
    onStage(async ({ clock, post, take, wire }) => {
      const board = await wire(adminKey);
      await board.watch(scope);
      const shows = async (...expected: string[]) =>
        board.until(scope, SupervisorView, (view) => numbers(view).join() === expected.join());
      const report = (ticket: TicketAnswer, outcome: string) =>
        post(`/papers/${first(ticket)}/report`, { outcome }, key('kiosk-1'));
      const [a, b, c] = [await take(), await take(), await take()];
      await report(a, 'failed');
      await shows(`${a.number} failed`);
      clock.advance(1);
      await report(b, 'unknown');
      clock.advance(1);
      await report(c, 'failed');
      const view = await shows(`${c.number} failed`, `${b.number} unknown`, `${a.number} failed`);
      expect(view.papers[0]).toMatchObject({
        agencyId: 'disdukcapil',
        serviceId: 'ktp-baru',
        kioskId: 'kiosk-1',
      });
      await post(`/tickets/${c.id}/reprint`, {}, key('kiosk-1'));
      await shows(`${b.number} unknown`, `${a.number} failed`);
      await post(`/papers/${second(c)}/report`, { outcome: 'unknown' }, key('kiosk-1'));
      await shows(`${c.number} unknown`, `${b.number} unknown`, `${a.number} failed`);
      for (const paperId of [second(c), first(b)]) await post(`/papers/${paperId}/settle`, { cameOut: true });
      await shows(`${a.number} failed`);
      // Who is called was seen: the counter takes it from here. Counts are gathered, so the clock moves.
      await post('/counters/loket-1/next');
      clock.advance(500);
      await shows();
    }));

  it('shows agency people their own', () =>
    onStage(async ({ post, take, wire, signIn }) => {
      const [siti, fitri] = [
        await wire(await signIn('siti-disdukcapil')),
        await wire(await signIn('fitri-imigrasi')),
      ];
      for (const board of [siti, fitri]) await board.watch(scope);
      const ticket = await take();
      await post(`/papers/${first(ticket)}/report`, { outcome: 'failed' }, key('kiosk-1'));
      await siti.until(scope, SupervisorView, (view) => view.papers.length === 1);
      await fitri.unwatch(scope);
      await fitri.watch(scope);
      expect(SupervisorView.parse(fitri.pushes(scope).at(-1)?.view).papers).toEqual([]);
    }));
});

describe('a printer', () => {
  const board = { kind: 'supervisor' };
  const of = (kioskId: string) => ({ kind: 'kiosk', kioskId });

  it('is seen at once by its kiosk and by supervisors, and remembered over a restart', () =>
    onStage(async ({ site, clock, post, wire }) => {
      const [kiosk, admin] = [await wire('demo-kiosk-1'), await wire(adminKey)];
      await kiosk.watch(of('kiosk-1'));
      await admin.watch(board);
      const line = (view: SupervisorView) => view.devices.find((d) => d.id === 'kiosk-1');
      expect(line(SupervisorView.parse(admin.pushes(board).at(-1)?.view))?.printer).toBeNull();
      const report = { state: 'paperLow', detail: 'near end', paperUsedMm: 81_250.5 };
      expect(await post('/printers/report', report, key('kiosk-1'))).toMatchObject({
        status: 200,
        body: { ticket: null, paper: null },
      });
      expect((await kiosk.until(of('kiosk-1'), KioskView, (v) => v.printer !== null)).printer).toMatchObject(
        report,
      );
      expect(
        line(await admin.until(board, SupervisorView, (v) => line(v)?.printer !== null))?.printer,
      ).toEqual({ ...report, reportedAt: clock.now() });
      const { lastSeq } = site.server().queue;
      await post('/printers/report', report, key('kiosk-1'));
      expect(site.server().queue.lastSeq).toBe(lastSeq);
      await site.restart();
      expect([...site.server().queue.state.printers]).toEqual([
        ['kiosk-1', { ...report, reportedAt: clock.now() }],
      ]);
    }));

  it('is reported by its kiosk and by nobody else', () =>
    onStage(async ({ post }) => {
      expect(await post('/printers/report', { state: 'ready' })).toMatchObject(refused(403, 'forbidden'));
      expect(await post('/printers/report', { state: 'on fire' }, key('kiosk-1'))).toMatchObject(
        refused(400, 'invalidRequest'),
      );
    }));

  it('that cannot print shows the nearest kiosk that can, as long as it is there', () =>
    onStage(async ({ clock, post, wire }) => {
      const state = (kiosk: string, to: string) => post('/printers/report', { state: to }, key(kiosk));
      const mine = await wire('demo-kiosk-1');
      await mine.watch(of('kiosk-1'));
      const sends = async (to: string | null) => {
        clock.advance(500);
        return mine.until(
          of('kiosk-1'),
          KioskView,
          (v) => v.printer !== null && (v.otherKiosk?.id ?? null) === to,
        );
      };
      await state('kiosk-1', 'paperOut');
      await state('kiosk-2', 'ready');
      await state('kiosk-3', 'ready');
      await sends(null);
      await wire('demo-kiosk-3');
      await sends('kiosk-3');
      const nearer = await wire('demo-kiosk-2');
      expect((await sends('kiosk-2')).otherKiosk).toMatchObject({
        name: 'Mesin antrean lantai 1 timur',
        zone: { en: 'Floor 1' },
      });
      await state('kiosk-2', 'coverOpen');
      await sends('kiosk-3');
      await state('kiosk-2', 'unknown');
      await sends('kiosk-2');
      nearer.close();
      await eventually(async () => {
        clock.advance(500);
        return KioskView.parse(mine.pushes(of('kiosk-1')).at(-1)?.view).otherKiosk?.id === 'kiosk-3';
      }, 'a kiosk that went away is not offered');
      await state('kiosk-1', 'ready');
      await sends(null);
    }));
});

describe('a kiosk that falls silent', () => {
  it('leaves a paper of which nobody knows: after five minutes it needs a hand, and may be printed again', () =>
    onStage(async ({ clock, take, paper, post, signIn }) => {
      const ticket = await take();
      clock.advance(4 * 60_000);
      expect(paper(first(ticket)).state).toBe('queued');
      clock.advance(2 * 60_000);
      await eventually(() => paper(first(ticket)).state === 'unknown', 'the end of patience');
      const staff = { key: await signIn('siti-disdukcapil') };
      expect(await post(`/tickets/${ticket.id}/reprint`, {}, staff)).toMatchObject({
        status: 200,
        body: { paper: { id: second(ticket), reprint: true } },
      });
    }));

  it('may tell afterwards that its paper came out', () =>
    onStage(async ({ clock, take, paper, post }) => {
      const ticket = await take();
      await post(`/papers/${first(ticket)}/report`, { outcome: 'sent' }, key('kiosk-1'));
      clock.advance(6 * 60_000);
      await eventually(() => paper(first(ticket)).state === 'unknown', 'the end of patience');
      await post(`/papers/${first(ticket)}/report`, { outcome: 'confirmed' }, key('kiosk-1'));
      expect(paper(first(ticket)).state).toBe('confirmed');
    }));
});

describe('verify', () => {
  const tampered = (change: string) =>
    withSite(
      async (site) => {
        const options = { body: { serviceId: 'ktp-baru' }, ...key('kiosk-1') };
        const { id } = TicketAnswer.parse((await site.api('POST', '/tickets', options)).body);
        const report = { body: { outcome: 'failed', detail: 'paperOut' }, ...key('kiosk-1') };
        await site.api('POST', `/papers/${first({ id })}/report`, report);
        await site.api('POST', '/printers/report', { body: { state: 'paperOut' }, ...key('kiosk-1') });
        const { store } = site.server();
        expect(verify(store).problems).toEqual([]);
        const db = openDatabase(site.databaseFile);
        db.exec(change);
        db.close();
        return verify(store).problems;
      },
      { clock: new SimulatedClock() },
    );

  it.each([
    [
      'a paper that was changed',
      "UPDATE papers SET state = 'confirmed', detail = NULL",
      /paper .*\.p1: the log gives/,
    ],
    ['a paper that is gone', 'DELETE FROM papers', /paper .*stored is null/],
    [
      'a paper that never was',
      "INSERT INTO papers SELECT 99, ticket_id || '.p2', day, ticket_id, number, kiosk_id, 'queued', 1, NULL, 1, 1 FROM papers",
      /paper .*\.p2 is stored but not in the log/,
    ],
    [
      'a printer that was changed',
      "UPDATE printers SET state = 'ready'",
      /the printer of kiosk-1: the log gives/,
    ],
  ])('finds %s', async (_, change, problem) => {
    expect(await tampered(change)).toEqual([expect.stringMatching(problem)]);
  });

  it('needs no look at two papers of a ticket under way: the table does not take them', () =>
    withSite(
      async (site) => {
        const options = { body: { serviceId: 'ktp-baru' }, ...key('kiosk-1') };
        await site.api('POST', '/tickets', options);
        site.server().queue.settle();
        const db = new Database(site.databaseFile);
        const add =
          "INSERT INTO papers SELECT 99, ticket_id || '.p2', day, ticket_id, number, kiosk_id, 'sent', 1, NULL, 1, 1 FROM papers";
        expect(() => db.exec(add)).toThrow(/UNIQUE/);
        db.close();
      },
      { clock: new SimulatedClock() },
    ));
});
