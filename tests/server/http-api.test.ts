/** The HTTP road, over the wire. Every answer is also checked against the API's own description. */
import { randomUUID } from 'node:crypto';
import { LoggedEvent, ok, err, TicketAnswer } from '@giliran/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describedApi, type DescribedApi } from '../support/described-api.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { beside, keeping, trust, wholeDay } from '../support/whole-day-addresses.ts';
import { openSite, type ApiOptions, type TestSite } from '../support/site.ts';
import { openWire } from '../support/wire.ts';
import { toldPrinters, type KioskPrintJob } from '../support/told-printers.ts';

const integration = 'demo-integration-key';
const read = 'demo-read-key';

let site: TestSite & { close(): Promise<void> };
let api: DescribedApi;
const clock = new SimulatedClock();
const printed: KioskPrintJob[] = [];
let printerWorks = true;

beforeAll(async () => {
  site = await openSite({
    clock,
    printers: toldPrinters((job) => {
      printed.push(job);
      return Promise.resolve(
        printerWorks
          ? ok({ at: clock.now(), certainty: 'confirmed' as const })
          : err({ kind: 'failed' as const, detail: 'paper out' }),
      );
    }),
  });
  api = await describedApi(site);
});
afterAll(() => site.close());

const post = (path: string, body: unknown = {}, options: ApiOptions = {}) =>
  api.call('POST', path, { body, ...options });
const get = (path: string, options: ApiOptions = {}) => api.call('GET', path, options);

async function issue(serviceId: string, options: ApiOptions = {}): Promise<TicketAnswer> {
  const answer = await post('/tickets', { serviceId }, options);
  expect(answer.status).toBe(201);
  return TicketAnswer.parse(answer.body);
}
async function signIn(staffId: string): Promise<string> {
  const answer = await post('/sessions', { staffId, password: 'giliran-demo' }, { key: null });
  expect(answer.status).toBe(201);
  return z.object({ token: z.string() }).parse(answer.body).token;
}
/** Calls and serves until nobody waits at a counter. */
async function serveAll(counterId: string, key?: string): Promise<void> {
  const options = key === undefined ? {} : { key };
  for (;;) {
    const { body } = await post(`/counters/${counterId}/next`, {}, options);
    const ticket = TicketAnswer.nullable().parse(body.ticket);
    if (!ticket) return;
    for (const step of ['start', 'finish']) {
      const done = await post(`/tickets/${ticket.id}/${step}`, {}, options);
      expect(done.status).toBe(200);
    }
  }
}
const refused = (status: number, code: string) => ({
  status,
  body: expect.objectContaining({ status, code }),
});

describe('the hall', () => {
  it('is told: agencies, services, counters, zones, and how things stand', async () => {
    const agencies = await get('/agencies');
    expect(agencies.body).toHaveLength(28);
    const before = (await get('/services')).body.find((s: { id: string }) => s.id === 'pkp').waiting;
    await issue('pkp');
    const after = (await get('/services')).body.find((s: { id: string }) => s.id === 'pkp');
    expect(after).toMatchObject({ waiting: before + 1, agencyId: 'kpp-pratama' });
    expect((await get('/services')).body).toContainEqual(
      expect.objectContaining({ id: 'bank-tukar-uang', open: false }),
    );
    expect((await get('/counters')).body).toHaveLength(55);
    expect((await get('/zones')).body).toMatchObject([{ id: 'lantai-1' }, { id: 'lantai-2' }]);
  });

  it('shows a zone’s calls to its displays and to programs, not to another zone’s display', async () => {
    const ticket = await issue('e-tilang');
    await post('/counters/loket-47/next');
    const { body } = await get('/zones/lantai-2/display', { key: 'demo-display-4' });
    expect(body.pending).toMatchObject([{ number: ticket.number, counter: 47, recall: false }]);
    await post(`/tickets/${ticket.id}/no-show`);
    expect((await get('/zones/lantai-2/display', { key: read })).status).toBe(200);
    expect(await get('/zones/lantai-2/display', { key: 'demo-display-1' })).toMatchObject(
      refused(403, 'forbidden'),
    );
    expect(await get('/zones/atap/display')).toMatchObject(refused(404, 'unknownZone'));
    expect(await get('/zones/L%20A/display')).toMatchObject(refused(400, 'invalidRequest'));
  });

  it('tells a device which one it is, and nobody else', async () => {
    expect((await get('/devices/me', { key: 'demo-kiosk-3' })).body).toMatchObject({
      kind: 'kiosk',
      id: 'kiosk-3',
      zoneId: 'lantai-2',
    });
    expect((await get('/devices/me', { key: 'demo-display-3' })).body).toMatchObject({
      kind: 'display',
      speaks: false,
    });
    expect((await get('/devices/me', { key: 'demo-loket-7' })).body).toMatchObject({
      kind: 'counter',
      id: 'loket-7',
    });
    expect(await get('/devices/me')).toMatchObject(refused(403, 'forbidden'));
  });
});

