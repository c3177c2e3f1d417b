/** The people and screens of a soak: the same hall every day, with those who come and go. */
import { randomUUID } from 'node:crypto';
import { LiveClient } from '@giliran/client';
import {
  AgencyId,
  CounterId,
  KioskId,
  ServiceId,
  type TicketAnswer,
  ZoneId,
  type CommandInput,
  type CommandResult,
  viewSchemas,
} from '@giliran/protocol';
import { z } from 'zod';
import type { Random } from '../day/random.ts';
import { within } from './outcome.ts';
import { speak } from './speaking.ts';

const desks = [
  ['loket-1', 'ktp-baru', 'kk-baru'],
  ['loket-3', 'kk-baru', 'ktp-baru'],
  ['loket-10', 'skck-baru', 'surat-kehilangan'],
  ['loket-11', 'surat-kehilangan', 'skck-baru'],
] as const;
const adminKey = 'demo-admin-key';
/** Refusals of a day on which all is well. */
const ordinary = new Set([
  'wrongTicketState',
  'returnLimitReached',
  'counterBusy',
  'notOnThisDay',
  'nothingToUndo',
]);

export class SoakHall {
  readonly problems: string[] = [];
  ticketsTaken = 0;
  commands = 0;
  private readonly url: string;
  private readonly random: Random;
  private clients: LiveClient[] = [];
  private kiosk: LiveClient;
  private program: LiveClient;
  private phones: LiveClient[] = [];
  /** Who is at a counter. */
  private readonly inHand = new Map<string, TicketAnswer>();
  private day = 0;

  constructor(parts: { url: string; random: Random }) {
    this.url = parts.url;
    this.random = parts.random;
    this.kiosk = this.client('demo-kiosk-1');
    this.program = this.client(adminKey);
  }

  /** The hall's own screens: two displays, a kiosk, a browser kiosk, counters, the console. */
  async open(): Promise<void> {
    for (const [key, zone] of [
      ['demo-display-1', 'lantai-1'],
      ['demo-display-4', 'lantai-2'],
    ] as const) {
      const display = this.client(key);
      speak(display, ZoneId.parse(zone), (_, told) => void this.send(display, told));
    }
    const kioskId = KioskId.parse('kiosk-1');
    this.kiosk.watch({ kind: 'kiosk', kioskId }, () => {});
    this.kiosk.watch({ kind: 'catalogue', kioskId }, () => {});
    this.kiosk.report({ printsAt: 'server' });
    for (const [counter] of desks)
      this.program.watch({ kind: 'counter', counterId: CounterId.parse(counter) }, () => {});
    this.program.watch({ kind: 'supervisor' }, () => {});
    await this.everybodyOnline();
  }

  close(): void {
    for (const client of [...this.clients, ...this.phones]) client.close();
  }

  /** Staff sign in, a guesser is turned away, a screen is restarted, now and then the set-up is changed. */
  async morning(day: number): Promise<void> {
    this.day = day;
    await this.post('/sessions', { staffId: 'siti-disdukcapil', password: 'giliran-demo' }, [201]);
    await this.post('/sessions', { staffId: `nobody-${day}`, password: 'guess' }, [401]);
    const display = this.clients[2];
    if (display && day % 3 === 0) {
      display.close();
      const again = this.client('demo-display-1');
      this.clients = this.clients.filter((c) => c !== display && c !== again).toSpliced(2, 0, again);
      speak(again, ZoneId.parse('lantai-1'), (_, told) => void this.send(again, told));
    }
    if (day % 10 === 0) await this.touchSetUp();
    await this.everybodyOnline();
  }

  /** So many come, each counter does one thing. */
  async step(comes: number): Promise<void> {
    await Promise.all(Array.from({ length: comes }, () => this.citizen()));
    await Promise.all(desks.map((desk) => this.clerk(desk)));
  }

