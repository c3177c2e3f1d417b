/**
 * The minutes of the hall's rules, which shrink while a day is played and are the hall's own again afterwards: when the
 * day ends, when it is broken off, and when the next one begins after a run that was killed.
 */
import type { LiveClient } from '@giliran/client';
import { CommandId, type LoggedEvent, type Site } from '@giliran/protocol';
import { scaledSite } from './scaled-site.ts';

/** What the ids of commands that shrink the minutes begin with, so that the log tells them from everybody's set-up. */
const mark = 'da1da1da';
const shrinkingId = (): CommandId => CommandId.parse(`${mark}${crypto.randomUUID().slice(mark.length)}`);

/** So long an answer is waited for; a day that cannot give the minutes back leaves it to the next. Milliseconds. */
const patienceMs = 10_000;

export interface FoundSite {
  /** As people set it up last; null where there is none. */
  readonly own: Site | null;
  /** A run that was killed has left the minutes of its day. */
  readonly shrunken: boolean;
}

/** The hall's set-up by its event log. */
export function foundSite(log: readonly LoggedEvent[]): FoundSite {
  const setUps = log.flatMap(({ event, commandId }) =>
    event.type === 'siteConfigured' ? [{ site: event.site, shrinks: commandId.startsWith(mark) }] : [],
  );
  const own = setUps.findLast(({ shrinks }) => !shrinks)?.site ?? null;
  return { own, shrunken: own !== null && setUps.at(-1)?.shrinks === true };
}

type Send = LiveClient['send'];
type Outcome = Awaited<ReturnType<Send>>;

export class OwnMinutes {
  private readonly send: Send;
  private readonly own: Site;
  /** Whether there is something to put back, as soon as that is known. */
  private owed: Promise<boolean>;
  private putting: Promise<Outcome | null> | null = null;

  /** `shrunken`: an earlier run has left them so. */
  constructor(parts: { readonly send: Send; readonly own: Site; readonly shrunken: boolean }) {
    this.send = parts.send;
    this.own = parts.own;
    this.owed = Promise.resolve(parts.shrunken);
  }

  /** `factor`: real minutes that one minute of the day lasts. Null where the day is not quicker. */
  async shrink(factor: number): Promise<{ readonly site: Site; readonly outcome: Outcome } | null> {
    const site = scaledSite(this.own, factor);
    if (site === this.own) return null;
    const sent = this.send(
      { type: 'site.configure', site },
      { commandId: shrinkingId(), giveUpAfterMs: patienceMs },
    );
    // Without an answer it may have taken effect all the same.
    this.owed = sent.then((outcome) => outcome.ok || outcome.error.code === 'unreachable');
    return { site, outcome: await sent };
  }

  /** As often as one likes: once they are back, nothing is sent. Null when there was nothing to put back. */
  putBack(): Promise<Outcome | null> {
    this.putting ??= this.tryToPutBack().finally(() => {
      this.putting = null;
    });
    return this.putting;
  }

  private async tryToPutBack(): Promise<Outcome | null> {
    if (!(await this.owed)) return null;
    const outcome = await this.send(
      { type: 'site.configure', site: this.own },
      { giveUpAfterMs: patienceMs },
    );
    if (outcome.ok) this.owed = Promise.resolve(false);
    return outcome;
  }
}