describe('a ticket’s way', () => {
  it('goes through issue, next, recall, start and finish', async () => {
    const ticket = await issue('sidik-jari');
    expect(ticket).toMatchObject({ state: 'waiting', waitingAhead: 0, priority: null, channel: 'api' });
    const next = await post('/counters/loket-10/next');
    expect(next.body.ticket).toMatchObject({ id: ticket.id, state: 'called', counterId: 'loket-10' });
    expect((await post(`/tickets/${ticket.id}/recall`)).body.ticket).toMatchObject({ calls: 2 });
    expect((await post(`/tickets/${ticket.id}/start`)).body.ticket).toMatchObject({ state: 'serving' });
    expect((await post(`/tickets/${ticket.id}/finish`)).body.ticket).toMatchObject({ state: 'completed' });
    expect((await get(`/tickets/${ticket.id}`)).body).toMatchObject({ state: 'completed', calls: 2 });
    expect(await post(`/tickets/${ticket.id}/start`)).toMatchObject(refused(409, 'wrongTicketState'));
  });

  it('carries priority and language, and says where it is kept', async () => {
    const answer = await post('/tickets', { serviceId: 'kk-baru', priority: 'lansia', language: 'en' });
    expect(answer).toMatchObject({ status: 201, body: { priority: 'lansia', language: 'en' } });
    expect(answer.headers.get('location')).toBe(`/api/v1/tickets/${answer.body.id}`);
    const cancelled = await post(`/tickets/${answer.body.id}/cancel`, { reason: 'pulang' });
    expect(cancelled.body.ticket).toMatchObject({ state: 'cancelled' });
  });

  it('is announced once', async () => {
    const ticket = await issue('izin-keramaian');
    await post('/counters/loket-11/next');
    const announce = (key: string) => post(`/calls/${ticket.id}.1/announced`, {}, { key });
    expect((await announce('demo-display-1')).status).toBe(200);
    expect((await announce('demo-display-2')).status, 'another display may say so too').toBe(200);
    expect(await announce('demo-display-4')).toMatchObject(refused(403, 'forbidden'));
    expect(await post(`/calls/${ticket.id}.9/announced`)).toMatchObject(refused(404, 'unknownCall'));
    expect(await post('/calls/nonsense/announced')).toMatchObject(refused(400, 'invalidRequest'));
    const { body } = await get('/events?limit=1000');
    const announced = z
      .array(LoggedEvent)
      .parse(body)
      .filter((e) => e.event.type === 'callAnnounced' && e.event.callId === `${ticket.id}.1`);
    expect(announced).toHaveLength(1);
    await post(`/tickets/${ticket.id}/no-show`);
  });

  it('lets a counter open, pause, close and answer that nobody waits', async () => {
    expect((await post('/counters/loket-55/open')).body).toMatchObject({ ticket: null, paper: null });
    expect((await post('/counters/loket-55/pause', { reason: 'Istirahat' })).status).toBe(200);
    expect((await get('/counters')).body.at(-1)).toMatchObject({
      status: 'paused',
      pauseReason: 'Istirahat',
    });
    expect((await post('/counters/loket-55/next')).body).toMatchObject({ ticket: null, paper: null });
    expect((await post('/counters/loket-55/close')).status).toBe(200);
    expect(await post('/counters/loket-55/pause')).toMatchObject(refused(409, 'counterNotOpen'));
    expect(await post('/counters/loket-99/next')).toMatchObject(refused(404, 'unknownCounter'));
  });

  it('refuses what was meant for an earlier state of the counter', async () => {
    await post('/counters/loket-54/open');
    expect(await post('/counters/loket-54/next', { basedOn: 0 })).toMatchObject(
      refused(409, 'counterChanged'),
    );
    expect(await post('/counters/loket-54/next', { basedOn: 1 })).toMatchObject({ status: 200 });
  });

  it('is printed on its kiosk’s printer, with what stands on it', async () => {
    const { id, number } = await issue('nib-umk', { key: 'demo-kiosk-3' });
    expect((await get(`/tickets/${id}/paper`, { key: 'demo-kiosk-3' })).body).toMatchObject({
      number,
      reprint: false,
      url: expect.stringMatching(new RegExp(`^${site.url}/t/[\\w-]{22}$`)),
    });
    expect((await post(`/tickets/${id}/print`, {}, { key: 'demo-kiosk-3' })).status).toBe(200);
    expect(printed.at(-1)).toMatchObject({
      folder: 'kiosk-3',
      jobId: `${id}.p1`,
      width: '58mm',
      paper: { number },
    });
    // Asked again, the paper that came out stays the one.
    const papers = printed.length;
    expect((await post(`/tickets/${id}/print`, {}, { key: 'demo-kiosk-3' })).status).toBe(200);
    expect(printed).toHaveLength(papers);
    expect(await post(`/tickets/${id}/print`, {}, { key: 'demo-kiosk-1' })).toMatchObject(
      refused(403, 'forbidden'),
    );
    expect(await get(`/tickets/${id}/paper`, { key: 'demo-kiosk-1' })).toMatchObject(
      refused(403, 'forbidden'),
    );
    expect(await get(`/tickets/${randomUUID()}/paper`)).toMatchObject(refused(404, 'unknownTicket'));
    expect(await post(`/tickets/${id}/print`, {}, { idempotencyKey: null })).toMatchObject(
      refused(400, 'idempotencyKeyRequired'),
    );
  });
});

