import { KioskId } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { FloodGate, floodLimitsOf } from './flood-gate.ts';

const times = (n: number, ask: () => boolean): number =>
  Array.from({ length: n }, ask).filter(Boolean).length;

describe('a connection', () => {
  const limits = { perSecond: 200, burst: 400, underWay: 64 };

  it('may ask a burst of things at once, then so many a second', () => {
    let now = 5_000;
    const gate = new FloodGate(limits, () => now);
    expect(times(1_000, () => gate.admits())).toBe(400);
    now += 500;
    expect(times(1_000, () => gate.admits())).toBe(100);
    now += 60_000;
    expect(
      times(1_000, () => gate.admits()),
      'a pause saves up one burst, not more',
    ).toBe(400);
  });

  it('has so many commands under way at most', () => {
    const gate = new FloodGate(limits, () => 0);
    expect(times(100, () => gate.enters())).toBe(64);
    gate.left();
    expect(times(100, () => gate.enters())).toBe(1);
  });

  it('of a program may ask for more than that of a screen', () => {
    const screen = floodLimitsOf({ kind: 'kiosk', kioskId: KioskId.parse('kiosk-1') });
    const program = floodLimitsOf({ kind: 'apiKey', keyId: 'gateway', scope: 'integration' });
    expect(program.perSecond).toBeGreaterThan(screen.perSecond);
    expect(program.underWay).toBeGreaterThan(screen.underWay);
  });
});
