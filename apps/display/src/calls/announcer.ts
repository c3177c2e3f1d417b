/** Brings the zone's calls from the view to eye and ear, each once, and tells the server when one has begun to be spoken. */
import type { Connection, SendOptions, SendOutcome, Watched } from '@giliran/client';
import type { CallId, CommandInput, DisplayId, PublicCall } from '@giliran/protocol';
import {
  AnnouncementQueue,
  type AnnouncementSink,
  type ClaimedCalls,
  type Clock,
  type QueueDependencies,
  type SpeechFault,
} from '@giliran/voice';

export interface AnnouncerParts {
  readonly displayId: DisplayId;
  /** `LiveClient.send`: keeps the command until it is answered, across reconnects. */
  readonly send: (command: CommandInput, options: SendOptions) => Promise<SendOutcome>;
  readonly sink: AnnouncementSink;
  readonly prepare: QueueDependencies['prepare'];
  readonly claimed: ClaimedCalls;
  readonly clock: Clock;
  readonly onFault?: (call: PublicCall, fault: SpeechFault) => void;
}

/** The server could not take it now but may soon. */
const passing = new Set(['storageUnavailable', 'internal', 'tooManyRequests', 'shuttingDown', 'unreachable']);
/** Before the same is sent again, in milliseconds. */
const againMs = 5_000;

const standardSettings: QueueDependencies['settings'] = {
  reading: 'digit',
  languages: ['id'],
  chime: true,
  shortenAbove: 2,
};

export class Announcer {
  readonly queue: AnnouncementQueue;
  readonly #parts: AnnouncerParts;
  /** Calls whose `call.announced` is on its way. */
  readonly #telling = new Map<CallId, () => void>();
  #stopped = false;

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
    const { sink, clock, claimed, prepare, onFault } = parts;
    this.queue = new AnnouncementQueue({
      sink,
      clock,
      claimed,
      prepare,
      settings: standardSettings,
      onSpeak: (call) => void this.#tellServer(call.callId),
      ...(onFault ? { onFault } : {}),
    });
  }

  /**
   * Takes the newest view and the state of the connection. Only a fresh view can make this display the voice:
   * while the server is away another display may have taken over.
   */
  update({ view, fresh }: Watched<'display'>, connection: Connection): void {
    if (!view || this.#stopped) return;
    const speaking =
      fresh && connection.status === 'online' && view.speaker?.connectionId === connection.who.connectionId;
    this.queue.setSettings(view.voice);
    this.queue.setSpeaking(speaking);
    this.queue.offer(view.pending, view.calls);
    if (speaking) this.#remindServer(view.pending);
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#telling.values()) cancel();
    this.#telling.clear();
    this.queue.stop();
  }

  /** A call spoken just before a reload, whose announcement never reached the server. */
  #remindServer(pending: readonly PublicCall[]): void {
    for (const { callId } of pending) {
      if (this.#parts.claimed.of(callId) === 'spoken') void this.#tellServer(callId);
    }
  }

  async #tellServer(callId: CallId): Promise<void> {
    if (this.#stopped || this.#telling.has(callId)) return;
    this.#telling.set(callId, () => {});
    // The same id each time, also after a reload: the server does it once.
    const commandId = `announced.${this.#parts.displayId}.${callId}`;
    const outcome = await this.#parts.send({ type: 'call.announced', callId }, { commandId });
    this.#telling.delete(callId);
    if (this.#stopped || outcome.ok || !passing.has(outcome.error.code)) return;
    const again = this.#parts.clock.after(againMs, () => {
      this.#telling.delete(callId);
      void this.#tellServer(callId);
    });
    this.#telling.set(callId, again);
  }
}
