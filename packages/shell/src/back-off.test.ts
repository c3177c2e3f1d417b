import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFailure, healthyAfter, longestDelay, noFailures } from './back-off.ts';

describe('the wait before a reload', () => {
  it('doubles from a quarter of a second to half a minute while a window keeps failing', () => {
    let failures = noFailures;
    let now = 0;
    const delays: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      const next = afterFailure(failures, now);
      failures = next.failures;
      delays.push(next.delay);
      now += next.delay + 100;
    }
    expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('starts again after the window has been healthy for two minutes', () => {
    const first = afterFailure(noFailures, 0);
    const second = afterFailure(first.failures, 1000);
    expect(second.delay).toBe(500);
    expect(afterFailure(second.failures, 1000 + healthyAfter).delay).toBe(250);
    expect(afterFailure(second.failures, 999 + healthyAfter).delay).toBe(1000);
  });

  it('is always positive and never longer than the longest, whatever the times', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 400_000 }), { maxLength: 100 }), (gaps) => {
        let failures = noFailures;
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const next = afterFailure(failures, now);
          failures = next.failures;
          expect(next.delay).toBeGreaterThan(0);
          expect(next.delay).toBeLessThanOrEqual(longestDelay);
        }
      }),
    );
  });
});
