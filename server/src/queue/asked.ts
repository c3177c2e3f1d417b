/** What is asked of the queue, and what comes with it. */
import {
  isAccessEvent,
  type AccessEvent,
  type Actor,
  type Command,
  type DomainEvent,
  type Rejection,
  type Result,
} from '@giliran/protocol';
import type { Draft } from './batch.ts';
import type { Execution } from './commits.ts';

/** What comes with a command besides itself. */
export interface Accompanied {
  /** From where it was asked, for the audit: a network address. */
  readonly origin?: string;
  /** Stored together with its events or not at all, and only the first time. */
  readonly alongside?: () => void;
  /** What else the log is told of it. */
  readonly also?: readonly AccessEvent[];
}

/** What the log is told that is no command: who came and went, what was given out. */
export interface Note {
  readonly events: readonly AccessEvent[];
  readonly alongside?: () => void;
}

/** Whether a thing was done now, or had been done before under the same id. */
export type Doing = Result<'now' | 'before', Rejection>;

/** Something asked of the queue that waits for its turn. */
export interface Waiting {
  readonly actor: Actor;
  readonly commandId: string;
  readonly fingerprint: string;
  readonly origin: string;
  /** Null for a note. */
  readonly command: Command | null;
  /** Whether deciding reads, or writes, what lies beside the queue. */
  readonly besides: boolean;
  readonly decide: (now: number, draft: Draft) => Result<readonly DomainEvent[], Rejection>;
  readonly settle: (outcome: Execution, doing: 'now' | 'before') => void;
}

/** Who asks, and under which id. */
export interface Asker {
  readonly actor: Actor;
  readonly commandId: string;
  readonly origin: string;
  readonly undoes?: number | undefined;
}

/** What the audit shows, and therefore keeps from where. */
export const isAudited = (event: DomainEvent): boolean =>
  isAccessEvent(event) ||
  event.type === 'siteConfigured' ||
  event.type === 'kioskPrinterSet' ||
  event.type === 'conditionChanged' ||
  event.type === 'emergencyDeclared' ||
  event.type === 'emergencyEnded' ||
  event.type === 'announcementMade' ||
  event.type === 'announcementEnded' ||
  event.type === 'counterServesAlso' ||
  event.type === 'alertAcknowledged';