describe('a paper', () => {
  const key = 'demo-kiosk-3';

  it('that failed is queued again by its kiosk, unmarked, and comes out', async () => {
    const { id } = await issue('nib-umk', { key });
    printerWorks = false;
    expect(await post(`/tickets/${id}/print`, {}, { key })).toMatchObject(refused(502, 'printerFailed'));
    printerWorks = true;
    expect(await post(`/tickets/${id}/reprint`, {}, { key })).toMatchObject({
      status: 200,
      body: { paper: { id: `${id}.p2`, state: 'queued', reprint: false } },
    });
    expect((await post(`/tickets/${id}/print`, {}, { key })).status).toBe(200);
    expect(printed.at(-1)).toMatchObject({ jobId: `${id}.p2` });
  });

  it('is told of by the kiosk that prints it, and settled by staff when nobody knows', async () => {
    const { id } = await issue('nib-umk', { key });
    const report = (outcome: string, by = key) => post(`/papers/${id}.p1/report`, { outcome }, { key: by });
    expect((await report('sent')).status).toBe(200);
    expect(await report('confirmed', 'demo-kiosk-1')).toMatchObject(refused(403, 'forbidden'));
    expect(await report('unknown')).toMatchObject({ body: { paper: { state: 'unknown' } } });
    expect(await post(`/papers/${id}.p1/settle`, { cameOut: true }, { key })).toMatchObject(
      refused(403, 'forbidden'),
    );
    expect(await post(`/papers/${id}.p1/settle`, { cameOut: true })).toMatchObject({
      status: 200,
      body: { paper: { state: 'confirmed' } },
    });
    expect(await post(`/papers/${id}.p9/report`, { outcome: 'sent' }, { key })).toMatchObject(
      refused(404, 'unknownPaper'),
    );
  });

  it('needs a printer, of which its kiosk tells', async () => {
    expect((await post('/printers/report', { state: 'paperLow' }, { key })).status).toBe(200);
    expect(await post('/printers/report', { state: 'paperLow' })).toMatchObject(refused(403, 'forbidden'));
  });
});

