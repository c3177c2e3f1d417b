/**
 * A hall at work through the screens' own connection: kiosks issue, counters call and serve, displays
 * speak. Everything that was answered is noted, to be held against the log.
 */
import { randomUUID } from 'node:crypto';
import { LiveClient } from '@giliran/client';
import {
  CallId,
  CounterId,
  ServiceId,
  ZoneId,
  type CommandInput,
  type TicketAnswer,
  type TicketId,
} from '@giliran/protocol';
import type { Random } from '../day/random.ts';
import { pause, within } from './outcome.ts';

export interface Answered {
  readonly commandId: string;
  readonly command: CommandInput;
  /** The ticket of the answer; null when nobody waited, or when it was refused. */
  readonly ticket: TicketAnswer | null;
}

/** Counters of the demo site and a service each of them serves. */
const desks = [
  ['loket-1', 'ktp-baru'],
  ['loket-2', 'ktp-baru'],
  ['loket-3', 'kk-baru'],
  ['loket-4', 'kk-baru'],
  ['loket-10', 'skck-baru'],
  ['loket-11', 'skck-baru'],
] as const;
const kiosks = ['demo-kiosk-1', 'demo-kiosk-1', 'demo-kiosk-2', 'demo-kiosk-2'] as const;
/** One voice for each floor, and a display that only shows. */
const displays = [
  ['demo-display-1', 'lantai-1'],
  ['demo-display-4', 'lantai-2'],
  ['demo-display-3', 'lantai-1'],
] as const;
/** So long a counter waits for the voice before it says that a call was never announced. */
const voiceMs = 60_000;

export class WorkingHall {
  readonly answered: Answered[] = [];
  readonly problems: string[] = [];
  /** How often each call was spoken, by all displays together. */
  readonly spoken = new Map<string, number>();
  readonly refusals = new Map<string, number>();
  readonly clients: LiveClient[] = [];
  private readonly watching: { client: LiveClient; zoneId: ZoneId }[] = [];
  private readonly work: Promise<void>[] = [];
  private over = false;
  private readonly random: Random;
  private readonly url: string;

  constructor(parts: { url: string; random: Random }) {
    this.url = parts.url;
    this.random = parts.random;
  }

  open(): void {
    for (const [key, zone] of displays) this.display(key, ZoneId.parse(zone));
    for (const key of kiosks) this.work.push(this.citizens(this.client(key)));
    for (const [counter] of desks)
      this.work.push(this.desk(this.client('demo-admin-key'), CounterId.parse(counter)));
  }

  /** True once every client is back, with a view that is fresh. */
  allBack(): boolean {
    return (
      this.clients.every((client) => client.connection().status === 'online') &&
      this.watching.every(
        ({ client, zoneId }) => client.current<'display'>({ kind: 'display', zoneId }).fresh,
      )
    );
  }

  /** What the displays show pending now, by zone: the same on all of a zone when they hold the newest view. */
  displayed(): readonly { zoneId: ZoneId; calls: readonly string[] }[] {
    return this.watching.map(({ client, zoneId }) => ({
      zoneId,
      calls: (client.current<'display'>({ kind: 'display', zoneId }).view?.calls ?? []).map((c) => c.callId),
    }));
  }

  /** Lets everybody finish what they are at. False when that did not end in time. */
  async finish(ms: number): Promise<boolean> {
    this.over = true;
    let done = false;
    const all = Promise.all(this.work).then(() => {
      done = true;
      return done;
    });
    return Promise.race([all, pause(ms).then(() => done)]);
  }

  close(): void {
    this.over = true;
    for (const client of this.clients) client.close();
  }

  private client(key: string): LiveClient {
    const client = new LiveClient({ url: this.url, auth: { key } });
    this.clients.push(client);
    return client;
  }

  /** Sends until it is answered; a server that cannot store now is asked again under the same id. */
  private async send(client: LiveClient, command: CommandInput): Promise<TicketAnswer | null> {
    const commandId = randomUUID();
    for (;;) {
      const outcome = await client.send(command, { commandId });
      if (outcome.ok) {
        this.answered.push({ commandId, command, ticket: outcome.value.ticket });
        return outcome.value.ticket;
      }
      const { code } = outcome.error;
      if (code === 'unreachable') return null;
      if (code !== 'storageUnavailable' && code !== 'tooManyRequests') {
        const what = `${command.type}: ${code}`;
        this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
        return null;
      }
      await pause(100);
    }
  }

  private async citizens(client: LiveClient): Promise<void> {
    while (!this.over) {
      const [, service] = desks[Math.floor(this.random.next() * desks.length)] ?? desks[0];
      await this.send(client, { type: 'ticket.issue', serviceId: ServiceId.parse(service) });
      await pause(this.random.next() * 40);
    }
  }

  private async desk(client: LiveClient, counterId: CounterId): Promise<void> {
    while (!this.over) {
      const ticket = await this.send(client, { type: 'counter.next', counterId });
      if (!ticket) {
        await pause(20);
        continue;
      }
      await this.heard(`${ticket.id}.${ticket.calls}`);
      const comes = this.random.next();
      if (comes < 0.15) await this.send(client, { type: 'ticket.noShow', ticketId: ticket.id });
      else await this.serve(client, ticket.id, comes < 0.3);
    }
  }

  private async serve(client: LiveClient, ticketId: TicketId, late: boolean): Promise<void> {
    if (late) {
      const again = await this.send(client, { type: 'ticket.recall', ticketId });
      if (again) await this.heard(`${again.id}.${again.calls}`);
    }
    await this.send(client, { type: 'ticket.start', ticketId });
    await this.send(client, { type: 'ticket.finish', ticketId });
  }

  /** The citizen comes once called aloud. */
  private async heard(callId: string): Promise<void> {
    if (!(await within(voiceMs, () => this.spoken.has(callId))))
      this.problems.push(`call ${callId} was never announced`);
  }

  private display(key: string, zoneId: ZoneId): void {
    const client = this.client(key);
    this.watching.push({ client, zoneId });
    const said = new Set<string>();
    const look = (): void => {
      const { view, fresh } = client.current<'display'>({ kind: 'display', zoneId });
      const connection = client.connection();
      if (!view || !fresh || connection.status !== 'online') return;
      if (view.speaker?.connectionId !== connection.who.connectionId) return;
      for (const { callId } of view.pending) {
        if (said.has(callId)) continue;
        said.add(callId);
        this.spoken.set(callId, (this.spoken.get(callId) ?? 0) + 1);
        this.work.push(this.announce(client, callId));
      }
    };
    client.watch({ kind: 'display', zoneId }, look);
    client.onConnection(look);
  }

  private async announce(client: LiveClient, callId: string): Promise<void> {
    await this.send(client, { type: 'call.announced', callId: CallId.parse(callId) });
  }
}
