/** One live connection to the server: views in, commands out. Knows nothing of React. */
import {
  asksForCompact,
  CommandAck,
  DeviceRequest,
  rejection,
  scopeKey,
  type CommandInput,
  type CommandResult,
  type DeviceAnswer,
  type DeskReport,
  type DeviceReport,
  type HandshakeAuth,
  type Rejection,
  type Result,
  type Scope,
  type ScopeKind,
  type ViewOf,
  type ViewPush,
  type ViewReaders,
  type WatchAck,
  type WhoAmI,
} from '@giliran/protocol';
import { io, type Socket } from 'socket.io-client';
import { readView } from './read-view.ts';

/** `refused`: the server does not accept this key or session; trying again will not help. */
export type Connection =
  | { readonly status: 'connecting' }
  | { readonly status: 'online'; readonly who: WhoAmI }
  | { readonly status: 'offline'; readonly since: number }
  | { readonly status: 'refused'; readonly reason: Rejection };

/** What a command can come back with. `unreachable` is the client's own word: no answer within the time given. */
export type SendFailure = Rejection | { readonly code: 'unreachable' };
export type SendOutcome = Result<CommandResult, SendFailure>;

/** A view with its age. `fresh` is false while the connection is down: what is shown is what was last known. */
export interface Watched<K extends ScopeKind> {
  readonly view: ViewOf<K> | null;
  readonly fresh: boolean;
  /** Set when the server refuses this scope. */
  readonly refused: Rejection | null;
}

export interface SendOptions {
  /** Names the command, so that a later try is known to be the same one. A new UUID by default. */
  readonly commandId?: string;
  /** Stop waiting after this long and answer `unreachable`. The server may still have done it: repeat under the same id. */
  readonly giveUpAfterMs?: number;
}

export interface LiveClientOptions {
  /** Where the server is, `http://192.168.1.10:8080`; the page's own origin when left out. */
  readonly url?: string;
  readonly auth: HandshakeAuth;
  /** What this program watches, each with the schema that reads it: it is built with these alone. */
  readonly views: ViewReaders;
  /** A view does not fit its schema: the server is of another version. What was shown before stands. */
  readonly onUnreadable?: () => void;
  readonly now?: () => number;
  readonly newId?: () => string;
}

interface WatchEntry {
  readonly scope: Scope;
  readonly listeners: Set<() => void>;
  push: ViewPush | null;
  snapshot: Watched<ScopeKind>;
}

interface Pending {
  readonly commandId: string;
  readonly command: CommandInput;
  /** Those who wait for the answer: a command sent again under its id is still one command. */
  readonly waiting: Set<(outcome: SendOutcome) => void>;
}

const emptySnapshot: Watched<ScopeKind> = { view: null, fresh: false, refused: null };
const fatal = new Set<string>([
  'notSignedIn',
  'wrongCredentials',
  'sessionExpired',
  'forbidden',
  'invalidRequest',
]);
/** A server that knows the key but not its device now (its data is being mended, say) is asked again after this. */
const askAgainMs = 3000;

