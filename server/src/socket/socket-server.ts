/** The live road: commands in with acknowledgements, views out. Enters the house at `QueueService.execute`. */
import type { Server as HttpServer } from 'node:http';
import {
  CommandEnvelope,
  DeskReport,
  DeviceReport,
  HandshakeAuth,
  rejection,
  Scope,
  scopeKey,
  type Actor,
  type Rejection,
  type Result,
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
import { safeParse } from '../safe-parse.ts';
import { FloodGate, floodLimitsOf } from './flood-gate.ts';
import { judgePlainSocket } from '../tls/plain-door.ts';
import { audienceOf, mayWatch } from './may-watch.ts';
import { pushFor, roomFor } from './view-forms.ts';

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
  /** What it came with. */
  proof: HandshakeAuth;
}
export type GiliranSockets = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;

type Ack = (answer: unknown) => void;
const isAck = (value: unknown): value is Ack => typeof value === 'function';

/** What this connection watches, by room. */
type Watching = Map<string, { scope: Scope; audience: Audience }>;
const mostWatched = 40;

/** `secured`: the site has a certificate, so that keys come in encrypted only. */
export function createSocketServer(
  parts: Pick<SocketServerParts, 'http' | 'access'> & { readonly secured: boolean },
): GiliranSockets {
  const io: GiliranSockets = new Server(parts.http, {
    transports: ['websocket', 'polling'],
    // Hall devices are quick to notice a cut cable.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    maxHttpBufferSize: 256 * 1024,
    serveClient: false,
  });
  io.use((socket, next) => {
    const kept = parts.secured ? keptOut(socket) : null;
    if (kept) return next(Object.assign(new Error(kept.code), { data: kept }));
    const actor = identify(parts.access, socket);
    if (!actor.ok) return next(Object.assign(new Error(actor.error.code), { data: actor.error }));
    socket.data.actor = actor.actor;
    socket.data.proof = actor.proof;
    next();
  });
  return io;
}

function keptOut(socket: Pick<Socket, 'handshake'>): Rejection | null {
  const auth = safeParse(HandshakeAuth, socket.handshake.auth);
  if (!auth.success) return null;
  return judgePlainSocket(
    { encrypted: socket.handshake.secure, address: socket.handshake.address },
    auth.data,
  );
}

/** The network address that a connection comes from. */
const addressOf = (socket: Pick<Socket, 'handshake'>): string =>
  socket.handshake.address.replace(/^::ffff:/, '');

function actorBehind(access: Access, proof: HandshakeAuth, address: string): Result<Actor, Rejection> {
  return 'key' in proof
    ? access.identify(proof.key, {
        address,
        ...(proof.version === undefined ? {} : { version: proof.version }),
      })
    : access.identifyTicket(proof.ticketToken);
}

function identify(
  access: Access,
  socket: Pick<Socket, 'handshake'>,
): { ok: true; actor: Actor; proof: HandshakeAuth } | { ok: false; error: Rejection } {
  const auth = safeParse(HandshakeAuth, socket.handshake.auth);
  if (!auth.success)
    return {
      ok: false,
      error: {
        ...rejection('invalidRequest', 'send auth {key} or {ticketToken}'),
        issues: issuesOf(auth.error),
      },
    };
  const actor = actorBehind(access, auth.data, addressOf(socket));
  return actor.ok ? { ok: true, actor: actor.value, proof: auth.data } : actor;
}

