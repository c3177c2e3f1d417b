import type { Result } from '@giliran/protocol';

/** Why nothing was heard. `locked`: the browser wants a touch before it plays sound. */
export interface SinkFault {
  readonly code: 'locked' | 'aborted' | 'failed';
  readonly detail: string;
}

/** Where sound goes. One sound at a time: the queue sees to that. */
export interface AnnouncementSink {
  /** Plays a mono sound and answers when it has ended. `signal` stops it at once. */
  play(samples: Float32Array, sampleRate: number, signal: AbortSignal): Promise<Result<void, SinkFault>>;
}
