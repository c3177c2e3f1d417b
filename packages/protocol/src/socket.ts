/** The Socket.IO events, as types for both ends. `docs/protocol.md` tells them in prose. */
import { z } from 'zod';
import type { CommandAck } from './command-answers.ts';
import type { Rejection } from './errors.ts';
import type { Instant } from './basics.ts';
import { CounterId, TicketToken, WindowId } from './basics.ts';
import { PrintsAt, type DeviceAnswer } from './printer-desk.ts';
import type { ViewOf } from './views/all-views.ts';
import type { Scope, ScopeKind } from './views/scope.ts';
import type { WhoAmI } from './views/who-am-i.ts';

/** What a client sends when it connects. Exactly one of the two. */
export const HandshakeAuth = z.union([
  /** A session token, a device key or an API key. */
  z.strictObject({
    key: z.string().min(1).max(200),
    /** The program's version, for the list of devices. */
    version: z.string().max(60).optional(),
  }),
  z.strictObject({ ticketToken: TicketToken }),
]);
export type HandshakeAuth = z.infer<typeof HandshakeAuth>;

/** A view under its scope. A later one has the same `epoch` and a larger `version`, or another `epoch` (the server was restarted). */
export interface ViewPush<K extends ScopeKind = ScopeKind> {
  scope: Extract<Scope, { kind: K }>;
  epoch: string;
  version: number;
  /** The server's clock when it was made: screens count time from this, never from their own clock. */
  at: Instant;
  view: ViewOf<K>;
}

/**
 * What a device says of itself, again after each connection. A display whose browser still keeps its
 * sound locked says `mute`: another display of the zone then speaks. A kiosk says who has its printer.
 */
export const DeviceReport = z.union([
  z.strictObject({ sound: z.enum(['ready', 'mute']) }),
  z.strictObject({ printsAt: PrintsAt }),
]);
export type DeviceReport = z.infer<typeof DeviceReport>;

/**
 * A staff member's window works at this counter from now on. The last one that says so has the desk; the
 * others of the same counter see in its view that they have not. Null leaves it; it ends with the connection, too.
 */
export const DeskReport = z.strictObject({
  desk: z.strictObject({ counterId: CounterId, windowId: WindowId }).nullable(),
});
export type DeskReport = z.infer<typeof DeskReport>;

export type WatchAck = { ok: true; value: ViewPush } | { ok: false; error: Rejection };

export interface ServerToClient {
  view: (push: ViewPush) => void;
  welcome: (who: WhoAmI) => void;
  /** Asks the device itself for something (a DeviceRequest); it answers with a DeviceAnswer. */
  ask: (request: unknown, ack: (answer: DeviceAnswer) => void) => void;
  /** An answer to something that had no acknowledgement to carry it. */
  problem: (error: Rejection) => void;
}
export interface ClientToServer {
  /** A CommandEnvelope. */
  command: (envelope: unknown, ack: (answer: CommandAck) => void) => void;
  /** Start watching a Scope; the answer is its view now. */
  watch: (scope: unknown, ack: (answer: WatchAck) => void) => void;
  /** A DeviceReport or a DeskReport. */
  report: (report: unknown, ack: (answer: { ok: true } | { ok: false; error: Rejection }) => void) => void;
  unwatch: (scope: unknown, ack: (answer: { ok: true } | { ok: false; error: Rejection }) => void) => void;
}
