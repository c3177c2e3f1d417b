/** Many clients at once against a running server, each noting when it sent and when it was answered. */
import { randomUUID } from 'node:crypto';
import { Actor, Command, CommandAck, type LoggedEvent } from '@giliran/protocol';
import { io, type Socket } from 'socket.io-client';
import { SiteApi } from '../day/site-api.ts';
import type { Random } from '../day/random.ts';
import { explainHistory, type Operation } from './histories.ts';
import type { Outcome } from './outcome.ts';

const askers = [
  ['demo-kiosk-1', { kind: 'kiosk', kioskId: 'kiosk-1' }],
  ['demo-kiosk-2', { kind: 'kiosk', kioskId: 'kiosk-2' }],
  ['demo-admin-key', { kind: 'apiKey', keyId: 'demo-admin', scope: 'admin' }],
] as const;
const counters = ['loket-1', 'loket-2', 'loket-3'] as const;
const services = ['ktp-baru', 'kk-baru'] as const;

interface Client {
  readonly socket: Socket;
  readonly key: string;
}

async function connect(url: string, key: string): Promise<Client> {
  const socket = io(url, { auth: { key }, transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('welcome', () => resolve());
    socket.once('connect_error', reject);
  });
  return { socket, key };
}

/** Sends until it is answered: a connection that broke comes back by itself, and the command keeps its id. */
async function insist(
  socket: Socket,
  envelope: { commandId: string; command: Command },
): Promise<CommandAck> {
  for (let tries = 1; ; tries += 1) {
    try {
      return CommandAck.parse(await socket.timeout(20_000).emitWithAck('command', envelope));
    } catch (error) {
      if (tries === 5 || !socket.active) throw error;
    }
  }
}

const pick = <T>(random: Random, items: readonly [T, ...T[]]): T =>
  items[Math.floor(random.next() * items.length)] ?? items[0];

/** What else is done at a counter: with the ticket that is there, or with one that anybody saw. */
function oddWork(random: Random, counterId: string, seen: readonly string[], current?: string): unknown {
  const any = seen[Math.floor(random.next() * seen.length)];
  const ticketId = current ?? any;
  const general: [unknown, ...unknown[]] = [
    { type: 'counter.undo', counterId },
    { type: 'counter.walkIn', counterId, serviceId: counterId === 'loket-3' ? 'kk-baru' : 'ktp-baru' },
    { type: 'counter.autoCall', counterId, on: false },
    { type: 'counter.pause', counterId, reason: 'Istirahat' },
    { type: 'agency.carryOver', agencyId: 'polres', reason: 'sejarah' },
    { type: 'appointment.checkIn', code: 'ZZZZZZZZ' },
  ];
  if (ticketId === undefined) return pick(random, general);
  return pick(random, [
    ...general,
    { type: 'ticket.park', ticketId, reason: 'fotokopi' },
    { type: 'ticket.return', ticketId },
    { type: 'ticket.transfer', ticketId, serviceId: 'kk-baru', place: 'kept' },
    { type: 'ticket.transfer', ticketId, counterId, place: 'end' },
    { type: 'ticket.setStops', ticketId, stops: ['kk-baru'] },
    { type: 'ticket.setPriority', ticketId, priority: 'lansia' },
    { type: 'ticket.setNote', ticketId, note: 'berkas' },
    { type: 'ticket.carryOver', ticketId },
    { type: 'counter.call', counterId, ticketId, reason: 'tidak kuat menunggu' },
  ]);
}

/** `clients` clients, each with one operation under way, `each` operations one after the other. */
export async function recordHistory(parts: {
  readonly url: string;
  readonly clients: number;
  readonly each: number;
  readonly random: Random;
  /** The server's clock, epoch milliseconds; unless given, this machine's. */
  readonly wallNow?: () => number;
}): Promise<{ readonly operations: readonly Operation[]; readonly log: readonly LoggedEvent[] }> {
  const { url, wallNow = () => Date.now() } = parts;
  const clients = await Promise.all(
    Array.from({ length: parts.clients }, (_, n) =>
      connect(url, (askers[n % askers.length] ?? askers[0])[0]),
    ),
  );
  /** Tickets that were called, for whoever wants to do something with one. */
  const seen: string[] = [];
  const raw: Omit<Operation, 'actor'>[] = [];
  const keyOf = new Map<string, string>();
  const act = async ({ socket, key }: Client, input: unknown): Promise<CommandAck> => {
    const commandId = randomUUID();
    const command = Command.parse(input);
    keyOf.set(commandId, key);
    const sentAt = performance.now();
    const answer = await insist(socket, { commandId, command });
    const answeredAt = performance.now();
    raw.push({ commandId, command, sentAt, answeredAt, wallTime: wallNow(), answer });
    return answer;
  };
  await Promise.all(
    clients.map(async (client, n) => {
      // Draws of its own: what one client does next does not hang on who was answered first.
      const random = parts.random.fork(`client ${n}`);
      const program = client.key === 'demo-admin-key';
      for (let step = 0; step < parts.each; step += 1) {
        if (!program || random.next() < 0.2) {
          await act(client, { type: 'ticket.issue', serviceId: pick(random, services) });
          continue;
        }
        // Two programs work each counter, so that they are in each other's way.
        const counterId = counters[Math.floor(n / 6) % counters.length] ?? counters[0];
        const called = await act(client, { type: 'counter.next', counterId });
        const ticket = called.ok ? called.value.ticket : null;
        if (!ticket) {
          await act(client, oddWork(random, counterId, seen));
          continue;
        }
        seen.push(ticket.id);
        await act(client, { type: 'ticket.start', ticketId: ticket.id });
        if (random.next() < 0.5) await act(client, oddWork(random, counterId, seen, ticket.id));
        await act(client, { type: 'ticket.finish', ticketId: ticket.id });
        if (random.next() < 0.3) await act(client, oddWork(random, counterId, seen));
      }
    }),
  );
  for (const { socket } of clients) socket.close();
  const log = await new SiteApi({ server: url, key: 'demo-admin-key' }).wholeLog();
  if (!log.ok) throw new Error('the log cannot be read');
  const actors = new Map(log.value.map((logged) => [logged.commandId, logged.actor]));
  const known = new Map<string, Actor>(askers.map(([key, actor]) => [key, Actor.parse(actor)]));
  for (const { commandId } of raw) {
    const actor = actors.get(commandId);
    if (actor) known.set(keyOf.get(commandId) ?? '', actor);
  }
  const operations = raw.flatMap((operation) => {
    const actor = known.get(keyOf.get(operation.commandId) ?? '');
    return actor ? [{ ...operation, actor }] : [];
  });
  return { operations, log: log.value };
}

/** Records one history and explains it. */
export async function checkHistory(parts: Parameters<typeof recordHistory>[0]): Promise<Outcome> {
  const { operations, log } = await recordHistory(parts);
  const changed = new Set(log.map((logged) => logged.commandId));
  return {
    name: 'histories of many clients',
    figures: {
      clients: parts.clients,
      operations: operations.length,
      'of them without effect': operations.filter((o) => !changed.has(o.commandId)).length,
    },
    problems: explainHistory(log, operations),
  };
}
