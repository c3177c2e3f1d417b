/** What the server does for citizens' screens: media, notices, displays over counters, tickets of earlier days. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DisplayId, DisplayView, SignView, Site, SupervisorView, TicketView } from '@giliran/protocol';
import { verify } from '@giliran/server';
import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { withSite, type TestSite } from '../support/site.ts';
import { openWire } from '../support/wire.ts';

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const send = (
  site: TestSite,
  rawBody: Uint8Array<ArrayBuffer> | string,
  type = 'application/octet-stream',
  key?: string,
) =>
  site.api('POST', '/media', {
    rawBody,
    headers: { 'content-type': type },
    ...(key === undefined ? {} : { key }),
  });
const configure = (site: TestSite, change: (now: Site) => Site) => {
  const now = site.server().queue.state.index?.site;
  if (!now) throw new Error('no site');
  return site.execute({ type: 'site.configure', site: change(now) });
};
const zone = { kind: 'display', zoneId: 'lantai-1' };

describe('media', () => {
  it('are kept by their content, listed, served for ever, and deleted when nothing shows them', () =>
    withSite(async (site) => {
      const sent = await send(site, png);
      expect(sent).toMatchObject({ status: 201, body: { type: 'image/png', bytes: png.length, uses: 0 } });
      const { file } = sent.body;
      // Whatever it is called the second time.
      expect((await send(site, png, 'video/mp4')).body.file).toBe(file);
      expect(await readdir(site.mediaFolder)).toEqual([file]);
      const served = await fetch(`${site.url}/media/${file}`);
      expect(served.status).toBe(200);
      expect(served.headers.get('content-type')).toBe('image/png');
      expect(served.headers.get('cache-control')).toContain('immutable');
      expect(served.headers.get('x-content-type-options')).toBe('nosniff');
      expect(new Uint8Array(await served.arrayBuffer())).toEqual(png);
      const part = await fetch(`${site.url}/media/${file}`, { headers: { range: 'bytes=1-3' } });
      expect([part.status, await part.text()]).toEqual([206, 'PNG']);

      const shown = await configure(site, (now) =>
        Site.parse({ ...now, settings: { ...now.settings, media: [{ kind: 'image', file }] } }),
      );
      expect(shown.ok).toBe(true);
      expect((await site.api('GET', '/media')).body).toMatchObject([{ file, uses: 1 }]);
      expect(await site.api('DELETE', `/media/${file}`)).toMatchObject({
        status: 409,
        body: { code: 'siteInUse' },
      });
      await configure(site, (now) => ({ ...now, settings: { ...now.settings, media: [] } }));
      expect((await site.api('DELETE', `/media/${file}`)).status).toBe(204);
      expect((await site.api('DELETE', `/media/${file}`)).status).toBe(404);
      expect(await readdir(site.mediaFolder)).toEqual([]);
    }));

  it('are refused when they are none, whatever they are called, and leave nothing behind', () =>
    withSite(async (site) => {
      for (const body of ['<svg onload="alert(1)"/>', '<!doctype html>', '', 'RIFF'])
        expect(await send(site, body, 'image/png')).toMatchObject({
          status: 415,
          body: { code: 'unsupportedMediaType' },
        });
      const fat = new Uint8Array(20 * 2 ** 20 + 1);
      fat.set(png);
      expect(await send(site, fat)).toMatchObject({ status: 413, body: { code: 'bodyTooLarge' } });
      expect(await readdir(site.mediaFolder)).toEqual([]);
      // A file as the body is for this address alone.
      expect(
        (await site.api('POST', '/tickets', { rawBody: 'x', headers: { 'content-type': 'image/png' } }))
          .status,
      ).toBe(415);
    }));

  it('are for administrators of the hall', () =>
    withSite(async (site) => {
      for (const key of ['demo-integration-key', 'demo-read-key', 'demo-display-1', 'demo-kiosk-1']) {
        expect((await send(site, png, 'image/png', key)).status).toBe(403);
        expect((await site.api('GET', '/media', { key })).status).toBe(403);
      }
      expect(
        (
          await site.api('POST', '/media', {
            key: null,
            rawBody: png,
            headers: { 'content-type': 'image/png' },
          })
        ).status,
      ).toBe(401);
    }));

  it('lead nowhere else in the file system', () =>
    withSite(async (site) => {
      await writeFile(join(site.folder, 'secret.png'), 'treasure');
      await writeFile(join(site.mediaFolder, 'notes.txt'), 'treasure');
      for (const path of [
        '../secret.png',
        '..%2fsecret.png',
        '%2e%2e/secret.png',
        '..%5csecret.png',
        'notes.txt',
        '.',
        '',
        `${'0'.repeat(64)}.png`,
        '../giliran.db',
        '%00',
      ])
        expect(
          await fetch(`${site.url}/media/${path}`).then(async (r) => [r.status >= 400, await r.text()]),
        ).toEqual([true, expect.not.stringContaining('treasure')]);
    }));
});

describe('what has come over an agency', () => {
  it('is to be said once by the display that speaks, also across restarts', () =>
    withSite(async (site) => {
      const wire = await openWire(site.url, { key: 'demo-display-1' });
      expect(await wire.watch(zone)).toBeNull();
      await site.execute({
        type: 'agency.setCondition',
        agencyId: 'disdukcapil',
        condition: { kind: 'systemDown' },
      });
      const told = await wire.until(zone, DisplayView, (v) => v.notices.length === 1);
      expect(told.notices).toMatchObject([{ kind: 'systemDown', phase: 'begin' }]);
      wire.close();
      await site.restart();
      const again = await openWire(site.url, { key: 'demo-display-1' });
      await again.watch(zone);
      const [notice] = (await again.until(zone, DisplayView, (v) => v.notices.length === 1)).notices;
      if (!notice) throw new Error('no notice');
      await site.api('GET', '/healthz');
      const actor = { kind: 'display', displayId: DisplayId.parse('display-1') } as const;
      const done = await site
        .server()
        .queue.execute(actor, 'said', { type: 'notice.announced', noticeId: notice.noticeId });
      expect(done.ok).toBe(true);
      await again.until(zone, DisplayView, (v) => v.notices.length === 0 && v.conditions.length === 1);
      again.close();
      await site.restart();
      const later = await openWire(site.url, { key: 'demo-display-1' });
      await later.watch(zone);
      const view = await later.until(zone, DisplayView, () => true);
      expect([view.notices, view.conditions.length]).toEqual([[], 1]);
      await site.execute({ type: 'agency.setCondition', agencyId: 'disdukcapil', condition: null });
      expect((await later.until(zone, DisplayView, (v) => v.notices.length === 1)).notices).toMatchObject([
        { phase: 'end' },
      ]);
      later.close();
      expect(verify(site.server().store).problems).toEqual([]);
    }));
});

describe('a display over a counter', () => {
  const small = (now: Site): Site => ({
    ...now,
    displays: now.displays.map((d) =>
      d.id === 'display-1' ? { ...d, kind: 'counter', counterId: now.counters[2]?.id ?? null } : d,
    ),
  });
  it('sees its counter alone, never speaks, and is known as what it is', () =>
    withSite(
      async (site) => {
        expect((await site.api('GET', '/devices/me', { key: 'demo-display-1' })).body).toMatchObject({
          kind: 'display',
          counterId: 'loket-3',
          speaks: false,
        });
        const wire = await openWire(site.url, { key: 'demo-display-1' });
        expect(await wire.watch({ kind: 'sign', counterId: 'loket-4' })).toMatchObject({ code: 'forbidden' });
        const sign = { kind: 'sign', counterId: 'loket-3' };
        expect(await wire.watch(sign)).toBeNull();
        const admin = await openWire(site.url, { key: 'demo-admin-key' });
        await admin.watch({ kind: 'supervisor' });
        await admin.watch(zone);
        const { devices } = await admin.until({ kind: 'supervisor' }, SupervisorView, (v) =>
          v.devices.some((d) => d.id === 'display-1' && d.connections === 1),
        );
        expect(devices.find((d) => d.id === 'display-1')).toMatchObject({ counter: 3, speaking: false });
        expect((await admin.until(zone, DisplayView, () => true)).speaker).toBeNull();
        await site.execute({ type: 'counter.open', counterId: 'loket-3' });
        await site.execute({ type: 'counter.pause', counterId: 'loket-3', reason: 'Salat' });
        await wire.until(
          sign,
          SignView,
          (v) => v.counter.status === 'paused' && v.counter.pauseReason === 'Salat',
        );
        wire.close();
        admin.close();
      },
      { change: small },
    ));
});

it('calls of one millisecond keep the order in which they were made, also after a restart', () =>
  withSite(
    async (site) => {
      const made: string[] = [];
      for (const counterId of ['loket-5', 'loket-1', 'loket-3']) {
        const { body } = await site.api('GET', '/counters');
        const serviceId: string = body.find((c: { id: string }) => c.id === counterId).services[0].serviceId;
        await site.api('POST', '/tickets', { body: { serviceId } });
        made.push((await site.api('POST', `/counters/${counterId}/next`)).body.ticket.number);
      }
      const look = async () => {
        const wire = await openWire(site.url, { key: 'demo-display-1' });
        await wire.watch(zone);
        const view = await wire.until(zone, DisplayView, () => true);
        wire.close();
        return [view.pending.map((c) => c.number), view.calls.map((c) => c.number)];
      };
      expect(await look()).toEqual([made, made.toReversed()]);
      await site.restart();
      expect(await look()).toEqual([made, made.toReversed()]);
    },
    { clock: new SimulatedClock() },
  ));

describe('the phone of a ticket', () => {
  it('learns on the next day how it ended', () => {
    const clock = new SimulatedClock('2026-11-18T22:00:00+07:00');
    return withSite(
      async (site) => {
        const { body: ticket } = await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } });
        clock.advance(11 * 3_600_000);
        await site.restart();
        const wire = await openWire(site.url, { ticketToken: ticket.token });
        const scope = { kind: 'ticket', token: ticket.token };
        expect(await wire.watch(scope)).toBeNull();
        expect(await wire.until(scope, TicketView, () => true)).toMatchObject({
          state: 'expired',
          today: false,
          number: ticket.number,
        });
        wire.close();
        await expect(openWire(site.url, { ticketToken: 'nobodyholdsthistoken00' })).rejects.toMatchObject({
          code: 'unknownTicket',
        });
      },
      { clock },
    );
  });

  it('of a carried-over ticket shows the new one, and stays good without a new connection', () => {
    const clock = new SimulatedClock('2026-11-18T22:00:00+07:00');
    return withSite(
      async (site) => {
        const { body: ticket } = await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } });
        const scope = { kind: 'ticket', token: ticket.token };
        const wire = await openWire(site.url, { ticketToken: ticket.token });
        await wire.watch(scope);
        await site.execute({ type: 'ticket.carryOver', ticketId: ticket.id });
        await wire.until(scope, TicketView, (v) => v.state === 'carried_over');
        const paper = await site.api('GET', `/tickets/${ticket.id}/paper`);
        expect(paper.body.validNote).toMatchObject({ id: 'Berlaku pada hari layanan berikutnya' });
        clock.advance(11 * 3_600_000);
        await site.api('POST', '/tickets', { body: { serviceId: 'kk-baru' } });
        const today = await wire.until(scope, TicketView, (v) => {
          // What changes is gathered for a moment before it is told.
          clock.advance(100);
          return v.state === 'waiting';
        });
        expect(today).toMatchObject({ number: ticket.number, carried: true, today: true, day: '2026-11-19' });
        // The phone looks again on the line it has had since yesterday.
        expect(await wire.watch(scope)).toBeNull();
        wire.close();
      },
      { clock },
    );
  });
});
