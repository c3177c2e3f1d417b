/** All screens of a hall lose the cable at once and come back at once. */
import { randomUUID } from 'node:crypto';
import { LiveClient } from '@giliran/client';
import { DisplayView, ServiceId, ZoneId } from '@giliran/protocol';
import { openProxy } from '../../tests/support/proxy.ts';
import { SiteApi } from '../day/site-api.ts';
import { heldAgainstLog, type Answered } from './against-log.ts';
import { pause, within, type Outcome } from './outcome.ts';
import { serverFigures } from './server-figures.ts';

export interface StormParts {
  readonly url: string;
  readonly clients: number;
  /** So soon everybody must be back, in milliseconds. */
  readonly backMs: number;
  /** Whether the server's memory and delay are measured; they take half a minute to come to rest. */
  readonly measured?: boolean;
}

const zone = { kind: 'display', zoneId: ZoneId.parse('lantai-1') } as const;
const issue = { type: 'ticket.issue', serviceId: ServiceId.parse('ktp-baru') } as const;
/** One in so many sends a command while the cable is out. */
const senders = 10;
/** The event loop is at rest again when its 99th percentile is within this much of what it was before, in milliseconds. */
const restlessMs = 40;

export async function reconnectStorm({
  url,
  clients,
  backMs,
  measured = false,
}: StormParts): Promise<Outcome> {
  const proxy = await openProxy(Number(new URL(url).port));
  const problems: string[] = [];
  const figures: Record<string, string | number> = { clients };
  const all = Array.from(
    { length: clients },
    () =>
      new LiveClient({ url: proxy.url, auth: { key: 'demo-admin-key' }, views: { display: DisplayView } }),
  );
  for (const client of all) client.watch(zone, () => {});
  const fresh = (client: LiveClient): boolean => client.current<'display'>(zone).fresh;
  const answered: Answered[] = [];
  try {
    if (!(await within(120_000, () => all.every(fresh))))
      problems.push('not everybody came in to begin with');
    if (measured) await pause(5_000);
    const before = measured ? await serverFigures(url) : null;
    if (measured) await pause(5_000);
    const calm = measured ? await serverFigures(url) : null;
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
    if (!(await within(backMs, arrived))) problems.push('the commands did not arrive');
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
    figures['commands repeated'] = sent.length;
    figures['all back after'] = `${(performance.now() - began).toFixed(0)} ms`;
    await Promise.race([Promise.all(sent), within(backMs, () => false)]);
    if (answered.length !== sent.length) problems.push('some commands were never answered');
    if (before && calm) {
      const during = await serverFigures(url);
      let after = during;
      const atRest = await within(60_000, async () => {
        await pause(5_000);
        after = await serverFigures(url);
        return after.delayMs <= calm.delayMs + restlessMs && after.connections === calm.connections;
      });
      if (!atRest) problems.push('the event loop did not come to rest within a minute');
      const row = (figure: 'delayMs' | 'longestMs' | 'residentMb' | 'heapMb', unit: string): string =>
        [calm, during, after].map((f) => f[figure].toFixed(0)).join(' / ') + ` ${unit}`;
      figures['event-loop delay, p99 before / during / after'] = row('delayMs', 'ms');
      figures['event-loop delay, longest before / during / after'] = row('longestMs', 'ms');
      figures['memory before / during / after'] = row('residentMb', 'MB');
      figures['heap before / during / after'] = row('heapMb', 'MB');
      figures['connections before / after'] = `${calm.connections} / ${after.connections}`;
      if (after.residentMb > calm.residentMb * 1.5 + 60)
        problems.push(
          `the server holds ${after.residentMb.toFixed(0)} MB, before ${calm.residentMb.toFixed(0)} MB`,
        );
    }
    const log = await api.wholeLog();
    if (!log.ok) problems.push('the log cannot be read');
    else
      // The one call of this trial has no display that speaks.
      problems.push(
        ...heldAgainstLog(log.value, answered).filter((p) => !p.endsWith('0 times as announced')),
      );
    return { name: 'everybody reconnects at once', figures, problems };
  } finally {
    for (const client of all) client.close();
    await proxy.close();
  }
}
