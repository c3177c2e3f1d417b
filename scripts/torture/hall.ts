/**
 * A hall at work through the screens' own connection: kiosks issue, counters call and serve, displays speak
 * calls and notices. Everything that was answered is noted, to be held against the log.
 */
import { randomUUID } from 'node:crypto';
import { LiveClient } from '@giliran/client';
import {
  ServiceId,
  CounterId,
  viewSchemas,
  ZoneId,
  type CommandInput,
  type CommandResult,
} from '@giliran/protocol';
import type { Random } from '../day/random.ts';
import type { Answered } from './against-log.ts';
import { pause, within } from './outcome.ts';
import { playCitizens, playBookings, playCounter, playTroubles, type HallWork } from './roles.ts';
import { speak } from './speaking.ts';

/** Counters of the demo site, a service each of them serves, and one that a ticket can be sent on to. */
const desks = [
  ['loket-1', 'ktp-baru', 'kk-baru'],
  ['loket-2', 'ktp-baru', 'kia'],
  ['loket-3', 'kk-baru', 'ktp-baru'],
  ['loket-4', 'kk-baru', 'kk-perubahan'],
  ['loket-8', 'paspor-baru', 'paspor-penggantian'],
  ['loket-10', 'skck-baru', 'surat-kehilangan'],
  ['loket-11', 'skck-baru', 'surat-kehilangan'],
] as const;
const kiosks = ['demo-kiosk-1', 'demo-kiosk-1', 'demo-kiosk-2', 'demo-kiosk-2'] as const;
/** One voice for each floor, and a display that only shows. */
const displays = [
  ['demo-display-1', 'lantai-1'],
  ['demo-display-4', 'lantai-2'],
  ['demo-display-3', 'lantai-1'],
] as const;
/** So long a counter waits for the voice before it says that a call was never announced; a starved machine restarts a server for minutes. */
const voiceMs = 300_000;
/** Somebody else was quicker, or the site's limit is reached: what may be refused while all is well. */
const ordinary = new Set([
  'ticket.return: returnLimitReached',
  'appointment.book: slotNotOffered',
  'counter.undo: tooLateToUndo',
]);

export class WorkingHall {
  readonly answered: Answered[] = [];
  readonly problems: string[] = [];
  /** How often each call and notice was spoken, by all displays together. */
  readonly spoken = new Map<string, number>();
  readonly refusals = new Map<string, number>();
  /** How many notices of each agency and phase were said and noted by the server. */
  private readonly noticesTold = new Map<string, number>();
  private readonly clients: LiveClient[] = [];
  private readonly watching: { client: LiveClient; zoneId: ZoneId }[] = [];
  private readonly work: Promise<void>[] = [];
  private over = false;
  private readonly random: Random;
  private readonly url: string;

  constructor(parts: { url: string; random: Random }) {
    this.url = parts.url;
    this.random = parts.random;
  }

  /** Everybody goes to work; the hall's days are of this zone. */
  open(timeZone: string): void {
    const { random } = this;
    for (const [key, zone] of displays) this.display(key, ZoneId.parse(zone));
    const services = desks.map(([, service]) => ServiceId.parse(service));
    // Everybody draws for themselves: what one does next does not hang on who was answered first.
    for (const [n, key] of kiosks.entries())
      this.work.push(playCitizens(this.role(key), { random: random.fork(`kiosk ${n}`), services }));
    for (const [counter, , onward] of desks)
      this.work.push(
        playCounter(this.role('demo-admin-key'), {
          random: random.fork(counter),
          counterId: CounterId.parse(counter),
          onward: ServiceId.parse(onward),
        }),
      );
    this.work.push(
      playBookings(this.role('demo-kiosk-1'), this.role('demo-admin-key'), { url: this.url, timeZone }),
    );
    this.work.push(playTroubles(this.role('demo-admin-key')));
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

  /** What each display shows now: the same as the server says, once all is at rest. */
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
    const client = new LiveClient({ url: this.url, auth: { key }, views: viewSchemas });
    this.clients.push(client);
    return client;
  }

  private role(key: string): HallWork {
    const client = this.client(key);
    return {
      send: (command) => this.send(client, command),
      heard: (callId) => this.heard(`call ${callId}`, () => this.spoken.has(callId)),
      noticeTold: (agencyId, phase, times) =>
        this.heard(`notice ${times} of ${agencyId}, ${phase},`, () => {
          return (this.noticesTold.get(`${agencyId} ${phase}`) ?? 0) >= times;
        }),
      over: () => this.over,
    };
  }

  /** Sends until it is answered; a server that cannot store now is asked again under the same id. */
  private async send(client: LiveClient, command: CommandInput): Promise<CommandResult | null> {
    const commandId = randomUUID();
    for (;;) {
      const outcome = await client.send(command, { commandId });
      if (outcome.ok) {
        const { ticket, appointment } = outcome.value;
        this.answered.push({ commandId, command, ticket, appointmentId: appointment?.id ?? null });
        return outcome.value;
      }
      const { code } = outcome.error;
      if (code === 'unreachable') return null;
      if (code !== 'storageUnavailable' && code !== 'tooManyRequests') {
        const what = `${command.type}: ${code}`;
        if (!ordinary.has(what)) this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
        return null;
      }
      await pause(100);
    }
  }

  /** The citizen comes once called aloud. */
  private async heard(what: string, holds: () => boolean): Promise<void> {
    if (!(await within(voiceMs, holds))) this.problems.push(`${what} was never announced`);
  }

  private display(key: string, zoneId: ZoneId): void {
    const client = this.client(key);
    this.watching.push({ client, zoneId });
    speak(client, zoneId, (what, told) => {
      this.spoken.set(what, (this.spoken.get(what) ?? 0) + 1);
      this.work.push(
        this.send(client, told).then(() => {
          if (told.type !== 'notice.announced') return;
          const [agencyId = '', , , phase = ''] = what.split('.');
          const key = `${agencyId} ${phase}`;
          this.noticesTold.set(key, (this.noticesTold.get(key) ?? 0) + 1);
        }),
      );
    });
  }
}
