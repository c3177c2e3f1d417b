/** A bare Socket.IO connection for a test: every push is checked against its schema and kept. */
import { randomUUID } from 'node:crypto';
import {
  CommandAck,
  Rejection,
  Scope,
  scopeKey,
  viewSchemas,
  WhoAmI,
  type CommandInput,
} from '@giliran/protocol';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';

const Push = z.strictObject({
  scope: Scope,
  epoch: z.string(),
  version: z.int(),
  at: z.int(),
  view: z.unknown(),
});
type Push = z.infer<typeof Push>;
const Refused = z.strictObject({ ok: z.literal(false), error: Rejection });
const WatchAck = z.union([z.strictObject({ ok: z.literal(true), value: Push }), Refused]);
const PlainAck = z.union([z.strictObject({ ok: z.literal(true) }), Refused]);

const patienceMs = 60_000;

export interface Wire {
  readonly socket: Socket;
  who(): WhoAmI;
  /** Pushes of a scope, the oldest first, the answer to `watch` among them. */
  pushes(scope: unknown): readonly Push[];
  /** Everything that came down, as text: to look for what must not be there. */
  heard(): string;
  readonly problems: Rejection[];
  command(command: CommandInput, commandId?: string): Promise<CommandAck>;
  /** Starts watching; the refusal's code, or null when it is allowed. */
  watch(scope: unknown): Promise<Rejection | null>;
  unwatch(scope: unknown): Promise<Rejection | null>;
  /** Emits anything and gives what the acknowledgement says. */
  ask(event: string, ...args: unknown[]): Promise<unknown>;
  /** The newest view of a scope once it is as wanted. */
  until<V>(scope: unknown, view: z.ZodType<V>, wanted: (view: V) => boolean): Promise<V>;
  /** Cuts the connection as a pulled cable would; it comes back by itself. */
  cut(): Promise<void>;
  close(): void;
}

/** Waits until something holds, looking again whenever `changed` may have happened. */
export async function eventually<T>(
  look: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  what: string,
): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > until) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Connects; rejects with the Rejection when the server turns the connection away. */
export async function openWire(
  url: string,
  auth: Record<string, unknown>,
  query: Record<string, string> = {},
): Promise<Wire> {
  const socket = io(url, {
    auth,
    query,
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
  });
  const received = new Map<string, Push[]>();
  const problems: Rejection[] = [];
  const broken: unknown[] = [];
  let text = '';
  let who: WhoAmI | null = null;

  const take = (input: unknown): void => {
    text += JSON.stringify(input);
    try {
      const push = Push.parse(input);
      viewSchemas[push.scope.kind].parse(push.view);
      const key = scopeKey(push.scope);
      const earlier = received.get(key) ?? [];
      const last = earlier.at(-1);
      if (last && last.epoch === push.epoch && push.version <= last.version)
        throw new Error(`version ${push.version} of ${key} came after ${last.version}`);
      received.set(key, [...earlier, push]);
    } catch (error) {
      broken.push(error);
    }
  };
  socket.on('view', take);
  socket.on('problem', (input: unknown) => problems.push(Rejection.parse(input)));
  socket.on('welcome', (input: unknown) => {
    text += JSON.stringify(input);
    who = WhoAmI.parse(input);
  });
  await new Promise<void>((resolve, reject) => {
    const turnedAway = (error: Error & { data?: unknown }): void => {
      socket.close();
      reject(error.data ?? error);
    };
    socket.once('connect_error', turnedAway);
    socket.once('welcome', () => {
      socket.off('connect_error', turnedAway);
      resolve();
    });
  });

  const ask = (event: string, ...args: unknown[]): Promise<unknown> =>
    socket.timeout(patienceMs).emitWithAck(event, ...args);
  const sound = (): void => {
    if (broken.length > 0) throw broken[0];
  };
  return {
    socket,
    problems,
    who() {
      if (!who) throw new Error('no welcome yet');
      return who;
    },
    pushes: (scope) => {
      sound();
      return received.get(scopeKey(Scope.parse(scope))) ?? [];
    },
    heard: () => {
      sound();
      return text;
    },
    ask,
    async command(command, commandId = randomUUID()) {
      return CommandAck.parse(await ask('command', { commandId, command }));
    },
    async watch(scope) {
      const answer = WatchAck.parse(await ask('watch', scope));
      if (!answer.ok) return answer.error;
      take(answer.value);
      sound();
      return null;
    },
    async unwatch(scope) {
      const answer = PlainAck.parse(await ask('unwatch', scope));
      return answer.ok ? null : answer.error;
    },
    async until(scope, view, wanted) {
      const key = scopeKey(Scope.parse(scope));
      return eventually(() => {
        sound();
        const newest = received.get(key)?.at(-1);
        const parsed = newest && view.parse(newest.view);
        return parsed !== undefined && wanted(parsed) ? parsed : null;
      }, `a view of ${key} as wanted`);
    },
    async cut() {
      const back = new Promise<void>((resolve) => socket.once('welcome', () => resolve()));
      socket.io.engine.close();
      await back;
    },
    close: () => void socket.close(),
  };
}
