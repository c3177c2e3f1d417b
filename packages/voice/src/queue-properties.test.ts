/** A display through an arbitrary day: calls, withdrawals, failures, reloads, changes of the speaking display. */
import type { PublicCall } from '@giliran/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { callOf, DisplayRig } from './display-rig.test-support.ts';

type Step =
  | { readonly do: 'call' }
  | { readonly do: 'withdraw'; readonly pick: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'view' }
  | { readonly do: 'reload' }
  | { readonly do: 'speaking'; readonly speaking: boolean }
  | { readonly do: 'otherSpeaks' }
  | { readonly do: 'sink'; readonly mood: DisplayRig['mood'] }
  | { readonly do: 'voice'; readonly composition: DisplayRig['composition'] }
  | { readonly do: 'serverHears'; readonly hears: boolean };

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ do: 'call' }) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 15_000 }).map((ms): Step => ({ do: 'pass', ms })) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'view' }) },
  { weight: 2, arbitrary: fc.nat({ max: 20 }).map((pick): Step => ({ do: 'withdraw', pick })) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'reload' }) },
  { weight: 1, arbitrary: fc.boolean().map((speaking): Step => ({ do: 'speaking', speaking })) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'otherSpeaks' }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('plays' as const, 'refuses' as const, 'throws' as const, 'hangs' as const)
      .map((mood): Step => ({ do: 'sink', mood })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('works' as const, 'fails' as const, 'throws' as const, 'hangs' as const)
      .map((composition): Step => ({ do: 'voice', composition })),
  },
  { weight: 1, arbitrary: fc.boolean().map((hears): Step => ({ do: 'serverHears', hears })) },
);

/** The server's side: it takes a call from the pending list once it hears that its speech has begun. */
class Hall {
  readonly rig = new DisplayRig();
  readonly withdrawn = new Set<string>();
  readonly spokenByOther = new Set<string>();
  readonly all: PublicCall[] = [];
  pending: PublicCall[] = [];
  calls: PublicCall[] = [];
  speaking = true;
  hears = true;

  view(): void {
    if (this.hears) {
      const begun = new Set(this.rig.said('speak'));
      this.pending = this.pending.filter((call) => !begun.has(call.number));
    }
    this.rig.queue.setSpeaking(this.speaking);
    this.rig.queue.offer(this.pending, this.calls);
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'call': {
        const call = callOf(this.all.length + 1);
        this.all.push(call);
        this.pending = [...this.pending, call];
        this.calls = [call, ...this.calls];
        return this.view();
      }
      case 'withdraw': {
        const call = this.calls[step.pick];
        if (!call) return;
        this.withdrawn.add(call.number);
        this.pending = this.pending.filter((p) => p.callId !== call.callId);
        this.calls = this.calls.map((p) => (p.callId === call.callId ? { ...p, active: false } : p));
        return this.view();
      }
      case 'pass':
        return this.rig.clock.advance(step.ms);
      case 'view':
        return this.view();
      case 'reload':
        this.rig.reload();
        return this.view();
      case 'speaking':
        this.speaking = step.speaking;
        return this.view();
      case 'otherSpeaks': {
        const [first, ...rest] = this.pending;
        if (this.speaking || !first) return;
        this.spokenByOther.add(first.number);
        this.pending = rest;
        return this.view();
      }
      case 'sink':
        this.rig.mood = step.mood;
        return;
      case 'voice':
        this.rig.composition = step.composition;
        return;
      case 'serverHears':
        this.hears = step.hears;
        return;
    }
  }
}

async function day(path: readonly Step[]): Promise<Hall> {
  const hall = new Hall();
  for (const step of path) await hall.take(step);
  // At last everything works and time is long.
  hall.hears = true;
  hall.rig.mood = 'plays';
  hall.rig.composition = 'works';
  for (let n = 0; n < 2 * hall.all.length + 4; n++) {
    hall.view();
    await hall.rig.clock.advance(30_000);
  }
  return hall;
}

const anyDay = fc.array(steps, { maxLength: 60 });
const kept = (all: readonly PublicCall[], withdrawn: ReadonlySet<string>) =>
  all.map((call) => call.number).filter((number) => !withdrawn.has(number));
const order = (numbers: readonly string[]) => numbers.toSorted();

test('never two sounds at once, never two calls in sight at once', async () => {
  await fc.assert(
    fc.asyncProperty(anyDay, async (path) => {
      const { rig } = await day(path);
      expect(rig.mostSounding).toBeLessThanOrEqual(1);
      expect(rig.sounding).toBe(0);
      // Whatever is said or ends is the call that started last.
      const inSight = rig.log.filter(({ what }) => ['start', 'speak', 'sound', 'end'].includes(what));
      const strays = inSight.filter(({ number }, n) => {
        return number !== inSight.slice(0, n + 1).findLast(({ what }) => what === 'start')?.number;
      });
      expect(strays).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('each call is spoken at most once, also across reloads and whoever spoke before', async () => {
  await fc.assert(
    fc.asyncProperty(anyDay, async (path) => {
      const { rig } = await day(path);
      for (const what of ['speak', 'sound'] as const) {
        const spoken = rig.said(what);
        expect(new Set(spoken).size).toBe(spoken.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('a display that always speaks speaks and shows every call that is not withdrawn, once and in order', async () => {
  const path = fc.array(
    steps.filter((s) => !['speaking', 'otherSpeaks', 'sink', 'voice'].includes(s.do)),
    { maxLength: 60 },
  );
  await fc.assert(
    fc.asyncProperty(path, async (taken) => {
      const { rig, all, withdrawn } = await day(taken);
      const spoken = rig.said('sound');
      expect(spoken).toEqual(order(spoken));
      // A page reloaded before the sound began, and the call withdrawn meanwhile: seen, rightly not spoken.
      const seen = [...new Set(rig.said('start'))];
      expect(seen.filter((n) => spoken.includes(n) || !withdrawn.has(n))).toEqual(spoken);
      expect(spoken).toEqual(expect.arrayContaining(kept(all, withdrawn)));
    }),
    { numRuns: 300 },
  );
});

test('failing sound costs no call its time in sight and changes no order', async () => {
  const path = fc.array(
    steps.filter((s) => !['speaking', 'otherSpeaks', 'reload'].includes(s.do)),
    { maxLength: 60 },
  );
  await fc.assert(
    fc.asyncProperty(path, async (taken) => {
      const { rig, all, withdrawn } = await day(taken);
      const shown = rig.said('start');
      expect(shown).toEqual(order(shown));
      expect(rig.said('end')).toEqual(shown);
      expect(shown).toEqual(expect.arrayContaining(kept(all, withdrawn)));
      const cutShort = all.filter(
        (call) => (rig.at('end', call) ?? 0) - (rig.at('start', call) ?? -4000) < 4000,
      );
      expect(cutShort).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a silent display shows every call once and in order, also those another display has begun', async () => {
  const path = fc.array(
    steps.filter((s) => !['speaking', 'reload', 'withdraw'].includes(s.do)),
    { maxLength: 60 },
  );
  await fc.assert(
    fc.asyncProperty(path, async (taken) => {
      const { rig, all } = await day([{ do: 'speaking', speaking: false }, ...taken]);
      expect(rig.said('start')).toEqual(all.map((call) => call.number));
      expect(rig.said('sound')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