export class LiveClient {
  private readonly socket: Socket;
  private readonly views: ViewReaders;
  private readonly onUnreadable: () => void;
  private readonly watches = new Map<string, WatchEntry>();
  private readonly outbox = new Map<string, Pending>();
  private readonly connectionListeners = new Set<() => void>();
  private readonly now: () => number;
  private readonly newId: () => string;
  private state: Connection = { status: 'connecting' };
  /** Server clock minus ours, in milliseconds. */
  private skew = 0;
  private closed = false;
  private reported: DeviceReport | null = null;
  private answerer: ((request: DeviceRequest) => Promise<DeviceAnswer>) | null = null;
  private askAgain: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveClientOptions) {
    this.views = options.views;
    this.onUnreadable = options.onUnreadable ?? (() => {});
    this.now = options.now ?? Date.now;
    this.newId = options.newId ?? (() => newUuid());
    this.socket = io(options.url ?? '', {
      auth: options.auth,
      query: asksForCompact,
      transports: ['websocket'],
      // An attempt into nowhere (a switch that restarts) must not hold up the next one for the usual 20 s.
      timeout: 5000,
      reconnectionDelay: 300,
      reconnectionDelayMax: 3000,
      randomizationFactor: 0.5,
      forceNew: true,
    });
    this.socket.on('welcome', (who: WhoAmI) => this.onWelcome(who));
    this.socket.on('view', (push: ViewPush) => this.onPush(push));
    this.socket.on('ask', (input: unknown, ack: (answer: DeviceAnswer) => void) => {
      void this.answerTo(input).then(ack);
    });
    this.socket.on('disconnect', () => {
      this.onOffline();
      if (!this.socket.active) this.connectLater();
    });
    this.socket.on('connect_error', (error: Error & { data?: Rejection }) => {
      const { data } = error;
      if (data && fatal.has(data.code)) {
        this.setConnection({ status: 'refused', reason: data });
        this.socket.close();
        for (const commandId of [...this.outbox.keys()]) this.settle(commandId, { ok: false, error: data });
      } else {
        this.onOffline();
        if (!this.socket.active) this.connectLater();
      }
    });
  }

  connection = (): Connection => this.state;

  onConnection = (listener: () => void): (() => void) => {
    this.connectionListeners.add(listener);
    return () => this.connectionListeners.delete(listener);
  };

  /** The server's clock now, epoch milliseconds: screens count from this, not from their own clock. */
  serverNow = (): number => this.now() + this.skew;

  /** What is known of a scope now. The same object until it changes. */
  current<K extends ScopeKind>(scope: Extract<Scope, { kind: K }>): Watched<K> {
    const entry = this.watches.get(scopeKey(scope));
    // An entry under a scope's key holds views of that scope's kind: the key begins with the kind.
    return entry?.snapshot ?? emptySnapshot;
  }

  /** Keeps a scope watched, also across reconnects, until the returned function is called. */
  watch(scope: Scope, listener: () => void): () => void {
    if (!this.views[scope.kind])
      throw new Error(`this client was not given how to read a view of ${scope.kind}`);
    const key = scopeKey(scope);
    let entry = this.watches.get(key);
    if (!entry) {
      entry = { scope, listeners: new Set(), push: null, snapshot: emptySnapshot };
      this.watches.set(key, entry);
      if (this.state.status === 'online') this.askFor(entry);
    }
    const { listeners } = entry;
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.watches.get(key)?.listeners !== listeners) return;
      this.watches.delete(key);
      if (this.state.status === 'online') this.socket.emit('unwatch', scope, () => {});
    };
  }

  /** Sends a command and keeps it until it is answered, across reconnects; the server does it once. */
  send = (command: CommandInput, options: SendOptions = {}): Promise<SendOutcome> =>
    new Promise((resolve) => {
      if (this.state.status === 'refused') return resolve({ ok: false, error: this.state.reason });
      if (this.closed) return resolve({ ok: false, error: { code: 'unreachable' } });
      const commandId = options.commandId ?? this.newId();
      const known = this.outbox.get(commandId);
      const pending: Pending = known ?? { commandId, command, waiting: new Set() };
      let timer: ReturnType<typeof setTimeout> | undefined;
      const settle = (outcome: SendOutcome): void => {
        clearTimeout(timer);
        resolve(outcome);
      };
      pending.waiting.add(settle);
      if (options.giveUpAfterMs !== undefined) {
        timer = setTimeout(() => {
          pending.waiting.delete(settle);
          if (pending.waiting.size === 0) this.outbox.delete(commandId);
          resolve({ ok: false, error: { code: 'unreachable' } });
        }, options.giveUpAfterMs);
      }
      if (known) return;
      this.outbox.set(commandId, pending);
      if (this.state.status === 'online') this.post(pending);
    });

  /** Tells the server how this device is, now and after each reconnect. */
  report = (report: DeviceReport): void => {
    this.reported = report;
    if (this.state.status === 'online') this.socket.emit('report', report, () => {});
  };

  /** Who answers what the server asks of this device. */
  onAsk = (answerer: (request: DeviceRequest) => Promise<DeviceAnswer>): void => {
    this.answerer = answerer;
  };

  /** Tells the server which counter this window works at, once: after a reconnect somebody else may have it. */
  tellDesk = (report: DeskReport): void => {
    if (this.state.status === 'online') this.socket.emit('report', report, () => {});
  };

  close(): void {
    this.closed = true;
    clearTimeout(this.askAgain);
    this.socket.close();
    for (const commandId of [...this.outbox.keys()])
      this.settle(commandId, { ok: false, error: { code: 'unreachable' } });
  }

  private async answerTo(input: unknown): Promise<DeviceAnswer> {
    const request = DeviceRequest.safeParse(input);
    if (!request.success || this.answerer === null)
      return { ok: false, error: rejection('invalidRequest', 'this device does not know that') };
    return this.answerer(request.data).catch((cause: unknown) => ({
      ok: false,
      error: rejection('internal', cause instanceof Error ? cause.message : String(cause)),
    }));
  }

  private post(pending: Pending): void {
    this.socket.emit(
      'command',
      { commandId: pending.commandId, command: pending.command },
      (answer: unknown) => {
        const ack = CommandAck.safeParse(answer);
        if (!ack.success)
          return this.settle(pending.commandId, {
            ok: false,
            error: { code: 'internal', detail: 'unreadable answer' },
          });
        // Nothing was changed and the same command may succeed soon: it stays in the outbox.
        if (!ack.data.ok && ack.data.error.code === 'shuttingDown') return;
        this.settle(pending.commandId, ack.data);
      },
    );
  }

  private settle(commandId: string, outcome: SendOutcome): void {
    const pending = this.outbox.get(commandId);
    if (!pending) return;
    this.outbox.delete(commandId);
    for (const settle of pending.waiting) settle(outcome);
  }

  private askFor(entry: WatchEntry): void {
    this.socket.emit('watch', entry.scope, (answer: WatchAck) => {
      if (answer.ok) this.onPush(answer.value, true);
      else this.update(entry, { ...entry.snapshot, fresh: false, refused: answer.error });
    });
  }

  private onWelcome(who: WhoAmI): void {
    this.setConnection({ status: 'online', who });
    if (this.reported) this.socket.emit('report', this.reported, () => {});
    for (const entry of this.watches.values()) this.askFor(entry);
    for (const pending of [...this.outbox.values()]) this.post(pending);
  }

  private onPush(push: ViewPush, answer = false): void {
    const entry = this.watches.get(scopeKey(push.scope));
    if (!entry) return;
    const before = entry.push;
    const older = before !== null && before.epoch === push.epoch && push.version < before.version;
    if (older && !answer) return;
    const schema = this.views[push.scope.kind];
    // Nothing is watched without its schema.
    if (!schema) return;
    const parsed = readView(schema, push.view);
    if (!parsed.success) {
      console.error(`a view of ${scopeKey(push.scope)} does not fit its schema`, parsed.error.issues);
      return this.onUnreadable();
    }
    this.skew = push.at - this.now();
    if (older) {
      this.update(entry, { ...entry.snapshot, fresh: true });
      return;
    }
    entry.push = push;
    this.update(entry, { view: parsed.data, fresh: true, refused: null });
  }

  /** Socket.IO gives up by itself when the server turned the connection away; a hall screen must not. */
  private connectLater(): void {
    if (this.closed) return;
    clearTimeout(this.askAgain);
    this.askAgain = setTimeout(() => this.socket.connect(), askAgainMs);
  }

  private onOffline(): void {
    if (this.state.status === 'refused') return;
    if (this.state.status !== 'offline') this.setConnection({ status: 'offline', since: this.now() });
    for (const entry of this.watches.values()) {
      if (entry.snapshot.fresh) this.update(entry, { ...entry.snapshot, fresh: false });
    }
  }

  private update(entry: WatchEntry, snapshot: Watched<ScopeKind>): void {
    entry.snapshot = snapshot;
    for (const listener of [...entry.listeners]) listener();
  }

  private setConnection(next: Connection): void {
    this.state = next;
    for (const listener of [...this.connectionListeners]) listener();
  }
}

/**
 * A time-ordered UUID (version 7): the server finds and keeps the commands of one moment beside each other.
 * `crypto.randomUUID` makes another kind, and exists only on secure origins; hall screens are often plain http.
 */
function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const at = Date.now();
  new DataView(bytes.buffer).setUint16(0, Math.floor(at / 2 ** 32));
  new DataView(bytes.buffer).setUint32(2, at % 2 ** 32);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
