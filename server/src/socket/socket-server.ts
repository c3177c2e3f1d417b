/** The live road: commands in with acknowledgements, views out. Enters the house at `QueueService.execute`. */
import type { Server as HttpServer } from 'node:http';
import {
  CommandEnvelope,
  HandshakeAuth,
  rejection,
  Scope,
  type Actor,
  type Rejection,
  type WatchAck,
  type WhoAmI,
} from '@giliran/protocol';
import type { Logger } from 'pino';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import { z } from 'zod';
import type { Access } from '../identity/access.ts';
import type { Presence } from '../presence.ts';
import type { QueueService } from '../queue-service.ts';
import type { Audience } from '../views/build.ts';
import { roomOf, type ViewHub } from '../views/view-hub.ts';
import { issuesOf } from '../issues.ts';
import { audienceOf, mayWatch } from './may-watch.ts';

export interface SocketServerParts {
  readonly http: HttpServer;
  readonly access: Access;
  readonly queue: QueueService;
  readonly presence: Presence;
  readonly logger: Logger;
  /** Counts commands for the metrics. */
  readonly onCommand: (type: string, outcome: string, seconds: number) => void;
}

/** What the server knows of a connection once it is identified. */
interface SocketData {
  actor: Actor;
  /** The key it came with; null for the holder of a ticket. */
  key: string | null;
}
export type GiliranSockets = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;

type Ack = (answer: unknown) => void;
const isAck = (value: unknown): value is Ack => typeof value === 'function';

/** What this connection watches, by room. */
type Watching = Map<string, { scope: Scope; audience: Audience }>;
const mostWatched = 40;

export function createSocketServer(parts: Pick<SocketServerParts, 'http' | 'access'>): GiliranSockets {
  const io: GiliranSockets = new Server(parts.http, {
    transports: ['websocket', 'polling'],
    // Hall devices are quick to notice a cut cable.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    maxHttpBufferSize: 256 * 1024,
    serveClient: false,
  });
  io.use((socket, next) => {
    const actor = identify(parts.access, socket);
    if (!actor.ok) return next(Object.assign(new Error(actor.error.code), { data: actor.error }));
    socket.data.actor = actor.actor;
    socket.data.key = actor.key;
    next();
  });
  return io;
}

function identify(
  access: Access,
  socket: Pick<Socket, 'handshake'>,
): { ok: true; actor: Actor; key: string | null } | { ok: false; error: Rejection } {
  const auth = HandshakeAuth.safeParse(socket.handshake.auth);
  if (!auth.success)
    return {
      ok: false,
      error: {
        ...rejection('invalidRequest', 'send auth {key} or {ticketToken}'),
        issues: issuesOf(auth.error),
      },
    };
  const actor =
    'key' in auth.data ? access.identify(auth.data.key) : access.identifyTicket(auth.data.ticketToken);
  return actor.ok ? { ok: true, actor: actor.value, key: 'key' in auth.data ? auth.data.key : null } : actor;
}

/** Takes connections. Called once the view hub, which needs `io` to send, is there. */
export function serveConnections(io: GiliranSockets, parts: SocketServerParts, hub: ViewHub): void {
  io.on('connection', (socket) => {
    const { actor, key } = socket.data;
    const watching: Watching = new Map();
    parts.presence.connected(socket.id, actor);

    const stillAllowed = (): Rejection | null => {
      if (key === null || actor.kind !== 'staff') return null;
      const again = parts.access.identify(key);
      return again.ok ? null : again.error;
    };

    socket.on('command', (input: unknown, ack: unknown) => {
      const answer = isAck(ack) ? ack : () => {};
      const envelope = CommandEnvelope.safeParse(input);
      if (!envelope.success) {
        answer({ ok: false, error: { ...rejection('invalidRequest'), issues: issuesOf(envelope.error) } });
        return;
      }
      const ended = stillAllowed();
      if (ended) {
        answer({ ok: false, error: ended });
        return;
      }
      const { commandId, command } = envelope.data;
      const began = performance.now();
      void parts.queue.execute(actor, commandId, command).then((outcome) => {
        parts.onCommand(
          command.type,
          outcome.ok ? 'done' : outcome.error.code,
          (performance.now() - began) / 1000,
        );
        answer(outcome);
      });
    });

    socket.on('watch', (input: unknown, ack: unknown) => {
      const answer = (a: WatchAck): void => {
        if (isAck(ack)) ack(a);
      };
      const scope = Scope.safeParse(input);
      if (!scope.success)
        return answer({
          ok: false,
          error: { ...rejection('invalidRequest'), issues: issuesOf(scope.error) },
        });
      const refused = stillAllowed() ?? mayWatch(parts.queue.state, actor, scope.data);
      if (refused) return answer({ ok: false, error: refused });
      const audience = audienceOf(actor);
      const push = hub.currentPush(scope.data, audience);
      if (!push.ok) return answer(push);
      const room = roomOf(scope.data, audience);
      if (!watching.has(room)) {
        if (watching.size >= mostWatched)
          return answer({ ok: false, error: rejection('tooManyRequests', 'too many scopes watched') });
        watching.set(room, { scope: scope.data, audience });
        hub.addWatcher(scope.data, audience);
        void socket.join(room);
      }
      answer(push);
    });

    socket.on('unwatch', (input: unknown, ack: unknown) => {
      const scope = Scope.safeParse(input);
      if (!scope.success) {
        if (isAck(ack))
          ack({ ok: false, error: { ...rejection('invalidRequest'), issues: issuesOf(scope.error) } });
        return;
      }
      const room = roomOf(scope.data, audienceOf(actor));
      const entry = watching.get(room);
      if (entry) {
        watching.delete(room);
        hub.removeWatcher(entry.scope, entry.audience);
        void socket.leave(room);
      }
      if (isAck(ack)) ack({ ok: true });
    });

    const known = new Set(['command', 'watch', 'unwatch']);
    socket.onAny((event: string, ...args: unknown[]) => {
      if (known.has(event)) return;
      const ack = args.at(-1);
      const error = rejection('unknownEvent', event.slice(0, 60));
      if (isAck(ack)) ack({ ok: false, error });
      else socket.emit('problem', error);
    });

    socket.on('disconnect', () => {
      for (const { scope, audience } of watching.values()) hub.removeWatcher(scope, audience);
      watching.clear();
      parts.presence.disconnected(socket.id);
    });

    socket.emit('welcome', whoAmI(parts.access, actor, socket.id));
  });
}

function whoAmI(access: Access, actor: Actor, connectionId: string): WhoAmI {
  const kind = z
    .enum(['staff', 'kiosk', 'display', 'counterDevice', 'apiKey', 'ticketHolder'])
    .parse(actor.kind);
  const staff = actor.kind === 'staff' ? access.staffMember(actor.staffId) : null;
  return { actor: kind, connectionId, staff };
}