describe('a request that cannot be done', () => {
  it('names an unknown or closed service, an unknown priority, a kiosk that does not offer it', async () => {
    expect(await post('/tickets', { serviceId: 'paspor-bulan' })).toMatchObject(
      refused(404, 'unknownService'),
    );
    expect(await post('/tickets', { serviceId: 'bank-tukar-uang' })).toMatchObject({
      status: 409,
      body: { code: 'serviceClosed', detail: 'bank-tukar-uang: outOfService' },
    });
    expect(await post('/tickets', { serviceId: 'ktp-baru', priority: 'vip' })).toMatchObject(
      refused(404, 'unknownPriority'),
    );
    expect(await post('/tickets', { serviceId: 'ktp-baru' }, { key: 'demo-kiosk-3' })).toMatchObject(
      refused(409, 'serviceNotOffered'),
    );
  });

  it('names an unknown ticket, and one that is not for this asker', async () => {
    expect(await get(`/tickets/${randomUUID()}`)).toMatchObject(refused(404, 'unknownTicket'));
    expect(await get('/tickets/A-012')).toMatchObject(refused(400, 'invalidRequest'));
    expect(await post(`/tickets/${randomUUID()}/start`)).toMatchObject(refused(404, 'unknownTicket'));
    const { id } = await issue('ktp-baru');
    for (const key of ['demo-kiosk-1', 'demo-display-1', 'demo-loket-1'])
      expect(await get(`/tickets/${id}`, { key })).toMatchObject(refused(403, 'forbidden'));
  });

  it('says which field is wrong', async () => {
    const answer = await post('/tickets', { serviceId: 'KTP', language: 'jv', kioskId: 'kiosk-1' });
    expect(answer).toMatchObject(refused(400, 'invalidRequest'));
    const paths = answer.body.issues.map((i: { path: string }) => i.path);
    expect(paths).toEqual(expect.arrayContaining(['serviceId', 'language']));
    expect(await post('/counters/loket-1/next', { basedOn: 'x' })).toMatchObject({
      body: { issues: [{ path: 'basedOn' }] },
    });
    expect(await get('/events?limit=0')).toMatchObject(refused(400, 'invalidRequest'));
    expect(await get('/events?aftr=1')).toMatchObject(refused(400, 'invalidRequest'));
  });

  it('tells bad JSON, no body, another media type and a body too large apart', async () => {
    const raw = (rawBody: string, headers: Record<string, string> = {}) =>
      api.call('POST', '/tickets', { rawBody, headers });
    expect(await raw('{"serviceId": "ktp-baru"')).toMatchObject(refused(400, 'malformedJson'));
    expect(await raw('')).toMatchObject(refused(400, 'invalidRequest'));
    expect(await api.call('POST', '/tickets')).toMatchObject(refused(400, 'invalidRequest'));
    for (const body of ['null', '[]', '"ktp-baru"', '42'])
      expect(await raw(body), `with ${body}`).toMatchObject(refused(400, 'invalidRequest'));
    expect(
      await raw('serviceId=ktp-baru', { 'content-type': 'application/x-www-form-urlencoded' }),
    ).toMatchObject(refused(415, 'unsupportedMediaType'));
    expect(await raw('<ticket/>', { 'content-type': 'text/xml' })).toMatchObject(
      refused(415, 'unsupportedMediaType'),
    );
    expect(await raw(JSON.stringify({ serviceId: 'x'.repeat(300_000) }))).toMatchObject(
      refused(413, 'bodyTooLarge'),
    );
    expect(
      (await api.call('POST', '/counters/loket-53/open')).status,
      'where nothing need be said, no body is as good as {}',
    ).toBe(200);
    expect((await api.call('POST', '/counters/loket-53/next', { rawBody: '' })).status).toBe(200);
    expect((await api.call('POST', '/counters/loket-53/next')).status).toBe(200);
  });

  it('ignores nothing of a prototype’s: __proto__ is just an unknown field', async () => {
    const answer = await api.call('POST', '/tickets', {
      rawBody: '{"serviceId":"ktp-baru","__proto__":{"priority":"lansia"}}',
    });
    expect([201, 400]).toContain(answer.status);
    if (answer.status === 201) expect(answer.body.priority).toBeNull();
  });

  it('needs an idempotency key with every POST', async () => {
    const none = { idempotencyKey: null };
    for (const [path, body] of [
      ['/tickets', { serviceId: 'ktp-baru' }],
      ['/counters/loket-1/next', {}],
      ['/counters/loket-1/open', {}],
      ['/sessions', { staffId: 'admin', password: 'x' }],
    ] as const)
      expect(await post(path, body, none), `with ${path}`).toMatchObject(
        refused(400, 'idempotencyKeyRequired'),
      );
    expect(
      await post('/tickets', { serviceId: 'ktp-baru' }, { idempotencyKey: 'x'.repeat(129) }),
    ).toMatchObject(refused(400, 'invalidRequest'));
  });

  it('needs a key that the server knows', async () => {
    for (const key of [null, 'wrong', 'demo-admin-key '.repeat(30).trim()]) {
      expect((await get('/agencies', { key })).status).toBe(401);
      expect(await post('/tickets', { serviceId: 'ktp-baru' }, { key })).toMatchObject(
        refused(401, 'notSignedIn'),
      );
    }
    expect(
      await get('/agencies', { key: null, headers: { authorization: 'Basic ZGVtby1hZG1pbi1rZXk6' } }),
    ).toMatchObject(refused(401, 'notSignedIn'));
  });

  it('is refused for the wrong kind of asker', async () => {
    const { id } = await issue('ktp-baru');
    for (const key of [read, 'demo-display-1', 'demo-loket-1']) {
      expect(await post('/tickets', { serviceId: 'ktp-baru' }, { key }), `with ${key}`).toMatchObject(
        refused(403, 'forbidden'),
      );
      expect(await post('/counters/loket-1/next', {}, { key }), `with ${key}`).toMatchObject(
        refused(403, 'forbidden'),
      );
      expect(await post(`/tickets/${id}/cancel`, {}, { key }), `with ${key}`).toMatchObject(
        refused(403, 'forbidden'),
      );
    }
    expect(await post('/counters/loket-1/next', {}, { key: 'demo-kiosk-1' })).toMatchObject(
      refused(403, 'forbidden'),
    );
  });

  it('is told that there is nothing at an address, or that it takes another method', async () => {
    expect(await get('/nowhere')).toMatchObject(refused(404, 'notFound'));
    expect(await get('/api/v2/agencies')).toMatchObject(refused(404, 'notFound'));
    const put = await api.call('PUT', '/tickets', { body: {} });
    expect(put).toMatchObject(refused(405, 'methodNotAllowed'));
    expect(put.headers.get('allow')).toBe('POST');
    expect(await api.call('DELETE', `/tickets/${randomUUID()}`)).toMatchObject(
      refused(405, 'methodNotAllowed'),
    );
    expect(await get('/tickets')).toMatchObject(refused(405, 'methodNotAllowed'));
    expect(await post('/healthz')).toMatchObject(refused(405, 'methodNotAllowed'));
  });
});

