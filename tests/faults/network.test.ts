/** Cables that fail, for one screen and for all. */
import { LiveClient } from '@giliran/client';
import { ServiceId } from '@giliran/protocol';
import { verify } from '@giliran/server';
import { describe, expect, it } from 'vitest';
import { reconnectStorm } from '../../scripts/torture/storm.ts';
import { openProxy } from '../support/proxy.ts';
import { withSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

const issue = { type: 'ticket.issue', serviceId: ServiceId.parse('ktp-baru') } as const;

describe('a cable', () => {
  it('that carries one way only is noticed by the client itself, and the command is done once', () =>
    withSite(async (site) => {
      const proxy = await openProxy(site.port);
      const kiosk = new LiveClient({ url: proxy.url, auth: { key: 'demo-kiosk-1' } });
      try {
        await eventually(() => kiosk.connection().status === 'online', 'online');
        proxy.deaf = true;
        const sent = kiosk.send(issue);
        // Nobody cuts the connection: the silence alone must tell.
        await eventually(() => kiosk.connection().status === 'offline', 'the silence noticed');
        proxy.deaf = false;
        expect(await sent).toMatchObject({ ok: true, value: { ticket: { number: 'A-001' } } });
        expect(site.server().queue.state.issueOrder).toBe(1);
        expect(verify(site.server().store).problems).toEqual([]);
      } finally {
        kiosk.close();
        await proxy.close();
      }
    }));

  it('that two hundred screens lose at once brings them all back, and doubles nothing', () =>
    withSite(async (site) => {
      const { problems } = await reconnectStorm({ url: site.url, clients: 200, backMs: 20_000 });
      expect(problems).toEqual([]);
      expect(verify(site.server().store).problems).toEqual([]);
    }));
});
