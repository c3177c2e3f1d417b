/**
 * The first start: as long as the hall has no administrator, whoever stands at the server may make one. That
 * they stand there they prove with a code that only the server's own console and log show.
 */
import { timingSafeEqual } from 'node:crypto';
import { err, rejection, type Rejection, type Result } from '@giliran/protocol';
import type { Clock } from '../clock.ts';
import type { QueueService } from '../queue-service.ts';
import type { AccessStore } from './access-store.ts';
import { found, isLed, type FirstAdministrator, type NewHall } from './founding.ts';
import { GrowingDelay } from './growing-delay.ts';
import { hashKey, newShownCode } from './secrets.ts';
import type { NewSession, Place, SignIn } from './sign-in.ts';

const rules = { freeTries: 5, firstWaitMs: 5_000, longestWaitMs: 15 * 60_000, forgetAfterMs: 24 * 3_600_000 };
/** Wrong tries, from wherever, after which there is another code. */
const triesPerCode = 20;

export interface FirstRunParts {
  readonly queue: QueueService;
  readonly store: AccessStore;
  readonly signIn: SignIn;
  readonly clock: Clock;
  /** Shows a new code where only the server's keeper can see it; null when it is no longer good. */
  readonly show: (code: string | null) => void;
}

export class FirstRun {
  private readonly parts: FirstRunParts;
  private readonly delay: GrowingDelay;
  private code: string | null = null;
  private wrong = 0;
  private underWay = false;

  constructor(parts: FirstRunParts) {
    this.parts = parts;
    this.delay = new GrowingDelay(parts.clock, rules);
  }

  /** Whether the hall has nobody yet who could set it up; `site`: it has no name yet either. */
  needed(): { needed: boolean; site: boolean } {
    const site = this.parts.queue.state.index?.site ?? null;
    const needed = !isLed(site, this.parts.store);
    if (needed && this.code === null) this.showAnother();
    return { needed, site: site === null };
  }

  async run(
    code: string,
    hall: NewHall | null,
    administrator: FirstAdministrator,
    request: { commandId: string },
    place: Place,
  ): Promise<Result<NewSession, Rejection>> {
    if (!this.needed().needed || this.underWay) return err(rejection('alreadySetUp'));
    const wait = this.delay.secondsToWait(place.address);
    if (wait > 0) return err({ ...rejection('tooManyRequests'), retryAfter: wait });
    if (!this.matches(code)) {
      this.delay.failed(place.address);
      this.wrong += 1;
      if (this.wrong >= triesPerCode) this.showAnother();
      return err(rejection('wrongCode'));
    }
    this.underWay = true;
    try {
      const { queue, store, signIn, show } = this.parts;
      const staff = await found({ queue, store }, hall, administrator, {
        commandId: request.commandId,
        origin: place.address,
      });
      // With a field that was wrong the code stays good.
      if (!staff.ok) return staff;
      this.code = null;
      show(null);
      return await signIn.begin(staff.value, false, place);
    } finally {
      this.underWay = false;
    }
  }

  private matches(given: string): boolean {
    if (this.code === null) return false;
    const plain = given.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
    return timingSafeEqual(Buffer.from(hashKey(plain)), Buffer.from(hashKey(this.code)));
  }

  private showAnother(): void {
    this.wrong = 0;
    this.code = newShownCode(8);
    this.parts.show(`${this.code.slice(0, 4)}-${this.code.slice(4)}`);
  }
}
