import { Right } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import { endOf } from './duration.ts';
import { curlOf, rightGroups, rightsOfKey } from './rights-of-keys.ts';

const now = Date.parse('2026-11-22T03:00:00Z');

describe('a key ends', () => {
  test('some days from now, never, or with a day of the hall', () => {
    expect(endOf('d30', '', now, 'Asia/Jakarta')).toBe(now + 30 * 86_400_000);
    expect(endOf('never', '', now, 'Asia/Jakarta')).toBeNull();
    expect(endOf('day', '2026-11-22', now, 'Asia/Jakarta')).toBe(Date.parse('2026-11-22T17:00:00Z'));
    expect(endOf('day', '2026-11-22', now, 'Asia/Jayapura')).toBe(Date.parse('2026-11-22T15:00:00Z'));
  });
  test('not on a day that is over, and not on none', () => {
    expect(endOf('day', '2026-11-21', now, 'Asia/Jakarta')).toBeUndefined();
    expect(endOf('day', '', now, 'Asia/Jakarta')).toBeUndefined();
  });
});

test('every right can be chosen, once', () => {
  expect(Object.values(rightGroups).flat().toSorted()).toEqual(Right.options.toSorted());
});

test('the example asks what the key may ask', () => {
  expect(curlOf('http://mpp:8080', 'k', ['audit:read'])).toContain("'http://mpp:8080/api/v1/audit?limit=10'");
  expect(curlOf('http://mpp:8080', 'k', ['tickets:issue'])).toContain('Bearer k');
});

test('a bundle stands for its rights', () => {
  expect(rightsOfKey({ scope: 'read', scopes: [] })).toContain('reports:read');
  expect(rightsOfKey({ scope: 'fine', scopes: ['printers'] })).toEqual(['printers']);
});