  /** Reports are asked for, an agency's trouble is over, the phones leave. */
  async evening(): Promise<void> {
    const agencyId = AgencyId.parse('samsat');
    await this.send(this.program, {
      type: 'agency.setCondition',
      agencyId,
      condition: { kind: 'systemDown', issuing: 'warn' },
    });
    await this.send(this.program, { type: 'agency.setCondition', agencyId, condition: null });
    if (this.day % 7 === 0) {
      const answer = await fetch(
        `${this.url}/api/v1/reports/days?from=2027-01-01&to=2027-12-31&groupBy=month`,
        {
          headers: { authorization: `Bearer ${adminKey}` },
        },
      );
      if (!answer.ok) this.problems.push(`a report: status ${answer.status}`);
      await answer.text();
    }
    for (const [counter] of desks) {
      const ticket = this.inHand.get(counter);
      if (ticket) await this.send(this.program, { type: 'ticket.finish', ticketId: ticket.id });
      this.inHand.delete(counter);
    }
    for (const phone of this.phones) phone.close();
    this.phones = [];
  }

  private client(key: string): LiveClient {
    const client = new LiveClient({ url: this.url, auth: { key }, views: viewSchemas });
    this.clients.push(client);
    return client;
  }

  private async everybodyOnline(): Promise<void> {
    if (!(await within(120_000, () => this.clients.every((c) => c.connection().status === 'online'))))
      this.problems.push(`not everybody was online on day ${this.day}`);
  }

  private async send(client: LiveClient, command: CommandInput): Promise<CommandResult | null> {
    this.commands += 1;
    const outcome = await client.send(command);
    if (outcome.ok) return outcome.value;
    const { code } = outcome.error;
    if (code !== 'unreachable' && !ordinary.has(code)) this.problems.push(`${command.type}: ${code}`);
    return null;
  }

  private async citizen(): Promise<void> {
    const [, serviceId] = desks[Math.floor(this.random.next() * desks.length)] ?? desks[0];
    const taken = await this.send(this.kiosk, {
      type: 'ticket.issue',
      serviceId: ServiceId.parse(serviceId),
    });
    if (!taken?.ticket) return;
    this.ticketsTaken += 1;
    if (this.random.next() < 0.1 && taken.paper)
      await this.post(`/tickets/${taken.ticket.id}/print`, {}, [200, 502], 'demo-kiosk-1');
    if (this.random.next() < 0.15) {
      const phone = new LiveClient({
        url: this.url,
        auth: { ticketToken: taken.ticket.token },
        views: viewSchemas,
      });
      phone.watch({ kind: 'ticket', token: taken.ticket.token }, () => {});
      this.phones.push(phone);
      // Some put the phone away at once.
      if (this.phones.length > 10) this.phones.shift()?.close();
    }
  }

  private async clerk([counter, , onward]: (typeof desks)[number]): Promise<void> {
    const counterId = CounterId.parse(counter);
    for (let visit = 0; visit < 3; visit += 1) {
      const ticket = (await this.send(this.program, { type: 'counter.next', counterId }))?.ticket;
      if (!ticket) return;
      const ticketId = ticket.id;
      this.inHand.set(counter, ticket);
      const way = this.random.next();
      if (way < 0.08) await this.send(this.program, { type: 'ticket.noShow', ticketId });
      else if (way < 0.14)
        await this.send(this.program, { type: 'ticket.park', ticketId, reason: 'fotokopi' });
      else {
        await this.send(this.program, { type: 'ticket.start', ticketId });
        const serviceId = ServiceId.parse(onward);
        if (way < 0.2 && ticket.calls === 1)
          await this.send(this.program, { type: 'ticket.transfer', ticketId, serviceId });
        else await this.send(this.program, { type: 'ticket.finish', ticketId });
      }
      this.inHand.delete(counter);
    }
  }

  private async touchSetUp(): Promise<void> {
    const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
    const found = await fetch(`${this.url}/api/v1/site`, { headers });
    const site = z.looseObject({ settings: z.looseObject({}) }).parse(await found.json());
    const notice = { id: `Hari ke-${this.day}`, en: `Day ${this.day}` };
    const answer = await fetch(`${this.url}/api/v1/site`, {
      method: 'PUT',
      headers: { ...headers, 'if-match': found.headers.get('etag') ?? '' },
      body: JSON.stringify({ ...site, settings: { ...site.settings, notice } }),
    });
    if (!answer.ok) this.problems.push(`the set-up: ${await answer.text()}`);
    else await answer.text();
  }

  private async post(path: string, body: unknown, wanted: readonly number[], key = adminKey): Promise<void> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!wanted.includes(answer.status))
      this.problems.push(`${path}: ${answer.status} ${text.slice(0, 200)}`);
  }
}
