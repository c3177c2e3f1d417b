/** When each key and session was last seen: noted in memory, written down once a minute, for a write costs a commit. */
import type { Clock } from '../clock.ts';
import type { AccessStore } from './access-store.ts';
import type { SessionStore } from './session-store.ts';

export interface Visit {
  readonly address: string;
  /** The version a device's program says it is. */
  readonly version?: string | undefined;
}
type Kind = 'session' | 'device' | 'apiKey';

const everyMs = 60_000;

export class LastSeen {
  private readonly parts: { access: AccessStore; sessions: SessionStore; clock: Clock };
  private readonly unwritten = new Map<string, { kind: Kind; at: number; visit: Visit }>();
  private cancel: () => void;

  constructor(parts: { access: AccessStore; sessions: SessionStore; clock: Clock }) {
    this.parts = parts;
    const round = (): void => {
      try {
        this.write();
      } catch {
        // A disk that is full for a moment must not stop the hall: what is unwritten waits.
      }
      this.cancel = parts.clock.after(everyMs, round);
    };
    this.cancel = parts.clock.after(everyMs, round);
  }

  note(kind: Kind, keyHash: string, visit: Visit): void {
    const version = visit.version ?? this.unwritten.get(keyHash)?.visit.version;
    this.unwritten.set(keyHash, { kind, at: this.parts.clock.now(), visit: { ...visit, version } });
  }

  /** When it was seen after what is written down; null when not since. */
  at(keyHash: string): number | null {
    return this.unwritten.get(keyHash)?.at ?? null;
  }

  write(): void {
    if (this.unwritten.size === 0) return;
    const { access, sessions } = this.parts;
    access.together(() => {
      for (const [hash, { kind, at, visit }] of this.unwritten) {
        if (kind === 'session') sessions.seen(hash, at);
        else if (kind === 'apiKey') access.apiKeyUsed(hash, at);
        else access.deviceSeen(hash, at, visit.address, visit.version ?? null);
      }
    });
    this.unwritten.clear();
  }

  stop(): void {
    this.cancel();
    try {
      this.write();
    } catch {
      // The last minute is not worth a stop that fails.
    }
  }
}