describe('a POST that is sent again', () => {
  const eventsSince = async (seq: number) =>
    z.array(LoggedEvent).parse((await get(`/events?after=${seq}`)).body);
  const lastSeq = async () => z.object({ lastSeq: z.int() }).parse((await get('/healthz')).body).lastSeq;

  it('gives the first answer again and issues one ticket', async () => {
    const seq = await lastSeq();
    const idempotencyKey = randomUUID();
    const first = await post('/tickets', { serviceId: 'kk-baru' }, { idempotencyKey });
    clock.advance(90_000);
    await issue('kk-baru');
    const second = await post('/tickets', { serviceId: 'kk-baru' }, { idempotencyKey });
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect((await eventsSince(seq)).filter((e) => e.event.type === 'ticketIssued')).toHaveLength(2);
  });

  it('gives the first answer again also when nobody waited then', async () => {
    const idempotencyKey = randomUUID();
    await post('/counters/loket-52/open');
    const first = await post('/counters/loket-52/next', {}, { idempotencyKey });
    expect(first.body).toMatchObject({ ticket: null, paper: null });
    const again = await post('/counters/loket-52/next', {}, { idempotencyKey });
    expect(again.body).toEqual(first.body);
    const service = site.server().queue.state.index?.site.counters.find((c) => c.id === 'loket-52')
      ?.services[0]?.serviceId;
    await issue(service ?? 'none');
    expect((await post('/counters/loket-52/next', {}, { idempotencyKey })).body).toEqual(first.body);
    expect((await post('/counters/loket-52/next')).body.ticket).not.toBeNull();
  });

  it('is refused with another body under the same key', async () => {
    const idempotencyKey = randomUUID();
    await post('/tickets', { serviceId: 'kk-baru' }, { idempotencyKey });
    const seq = await lastSeq();
    expect(await post('/tickets', { serviceId: 'ktp-baru' }, { idempotencyKey })).toMatchObject(
      refused(409, 'idempotencyKeyReused'),
    );
    expect(await post('/counters/loket-1/open', {}, { idempotencyKey })).toMatchObject(
      refused(409, 'idempotencyKeyReused'),
    );
    expect(await eventsSince(seq)).toEqual([]);
  });

  it('is another request when another asker sends it', async () => {
    const idempotencyKey = randomUUID();
    const one = await issue('kk-baru', { idempotencyKey, key: integration });
    const two = await issue('kk-baru', { idempotencyKey, key: 'demo-kiosk-1' });
    expect(two.id).not.toBe(one.id);
  });

  it('twice at the same moment (a double tap) issues one ticket', async () => {
    for (let n = 0; n < 20; n += 1) {
      const seq = await lastSeq();
      const idempotencyKey = randomUUID();
      const [one, two] = await Promise.all([
        issue('ktp-baru', { idempotencyKey }),
        issue('ktp-baru', { idempotencyKey }),
      ]);
      expect(two).toEqual(one);
      expect(await lastSeq()).toBe(seq + 1);
    }
  });

  it('that was refused may be tried again: a refusal changes nothing and is not kept', async () => {
    const idempotencyKey = randomUUID();
    await post('/counters/loket-51/close');
    expect(await post('/counters/loket-51/pause', {}, { idempotencyKey })).toMatchObject(
      refused(409, 'counterNotOpen'),
    );
    await post('/counters/loket-51/open');
    expect((await post('/counters/loket-51/pause', {}, { idempotencyKey })).status).toBe(200);
  });
});

