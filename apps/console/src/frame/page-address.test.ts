import { expect, test } from 'vitest';
import { readAddress, writeAddress } from './page-address.ts';

test.each([
  ['#/board', { page: 'board', inside: null }],
  ['#/printers/kiosk-1', { page: 'printers', inside: 'kiosk-1' }],
  ['', { page: '', inside: null }],
  ['#/printers/kiosk-1/more', { page: '', inside: null }],
  ['#device=x&key=y', { page: '', inside: null }],
])('%s is read', (hash, address) => {
  expect(readAddress(hash)).toEqual(address);
});

test('what is written is read back', () => {
  for (const inside of [null, 'kiosk-2'])
    expect(readAddress(writeAddress('printers', inside))).toEqual({ page: 'printers', inside });
});
