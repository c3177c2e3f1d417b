/** All screens of a hall lose the cable at once and come back at once. */
import { randomUUID } from 'node:crypto';
import { LiveClient } from '@giliran/client';
import { ServiceId, ZoneId } from '@giliran/protocol';
import { openProxy } from '../../tests/support/proxy.ts';
import { SiteApi } from '../day/site-api.ts';
import { heldAgainstLog, type Answered } from './against-log.ts';
import { within, type Outcome } from './outcome.ts';

export interface StormParts {
  readonly url: string;
  readonly clients: number;
  /** So soon everybody must be back, in milliseconds. */
  readonly backMs: number;
}

const zone = { kind: 'display', zoneId: ZoneId.parse('lantai-1') } as const;
const issue = { type: 'ticket.issue', serviceId: ServiceId.parse('ktp-baru') } as const;
/** One in so many sends a command while the cable is out. */
const senders = 10;

export async function reconnectStorm({ url, clients, backMs }: StormParts): Promise<Outcome> {
  const proxy = await openProxy(Number(new URL(url).port));
  const problems: string[] = [];
  const all = Array.from(
    { length: clients },
    () => new LiveClient({ url: proxy.url, auth: { key: 'demo-admin-key' } }),
  );
  for (const client of all) client.watch(zone, () => {});
  const fresh = (client: LiveClient): boolean => client.current<'display'>(zone).fresh;
  const answered: Answered[] = [];
  try {
    if (!(await within(60_000, () => all.every(fresh)))) problems.push('not everybody came in to begin with');
    proxy.deaf = true;
    const sent = all
      .filter((_, n) => n % senders === 0)
      .map(async (client) => {
        const commandId = randomUUID();
        const outcome = await client.send(issue, { commandId });
        if (outcome.ok) answered.push({ commandId, command: issue, ticket: outcome.value.ticket });
        else problems.push(`refused: ${outcome.error.code}`);
      });
    // The commands arrive, their answers do not.
    const api = new SiteApi({ server: url, key: 'demo-admin-key' });
    const arrived = async (): Promise<boolean> => {
      const seq = await api.lastSeq();
      return seq.ok && seq.value >= sent.length;
    };
    if (!(await within(20_000, arrived))) problems.push('the commands did not arrive');
    proxy.cut();
    proxy.deaf = false;
    const began = performance.now();
    // A call made after the cut: who has it has the newest view.
    const called = await fetch(`${url}/api/v1/counters/loket-1/next`, {
      method: 'POST',
      headers: { authorization: 'Bearer demo-admin-key', 'idempotency-key': randomUUID() },
    });
    if (!called.ok) problems.push(`next: status ${called.status}`);
    const newest = (client: LiveClient): boolean =>
      fresh(client) && (client.current<'display'>(zone).view?.calls.length ?? 0) === 1;
    if (!(await within(backMs, () => all.every(newest))))
      problems.push(
        `${all.filter((client) => !newest(client)).length} were not back with the newest view in time`,
      );
    const back = performance.now() - began;
    await Promise.race([Promise.all(sent), within(backMs, () => false)]);
    if (answered.length !== sent.length) problems.push('some commands were never answered');
    const log = await api.wholeLog();
    if (!log.ok) problems.push('the log cannot be read');
    else
      // The one call of this trial has no display that speaks.
      problems.push(
        ...heldAgainstLog(log.value, answered).filter((p) => !p.endsWith('0 times as announced')),
      );
    return {
      name: 'everybody reconnects at once',
      figures: { clients, 'commands repeated': sent.length, 'all back after': `${back.toFixed(0)} ms` },
      problems,
    };
  } finally {
    for (const client of all) client.close();
    await proxy.close();
  }
}
