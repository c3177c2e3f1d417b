import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { signatureOf } from './signature.ts';

test('a message is signed with its moment, so that neither can be changed', () => {
  const at = Date.parse('2026-11-18T10:00:00.900+07:00');
  const signature = signatureOf('rahasia', '{"id":"7"}', at);
  const seconds = Math.floor(at / 1000);
  const expected = createHmac('sha256', 'rahasia').update(`${seconds}.{"id":"7"}`).digest('hex');
  expect(signature).toBe(`t=${seconds},v1=${expected}`);
  for (const other of [
    signatureOf('rahasi4', '{"id":"7"}', at),
    signatureOf('rahasia', '{"id":"8"}', at),
    signatureOf('rahasia', '{"id":"7"}', at + 1_000),
  ])
    expect(other).not.toBe(signature);
});
