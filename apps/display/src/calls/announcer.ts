/** Brings the zone's calls, and what is to be said of its agencies, from the view to eye and ear, each once, and tells the server when one has begun to be spoken. */
import type { Connection, SendOptions, SendOutcome, Watched } from '@giliran/client';
import type {
  CallId,
  CommandInput,
  DisplayId,
  DisplayView,
  NoticeId,
  PublicCall,
  PublicNotice,
} from '@giliran/protocol';
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
  readonly prepareNotice: NonNullable<QueueDependencies['prepareNotice']>;
  readonly claimed: ClaimedCalls;
  readonly clock: Clock;
  readonly onFault?: (call: PublicCall | PublicNotice, fault: SpeechFault) => void;
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
  /** Calls and notices of which the server is being told. */
  readonly #telling = new Map<CallId | NoticeId, () => void>();
  #stopped = false;

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
    const { sink, clock, claimed, prepare, prepareNotice, onFault } = parts;
    this.queue = new AnnouncementQueue({
      sink,
      clock,
      claimed,
      prepare,
      prepareNotice,
      settings: standardSettings,
      onSpeak: ({ callId }) => void this.#tellServer(callId, { type: 'call.announced', callId }),
      onNotice: ({ noticeId }) => void this.#tellServer(noticeId, { type: 'notice.announced', noticeId }),
      ...(onFault ? { onFault, onNoticeFault: onFault } : {}),
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
    this.queue.setInterrupted(view.emergency !== null);
    this.queue.setSettings(view.voice);
    this.queue.setSpeaking(speaking);
    this.queue.offer(view.pending, view.calls, view.notices);
    if (speaking) this.#remindServer(view);
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#telling.values()) cancel();
    this.#telling.clear();
    this.queue.stop();
  }

  /** What was spoken just before a reload, of which the server never heard. */
  #remindServer({ pending, notices }: Pick<DisplayView, 'pending' | 'notices'>): void {
    const { claimed } = this.#parts;
    for (const { callId } of pending) {
      if (claimed.of(callId) === 'spoken') void this.#tellServer(callId, { type: 'call.announced', callId });
    }
    for (const { noticeId } of notices) {
      if (claimed.of(noticeId) === 'spoken')
        void this.#tellServer(noticeId, { type: 'notice.announced', noticeId });
    }
  }

  async #tellServer(id: CallId | NoticeId, command: CommandInput): Promise<void> {
    if (this.#stopped || this.#telling.has(id)) return;
    this.#telling.set(id, () => {});
    // The same id each time, also after a reload: the server does it once.
    const commandId = `announced.${this.#parts.displayId}.${id}`;
    const outcome = await this.#parts.send(command, { commandId });
    this.#telling.delete(id);
    if (this.#stopped || outcome.ok || !passing.has(outcome.error.code)) return;
    const again = this.#parts.clock.after(againMs, () => {
      this.#telling.delete(id);
      void this.#tellServer(id, command);
    });
    this.#telling.set(id, again);
  }
}