/** Takes connections. Called once the view hub, which needs `io` to send, is there. */
export function serveConnections(io: GiliranSockets, parts: SocketServerParts, hub: ViewHub): void {
  io.on('connection', (socket) => {
    const { actor, proof } = socket.data;
    const watching: Watching = new Map();
    parts.presence.connected(socket.id, actor);
    const gate = new FloodGate(floodLimitsOf(actor), () => performance.now());

    /**
     * Who asks now: a session may have ended, a key been taken back, a role changed since the connection was made;
     * a ticket may have been carried over to a new day.
     */
    const askerNow = (): Result<Actor, Rejection> => actorBehind(parts.access, proof, addressOf(socket));
    /** The acknowledgement, or a `problem` where there is none to carry an error. */
    const answering =
      (ack: unknown) =>
      (answer: { ok: true; value?: unknown } | { ok: false; error: Rejection }): void => {
        if (isAck(ack)) ack(answer);
        else if (!answer.ok) socket.emit('problem', answer.error);
      };

    /** Whatever one message does, it does to its sender alone: the hall goes on. */
    const guarded = (ack: unknown, handle: () => void): void => {
      try {
        handle();
      } catch (error) {
        parts.logger.error(
          { event: 'messageFailed', err: error },
          'a message of a screen could not be handled',
        );
        answering(ack)({ ok: false, error: rejection('internal') });
      }
    };
    const hear = (event: string, handle: (input: unknown, ack: unknown) => void): void => {
      socket.on(event, (input: unknown, ack: unknown) => guarded(ack, () => handle(input, ack)));
    };

    // Before anything is looked at: turning a flood back must cost next to nothing.
    socket.use(([, ...args], next) => {
      if (gate.admits()) next();
      else answering(args.at(-1))({ ok: false, error: rejection('tooManyRequests') });
    });

    hear('command', (input, ack) => {
      const answer = answering(ack);
      const envelope = safeParse(CommandEnvelope, input);
      if (!envelope.success) {
        answer({ ok: false, error: { ...rejection('invalidRequest'), issues: issuesOf(envelope.error) } });
        return;
      }
      const asker = askerNow();
      if (!asker.ok) {
        answer(asker);
        return;
      }
      if (!gate.enters())
        return answer({
          ok: false,
          error: rejection('tooManyRequests', 'too many commands under way'),
        });
      const { commandId, command } = envelope.data;
      const began = performance.now();
      void parts.queue
        .execute(asker.value, commandId, command, { origin: addressOf(socket) })
        .then((outcome) => {
          gate.left();
          parts.onCommand(
            command.type,
            outcome.ok ? 'done' : outcome.error.code,
            (performance.now() - began) / 1000,
          );
          answer(outcome);
        });
    });

    hear('watch', (input, ack) => {
      const answer = answering(ack);
      const scope = safeParse(Scope, input);
      if (!scope.success)
        return answer({
          ok: false,
          error: { ...rejection('invalidRequest'), issues: issuesOf(scope.error) },
        });
      const asker = askerNow();
      if (!asker.ok) return answer(asker);
      const refused = mayWatch(parts.queue.state, asker.value, scope.data, (token) =>
        parts.queue.findTicketByToken(token),
      );
      if (refused) return answer({ ok: false, error: refused });
      const audience = audienceOf(asker.value);
      const push = hub.currentPush(scope.data, audience);
      if (!push.ok) return answer(push);
      const room = roomOf(scope.data, audience);
      if (!watching.has(room)) {
        if (watching.size >= mostWatched)
          return answer({ ok: false, error: rejection('tooManyRequests', 'too many scopes watched') });
        watching.set(room, { scope: scope.data, audience });
        hub.addWatcher(scope.data, audience, push.value.view);
        void socket.join(roomFor(socket, scope.data, room));
      }
      answer({ ok: true, value: pushFor(socket, push.value) });
    });

    hear('report', (input, ack) => {
      const report = safeParse(z.union([DeviceReport, DeskReport]), input);
      if (report.success) {
        if (!('desk' in report.data)) parts.presence.reported(socket.id, report.data);
        else {
          const { desk } = report.data;
          const theirs =
            desk === null ||
            !mayWatch(parts.queue.state, actor, { kind: 'counter', counterId: desk.counterId }, () => null);
          if (actor.kind === 'staff' && theirs) parts.presence.tookDesk(socket.id, report.data);
        }
      }
      if (!isAck(ack)) return;
      ack(
        report.success
          ? { ok: true }
          : { ok: false, error: { ...rejection('invalidRequest'), issues: issuesOf(report.error) } },
      );
    });

    hear('unwatch', (input, ack) => {
      const scope = safeParse(Scope, input);
      const answer = answering(ack);
      if (!scope.success)
        return answer({
          ok: false,
          error: { ...rejection('invalidRequest'), issues: issuesOf(scope.error) },
        });
      for (const [room, entry] of watching) {
        if (scopeKey(entry.scope) !== scopeKey(scope.data)) continue;
        watching.delete(room);
        hub.removeWatcher(entry.scope, entry.audience);
        void socket.leave(roomFor(socket, entry.scope, room));
      }
      answer({ ok: true });
    });

    const known = new Set<unknown>(['command', 'watch', 'unwatch', 'report']);
    // The reader of frames lets numbers pass as names of events.
    socket.onAny((event: unknown, ...args: unknown[]) => {
      const ack = args.at(-1);
      if (known.has(event)) return;
      guarded(ack, () =>
        answering(ack)({ ok: false, error: rejection('unknownEvent', String(event).slice(0, 60)) }),
      );
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
