/** Which form of a view a connection hears, and the rooms of those that hear the same one. */
import { compactForm, readsCompact, type Scope, type ViewPush } from '@giliran/protocol';
import type { Server, Socket } from 'socket.io';

type Query = Pick<Socket, 'handshake'>;
const reads = ({ handshake }: Query, { kind }: Scope): boolean =>
  readsCompact(handshake.query['compact'], kind);

const compactRoom = (room: string): string => `${room}#compact`;
const inCompactForm = (push: ViewPush): unknown => ({ ...push, view: compactForm(push.view) });

/** The room of a scope that this connection joins. */
export const roomFor = (socket: Query, scope: Scope, room: string): string =>
  reads(socket, scope) ? compactRoom(room) : room;

/** A push as this connection reads it. */
export const pushFor = (socket: Query, push: ViewPush): unknown =>
  reads(socket, push.scope) ? inCompactForm(push) : push;

/** Sends a push to all who watch, to each in its form; a form that nobody reads is not made. */
export function sendView(io: Pick<Server, 'to' | 'sockets'>, room: string, push: ViewPush): void {
  const { rooms } = io.sockets.adapter;
  if (rooms.has(room)) io.to(room).emit('view', push);
  const compact = compactRoom(room);
  if (rooms.has(compact)) io.to(compact).emit('view', inCompactForm(push));
}
