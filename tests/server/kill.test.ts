/** The server is killed in the middle of its work, again and again. What it had acknowledged is there, once. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LoggedEvent, type CommandAck, type CommandInput, type TicketAnswer } from '@giliran/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { freePort, runCommand, serveProcess } from '../support/server-process.ts';
import { eventually, openWire, type Wire } from '../support/wire.ts';

const kills = 8;
const seed = Number(process.env['GILIRAN_SEED'] ?? Date.now() % 1_000_000);

/** Mulberry32: random enough, and the same again for the same seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giliran-kill-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Sent {
  readonly command: CommandInput;
  readonly ack: CommandAck;
}

it(`keeps every acknowledged command exactly once over ${kills} kills (seed ${seed})`, async () => {
  const random = randomFrom(seed);
  const port = await freePort();
  const start = () => serveProcess({ dataFolder: folder, port });
  let server = await start();
  const sent = new Map<string, Sent>();
  let acknowledged = 0;
  const day = { over: false };

  /** Sends until it is answered, under one id. */
  const insist = async (wire: Wire, command: CommandInput): Promise<TicketAnswer | null> => {
    const commandId = randomUUID();
    for (;;) {
      try {
        const ack = await wire.command(command, commandId);
        sent.set(commandId, { command, ack });
        acknowledged += 1;
        return ack.ok ? ack.value.ticket : null;
      } catch {
        if (day.over && !wire.socket.active) throw new Error('closed with a command under way');
        // The connection was lost; Socket.IO brings it back and the command is sent again.
      }
    }
  };
  const citizen = async (wire: Wire, serviceId: string): Promise<void> => {
    while (!day.over) await insist(wire, { type: 'ticket.issue', serviceId });
  };
  const desk = async (wire: Wire, counterId: string): Promise<void> => {
    while (!day.over) {
      const ticket = await insist(wire, { type: 'counter.next', counterId });
      if (!ticket) continue;
      await insist(wire, { type: 'ticket.start', ticketId: ticket.id });
      await insist(wire, { type: 'ticket.finish', ticketId: ticket.id });
    }
  };

  const wires = await Promise.all(
    [
      'demo-kiosk-1',
      'demo-kiosk-1',
      'demo-kiosk-2',
      'demo-admin-key',
      'demo-admin-key',
      'demo-integration-key',
    ].map((key) => openWire(server.url, { key })),
  );
  const [k1, k2, k3, c1, c2, c3] = wires;
  if (!k1 || !k2 || !k3 || !c1 || !c2 || !c3) throw new Error('not all connected');
  const work = Promise.all([
    citizen(k1, 'ktp-baru'),
    citizen(k2, 'kk-baru'),
    citizen(k3, 'ktp-baru'),
    desk(c1, 'loket-1'),
    desk(c2, 'loket-2'),
    desk(c3, 'loket-3'),
  ]);
  try {
    for (let n = 0; n < kills; n += 1) {
      const enough = acknowledged + 5 + Math.floor(random() * 60);
      await eventually(() => acknowledged >= enough, 'more acknowledgements');
      // Anywhere between two commits, not just after an answer.
      await new Promise((resolve) => setTimeout(resolve, random() * 15));
      await server.kill('SIGKILL');
      server = await start();
    }
    day.over = true;
    await work;

    const log: LoggedEvent[] = [];
    for (;;) {
      const response = await fetch(`${server.url}/api/v1/events?limit=1000&after=${log.length}`, {
        headers: { authorization: 'Bearer demo-admin-key' },
      });
      const page = z.array(LoggedEvent).parse(await response.json());
      if (page.length === 0) break;
      log.push(...page);
    }
    expect(log.map((e) => e.seq)).toEqual(log.map((_, n) => n + 1));

    const byCommand = Map.groupBy(log, (e) => e.commandId);
    const main = new Map<string, string>([
      ['ticket.issue', 'ticketIssued'],
      ['counter.next', 'ticketCalled'],
      ['ticket.start', 'serviceStarted'],
      ['ticket.finish', 'serviceFinished'],
    ]);
    for (const [commandId, { command, ack }] of sent) {
      const events = byCommand.get(commandId) ?? [];
      const done = events.filter((e) => e.event.type === main.get(command.type));
      const ticket = ack.ok ? ack.value.ticket : null;
      expect(done.length, `${command.type} ${commandId}`).toBe(ticket ? 1 : 0);
      const [only] = done;
      if (only && 'ticketId' in only.event) expect(only.event.ticketId).toBe(ticket?.id);
      if (only?.event.type === 'ticketIssued') expect(only.event.number).toBe(ticket?.number);
    }
    const issued = log.filter((e) => e.event.type === 'ticketIssued');
    expect(issued.length).toBeGreaterThan(kills);
    for (const event of issued) expect(sent.has(event.commandId), 'a ticket nobody asked for').toBe(true);
    const numbers = issued.map((e) => `${e.day} ${e.event.type === 'ticketIssued' ? e.event.number : ''}`);
    expect(new Set(numbers).size, 'a number was given twice').toBe(numbers.length);
  } finally {
    day.over = true;
    for (const wire of wires) wire.close();
    await server.kill('SIGKILL');
  }
  const verified = await runCommand(['verify'], { dataFolder: folder });
  expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('✓') });
}, 180_000);
