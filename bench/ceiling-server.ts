/**
 * What Giliran's throughput is compared with: a bare Socket.IO and Fastify server that does nothing but
 * write one row of the same size to SQLite (WAL, synchronous=FULL) and answer with a message of the same
 * size. `node bench/ceiling-server.ts single` commits every message by itself; `grouped` commits all that
 * arrived in one turn of the event loop together. No rules, no checks, no second table, nobody watching.
 */
import { join } from 'node:path';
import { env } from 'node:process';
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { Server } from 'socket.io';
import { eventText, ticketAnswer } from './sizes.ts';

const grouped = process.argv[2] === 'grouped';
const db = new Database(join(env['GILIRAN_DATA'] ?? '.', 'ceiling.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, command TEXT NOT NULL, data TEXT NOT NULL) STRICT');
const insert = db.prepare('INSERT INTO rows (command, data) VALUES (?, ?)');

interface Waiting {
  readonly commandId: string;
  readonly answer: () => void;
}
let waiting: Waiting[] = [];
const writeAll = db.transaction((batch: readonly Waiting[]) => {
  for (const { commandId } of batch) insert.run(commandId, eventText);
});

/** Answers once the row is durable. */
function store(commandId: string, answer: () => void): void {
  if (!grouped) {
    insert.run(commandId, eventText);
    answer();
    return;
  }
  waiting.push({ commandId, answer });
  if (waiting.length > 1) return;
  setImmediate(() => {
    const batch = waiting;
    waiting = [];
    writeAll(batch);
    for (const { answer: tell } of batch) tell();
  });
}

const idOf = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'commandId' in input ? String(input.commandId) : '';

const app = Fastify();
app.get('/healthz', () => ({ status: 'ok' }));
app.post('/api/v1/tickets', (request, reply) => {
  store(String(request.headers['idempotency-key']), () => void reply.status(201).send(ticketAnswer));
});
const io = new Server(app.server, { transports: ['websocket'], serveClient: false });
io.on('connection', (socket) => {
  socket.on('command', (input: unknown, ack: unknown) => {
    if (typeof ack !== 'function') return;
    store(idOf(input), () => void ack({ ok: true, value: { ticket: ticketAnswer } }));
  });
  socket.emit('welcome', {});
});
await app.listen({ host: '127.0.0.1', port: Number(env['PORT'] ?? 0) });
process.once('SIGTERM', () => process.exit(0));
