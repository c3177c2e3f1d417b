import { consoleWording } from '@giliran/ui/wording/console';
import { expect, test } from 'vitest';
import { whyOf } from './why.ts';

const words = consoleWording.en;

test.each([
  ['paperOut', 'Out of paper', null],
  ['error: knife', 'Printer trouble', 'knife'],
  ['unknown: no answer in 20 s: closed', 'Printer does not answer', 'no answer in 20 s: closed'],
  ['the kiosk was restarted', 'The kiosk was restarted while printing', null],
  [
    'what to print could not be had: internal',
    'The ticket’s text could not be fetched from the server',
    'internal',
  ],
  ['something the server alone knows: 7', 'something the server alone knows: 7', null],
])('“%s” is said in words', (detail, said, technical) => {
  expect(whyOf(detail, words)).toEqual({ words: said, technical });
});

test('no reason is none', () => expect(whyOf(null, words)).toBeNull());