describe('two counters that press next at the same moment', () => {
  it('never get the same ticket, a hundred times over', async () => {
    await serveAll('loket-1');
    await serveAll('loket-2');
    const called = new Set<string>();
    for (let round = 0; round < 100; round += 1) {
      await Promise.all([issue('ktp-baru'), issue('ktp-ubah-data')]);
      const answers = await Promise.all([post('/counters/loket-1/next'), post('/counters/loket-2/next')]);
      const tickets = answers.map((a) => TicketAnswer.parse(a.body.ticket));
      for (const ticket of tickets) {
        expect(called.has(ticket.id), `${ticket.number} was called twice`).toBe(false);
        called.add(ticket.id);
      }
      await Promise.all(tickets.map((t) => post(`/tickets/${t.id}/no-show`)));
    }
    expect(called.size).toBe(200);
  });
});

describe('the log', () => {
  it('is read page by page, without a gap', async () => {
    const all: LoggedEvent[] = [];
    for (;;) {
      const { body } = await get(`/events?after=${all.at(-1)?.seq ?? 0}&limit=37`);
      const page = z.array(LoggedEvent).parse(body);
      expect(page.length).toBeLessThanOrEqual(37);
      if (page.length === 0) break;
      all.push(...page);
    }
    expect(all.map((e) => e.seq)).toEqual(all.map((_, n) => n + 1));
    expect(all.length).toBe(site.server().queue.lastSeq);
    expect((await get('/events')).body).toHaveLength(100);
  });

  it('tells a key that may only read no token of any ticket', async () => {
    const ticket = await issue('ktp-baru');
    const seen = async (key: string) =>
      JSON.stringify([
        (await get(`/events?after=${site.server().queue.lastSeq - 1}`, { key })).body,
        (await get(`/tickets/${ticket.id}`, { key })).body,
      ]);
    expect(await seen('demo-admin-key')).toContain(ticket.token);
    expect(await seen(read)).toContain(ticket.id);
    expect(await seen(read)).not.toContain(ticket.token);
  });

  it('is for administrators and keys that may read it', async () => {
    for (const key of [integration, 'demo-kiosk-1', await signIn('siti-disdukcapil')])
      expect(await get('/events', { key })).toMatchObject(refused(403, 'forbidden'));
    expect((await get('/events', { key: await signIn('admin') })).status).toBe(200);
  });
});

describe('an agency’s people', () => {
  it('see and touch their own agency only', async () => {
    const key = await signIn('fitri-imigrasi');
    const { body: counters } = await get('/counters', { key });
    expect(new Set(counters.map((c: { agencyId: string }) => c.agencyId))).toEqual(new Set(['imigrasi']));
    const { id } = await issue('ktp-baru');
    expect(await get(`/tickets/${id}`, { key })).toMatchObject(refused(403, 'otherAgency'));
    expect(await post('/tickets', { serviceId: 'ktp-baru' }, { key })).toMatchObject(
      refused(403, 'otherAgency'),
    );
    expect(await post('/counters/loket-1/next', {}, { key })).toMatchObject(refused(403, 'otherAgency'));
    expect(await post(`/tickets/${id}/cancel`, {}, { key })).toMatchObject(refused(403, 'otherAgency'));
    const own = await issue('paspor-ambil', { key });
    expect(own.channel).toBe('counter');
    expect((await post('/counters/loket-6/next', {}, { key })).body.ticket).toMatchObject({
      id: own.id,
      staffId: 'fitri-imigrasi',
    });
    const colleague = await signIn('rizky-imigrasi');
    expect(await post('/counters/loket-6/close', {}, { key: colleague })).toMatchObject(
      refused(409, 'counterTaken'),
    );
    expect(await post(`/tickets/${own.id}/start`, {}, { key: colleague })).toMatchObject(
      refused(409, 'wrongCounter'),
    );
    await post(`/tickets/${own.id}/no-show`, {}, { key });
    await serveAll('loket-6', key);
  });
});

