import { errorCodes } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { obstacleOfCode, obstacleOfStatus } from './obstacle.ts';

describe('why no number can be had', () => {
  it.each([
    ['serviceClosed', 'closed'],
    ['quotaReached', 'quota'],
    ['wouldNotReach', 'notReached'],
    ['serviceNotOffered', 'notOffered'],
    ['unknownService', 'notOffered'],
    ['unknownPriority', 'priority'],
    ['forbidden', 'refused'],
    ['storageUnavailable', 'trouble'],
  ] as const)('%s is "%s"', (code, obstacle) => {
    expect(obstacleOfCode(code)).toBe(obstacle);
  });

  it('has an answer for every code of the catalogue', () => {
    for (const code of errorCodes) expect(obstacleOfCode(code)).toBeTruthy();
  });

  it('tells the same story before and after the tap', () => {
    const status = { open: false, note: null, opensAt: null } as const;
    expect(obstacleOfStatus({ ...status, why: 'quotaReached' })).toBe(obstacleOfCode('quotaReached'));
    expect(obstacleOfStatus({ ...status, why: 'wouldNotReach' })).toBe(obstacleOfCode('wouldNotReach'));
    expect(obstacleOfStatus({ ...status, why: 'break' })).toBe(obstacleOfCode('serviceClosed'));
  });
});
