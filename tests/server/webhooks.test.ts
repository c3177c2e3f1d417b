/** Webhooks: in order, signed, once for each event, tried again with growing delay, never in the queue's way. */
import type { WebhookAnswer } from '@giliran/protocol';
import { buildServer, stationPrinters, verify } from '@giliran/server';
import pino from 'pino';
import { expect, it } from 'vitest';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { openSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

const good: WebhookAnswer = { ok: true, status: 200, milliseconds: 1, text: '' };
const bad: WebhookAnswer = { ok: false, status: 500, milliseconds: 1, text: 'rusak' };
const secret = 'rahasia-yang-cukup-panjang';

it('tells what happened in order, again after a failure and a restart, and keeps nobody waiting', async () => {
  const clock = new SimulatedClock();
  const site = await openSite({ clock });
  await site.stop();
  const sent: {
    readonly at: number;
    readonly body: { id: string; type: string };
    readonly signature: string;
  }[] = [];
  let answer: WebhookAnswer | 'hangs' = good;
  const start = async () => {
    const server = await buildServer({
      ...{ databaseFile: site.databaseFile, clock, mediaFolder: site.mediaFolder, startLinks: () => [] },
      recordingFolder: site.recordingFolder,
      logger: pino({ level: 'silent' }),
      printers: stationPrinters({ papers: site.paperFolder, journals: `${site.folder}/printers`, clock }),
      post: ({ body, headers }) => {
        sent.push({
          at: clock.now(),
          body: JSON.parse(body),
          signature: headers['giliran-signature'] ?? '',
        });
        return answer === 'hangs' ? new Promise(() => {}) : Promise.resolve(answer);
      },
    });
    await server.listen('127.0.0.1', site.port);
    return server;
  };
  let server = await start();
  try {
    const made = await site.api('POST', '/webhooks', {
      body: { name: 'Ruang kendali', url: 'http://10.0.0.7/alarm', topics: ['conditions'], secret },
    });
    expect(made.status).toBe(201);
    expect(JSON.stringify((await site.api('GET', '/webhooks')).body)).not.toContain(secret);
    const tell = (kind: 'systemDown' | null) =>
      site.api('POST', '/agencies/disdukcapil/condition', { body: { condition: kind && { kind } } });

    await tell('systemDown');
    await eventually(() => sent.length === 1, 'the first message');
    expect(sent[0]?.body.type).toBe('condition.began');
    expect(sent[0]?.signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);

    answer = bad;
    await tell(null);
    await eventually(() => sent.length === 2, 'message 2');
    await eventually(async () => (await site.api('GET', '/healthz')).body.webhooks === 'failing', 'failing');
    for (const [delay, tries] of [
      [5_000, 3],
      [15_000, 4],
      [60_000, 5],
    ] as const) {
      clock.advance(delay - 1);
      expect(sent).toHaveLength(tries - 1);
      clock.advance(1);
      await eventually(() => sent.length === tries, `message ${tries}`);
      // What came of it is noted before the next delay begins.
      await eventually(
        async () => (await site.api('GET', '/webhooks')).body[0].nextTryAt > clock.now(),
        'the next try',
      );
    }
    // The same message each time, under the same id.
    expect(new Set(sent.slice(1).map(({ body }) => body.id)).size).toBe(1);

    await server.stop();
    answer = good;
    server = await start();
    clock.advance(300_000);
    await eventually(() => sent.length === 6, 'message 6');
    await eventually(async () => (await site.api('GET', '/healthz')).body.webhooks === 'ok', 'well');
    expect(sent.at(-1)?.body).toEqual(sent[1]?.body);

    // One that hangs keeps nobody waiting.
    answer = 'hangs';
    await tell('systemDown');
    await eventually(() => sent.length === 7, 'message 7');
    expect((await site.api('POST', '/tickets', { body: { serviceId: 'paspor-ambil' } })).status).toBe(201);
    const log = JSON.stringify((await site.api('GET', '/events?limit=1000')).body);
    expect(log).not.toContain(secret);
    expect(verify(server.store).problems).toEqual([]);
  } finally {
    await server.stop();
    await site.close();
  }
});