describe('a session', () => {
  it('begins with the right password, says whose it is, and ends', async () => {
    const answer = await post(
      '/sessions',
      { staffId: ' Dewi-Disdukcapil ', password: 'giliran-demo' },
      { key: null },
    );
    expect(answer).toMatchObject({
      status: 201,
      body: {
        expiresAt: clock.now() + 14 * 3_600_000,
        staff: { id: 'dewi-disdukcapil', role: 'counterStaff', agencyId: 'disdukcapil' },
      },
    });
    const key = answer.body.token;
    expect((await get('/sessions/current', { key })).body.staff.id).toBe('dewi-disdukcapil');
    expect((await api.call('DELETE', '/sessions/current', { key })).status).toBe(204);
    expect(await get('/sessions/current', { key })).toMatchObject(refused(401, 'notSignedIn'));
    expect(await post('/counters/loket-1/next', {}, { key })).toMatchObject(refused(401, 'notSignedIn'));
    expect(await get('/sessions/current')).toMatchObject(refused(403, 'forbidden'));
  });

  it('ends by itself after a long working day', async () => {
    const key = await signIn('agus-disdukcapil');
    const began = clock.now();
    // Whoever is at work is seen now and then.
    for (const hours of [3, 6, 9, 12]) {
      clock.set(began + hours * 3_600_000);
      expect((await get('/sessions/current', { key })).status).toBe(200);
    }
    clock.set(began + 14 * 3_600_000 - 1);
    expect((await get('/sessions/current', { key })).status).toBe(200);
    clock.set(began + 14 * 3_600_000);
    expect(await get('/sessions/current', { key })).toMatchObject(refused(401, 'sessionExpired'));
    clock.set(began);
  });

  it('does not begin with a wrong name or password, and says the same for both', async () => {
    const answers = await Promise.all(
      [
        ['hendra-disdukcapil', 'salah'],
        ['tidak-ada', 'giliran-demo'],
      ].map(([staffId, password]) => post('/sessions', { staffId, password }, { key: null })),
    );
    for (const answer of answers) expect(answer).toMatchObject(refused(401, 'wrongCredentials'));
    expect(answers[0]?.body).toEqual(answers[1]?.body);
  });

  it('makes a name wait after five wrong passwords, longer each time', async () => {
    const attempt = (password: string) =>
      post('/sessions', { staffId: 'yuni-disdukcapil', password }, { key: null });
    for (let n = 0; n < 5; n += 1) expect((await attempt('salah')).status).toBe(401);
    expect(await attempt('giliran-demo'), 'the right one must wait too').toMatchObject(
      refused(429, 'tooManyRequests'),
    );
    clock.set(clock.now() + 5_000);
    expect((await attempt('salah')).status).toBe(401);
    clock.set(clock.now() + 5_000);
    expect((await attempt('giliran-demo')).status, 'twice as long now').toBe(429);
    clock.set(clock.now() + 5_000);
    expect((await attempt('giliran-demo')).status).toBe(201);
    expect((await attempt('salah')).status, 'forgotten once it was right').toBe(401);
  });

  it('is not guessed by many tries side by side', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        post('/sessions', { staffId: 'hendra-disdukcapil', password: `guess-${n}` }, { key: null }),
      ),
    );
    expect(answers.filter((a) => a.status === 401).length).toBeLessThanOrEqual(5);
    expect(answers.filter((a) => a.status === 429).length).toBeGreaterThanOrEqual(15);
  });
});

describe('a report', () => {
  it('counts the open day as it stands', async () => {
    const { status, body } = await get('/reports/days?from=2026-11-18&to=2026-11-18&groupBy=agency');
    expect(status).toBe(200);
    expect(body.total.issued).toBe(site.server().queue.state.issueOrder);
    expect(body.rows.length).toBeGreaterThan(0);
  });
  it('is for those who lead', async () => {
    const key = 'demo-kiosk-1';
    expect(await get('/reports/days?from=2026-11-18&to=2026-11-18', { key })).toMatchObject(
      refused(403, 'forbidden'),
    );
  });
});

describe('for whoever watches the server', () => {
  it('the health page needs no key and tells how it is', async () => {
    const { status, body } = await get('/healthz', { key: null });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', day: '2026-11-18' });
    expect(body.lastSeq).toBe(site.server().queue.lastSeq);
  });
  it('the metrics count commands and those who wait', async () => {
    const { status, body, headers } = await site.api('GET', '/metrics', { key: null });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(body).toMatch(/giliran_commands_total\{type="ticket\.issue",outcome="done"\} [1-9]/);
    expect(body).toMatch(/giliran_commands_total\{type="ticket\.issue",outcome="serviceClosed"\} 1/);
    expect(body).toMatch(/giliran_tickets_waiting \d+/);
    expect(body).toMatch(/giliran_command_seconds_bucket/);
  });
});

