import { OfflineRange, overlaps, Site, type Kiosk } from '@giliran/protocol';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copyOfKiosk } from './blank.ts';
import { freeRange, isLow } from './own-numbers.ts';

const site = Site.parse(
  JSON.parse(readFileSync(new URL('../../../../../server/demo/site.json', import.meta.url), 'utf8')),
);
const [pattern] = site.kiosks;
if (!pattern) throw new Error('the demo has a kiosk');
const kiosk = (offline: OfflineRange): Kiosk => ({ ...pattern, offline });

describe('a kiosk’s own numbers', () => {
  it('are offered high, beside those of the other kiosks', () => {
    expect(freeRange(site, 'kiosk-9')).toEqual({ from: 851, to: 899 });
    expect(freeRange({ ...site, kiosks: [] }, 'kiosk-9')).toEqual({ from: 901, to: 949 });
  });

  it('are in its own way never', () => {
    expect(freeRange(site, pattern.id)).toEqual({ from: 901, to: 949 });
  });

  it('that are offered are right and nobody else’s, whatever the others have', () => {
    const range = fc
      .tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 999 }))
      .map(([from, more]) => ({ from, to: Math.min(9_999, from + more) }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (taken) => {
        const kiosks = taken.map(kiosk);
        const offer = freeRange({ ...site, kiosks }, 'another');
        if (offer === null) return;
        expect(OfflineRange.safeParse(offer).success).toBe(true);
        expect(taken.filter((one) => overlaps(one, offer))).toEqual([]);
        expect(isLow(offer)).toBe(false);
      }),
    );
  });

  it('run out in the end', () => {
    const kiosks = Array.from({ length: 10 }, (_, n) =>
      kiosk({ from: n * 1_000 + 1, to: Math.min(9_999, (n + 1) * 1_000) }),
    );
    expect(freeRange({ ...site, kiosks }, 'another')).toBeNull();
  });

  it('are not copied with the kiosk', () => {
    expect(copyOfKiosk(site, pattern).offline).toBeNull();
  });
});