// What they are for is tested in site-document.test.ts and ticket-preview.test.ts.
it('the addresses of the set-up and of the ticket preview answer as described', async () => {
  const { body: document, headers } = await api.call('GET', '/site');
  const match = { 'if-match': headers.get('etag') ?? '' };
  expect(await api.call('PUT', '/site', { body: document, headers: match })).toMatchObject({ status: 200 });
  expect((await api.call('GET', '/site/changes')).body[0]).toMatchObject({ by: 'demo-admin' });
  const { name, logo, ticket } = document.settings;
  const preview = { draft: { name, logo, ticket }, sample: { width: '58mm' } };
  expect((await api.call('POST', '/ticket-previews', { body: preview })).body.widthDots).toBe(384);
  expect((await api.call('GET', '/ticket-preview.png')).status).toBe(200);
  expect(await api.call('GET', `/logos/${'x'.repeat(22)}`)).toMatchObject({ body: { code: 'unknownLogo' } });
});

describe('a kiosk’s printer', () => {
  it('is set up, looked at and tried over HTTP', async () => {
    const kiosk = await openWire(site.url, { key: 'demo-kiosk-2' });
    try {
      await kiosk.ask('report', { printsAt: 'server' });
      const setUp = { adapter: 'usb', model: 'epson-tm-t82' };
      expect(await post('/kiosks/kiosk-2/printer', setUp)).toMatchObject({ status: 200 });
      expect(await get('/kiosks/kiosk-2/printer')).toMatchObject({
        status: 200,
        body: { kioskId: 'kiosk-2', setUp, printsAt: 'server' },
      });
      for (const what of ['look', 'detect', 'test', 'new-roll'])
        expect(await post(`/kiosks/kiosk-2/printer/${what}`)).toMatchObject({ status: 200 });
    } finally {
      kiosk.close();
    }
  });
});

it('pictures are sent, listed and deleted as described', async () => {
  const rawBody = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const headers = { 'content-type': 'application/octet-stream' };
  const sent = await api.call('POST', '/media', { rawBody, headers });
  expect(sent).toMatchObject({ status: 201, body: { type: 'image/png' } });
  expect((await api.call('POST', '/media', { rawBody: 'no picture', headers })).status).toBe(415);
  expect((await api.call('GET', '/media')).body).toMatchObject([{ file: sent.body.file }]);
  expect((await api.call('DELETE', '/media/secret.png')).status).toBe(400);
  expect((await api.call('DELETE', `/media/${sent.body.file}`)).status).toBe(204);
});

it('when a paper last came out is told, to those who set the hall up', async () => {
  const { status, body } = await get('/papers/last');
  expect(status).toBe(200);
  expect(body.at === null || body.at <= clock.now()).toBe(true);
});

it('what a draft of the set-up would change is told as described', async () => {
  const now = await get('/site');
  expect((await get('/site/use')).status).toBe(200);
  const draft = { site: now.body.site ?? now.body, serviceId: 'ktp-baru', date: '2026-11-18' };
  expect((await post('/hours-previews', draft)).status).toBe(200);
  const order = { mode: 'strict', headStartMinutes: 0, order: {} };
  expect((await post('/order-previews', order)).status).toBe(200);
});

it('the hall is led as described: announcements, an emergency, other work for a counter, alerts', async () => {
  expect((await get('/hall')).status).toBe(200);
  const words = { id: 'Uji', en: 'Trial' };
  const said = await post('/hall/announcements', { text: words, minutes: 5 });
  expect(said.status).toBe(200);
  const { announcements } = (await get('/hall')).body;
  expect(announcements).toMatchObject([{ text: words }]);
  expect((await post(`/hall/announcements/${announcements[0].id}/end`)).status).toBe(200);
  expect((await post('/hall/emergency', { kind: 'other', message: words, drill: true })).status).toBe(200);
  const { emergency } = (await get('/hall')).body;
  expect((await post('/hall/emergency/end', { emergencyId: emergency.id })).status).toBe(200);
  expect((await post('/counters/loket-2/serve-also', { serviceIds: [] })).status).toBe(200);
  expect((await get('/alerts')).status).toBe(200);
  expect(await post('/alerts/waiting.disdukcapil.1/acknowledge')).toMatchObject({ status: 404 });
  const days = '/reports/days.csv?from=2026-11-01&to=2026-11-18&groupBy=day&agencyId=disdukcapil';
  expect((await get(days)).status).toBe(200);
});

it('every address of the description was called', () => {
  expect(api.documented.length).toBeGreaterThan(20);
  const elsewhere = [wholeDay, trust, keeping, beside];
  const left = api.documented.filter(
    (name) => !api.exercised.has(name) && !elsewhere.some((addresses) => addresses.test(name)),
  );
  expect(left, 'the rest is called in the tests that whole-day-addresses.ts speaks of').toEqual([]);
});
