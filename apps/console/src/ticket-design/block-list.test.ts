import { TicketBlock, ticketBlocksFault, USUAL_BLOCKS } from '@giliran/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hiddenOf, maySeparate, moved, mustStay, withBlock, without } from './block-list.ts';

test('a part moves by one and stops at the ends', () => {
  expect(moved(['number', 'booth', 'qr'], 2, -1)).toEqual(['number', 'qr', 'booth']);
  expect(moved(['number', 'booth'], 0, -1)).toEqual(['number', 'booth']);
  expect(moved(['number', 'booth'], 1, 1)).toEqual(['number', 'booth']);
});

test('a part that was taken off comes back where it usually stands', () => {
  for (const block of TicketBlock.options.filter((one) => one !== 'separator')) {
    const at = USUAL_BLOCKS.indexOf(block);
    expect(withBlock(without(USUAL_BLOCKS, at), block).filter((one) => one !== 'separator')).toEqual(
      USUAL_BLOCKS.filter((one) => one !== 'separator'),
    );
  }
  expect(withBlock(['number', 'booth'], 'logo')).toEqual(['logo', 'number', 'booth']);
});

test('the number stays, and of the places the last', () => {
  expect(mustStay(['number', 'booth', 'direction'], 'number')).toBe('number');
  expect(mustStay(['number', 'booth', 'direction'], 'booth')).toBeNull();
  expect(mustStay(['number', 'booth'], 'booth')).toBe('place');
  expect(mustStay(['number', 'booth'], 'direction')).toBeNull();
});

test('whatever is pressed, what comes out is a ticket', () => {
  const presses = fc.array(fc.record({ what: fc.nat(3), at: fc.nat(20), up: fc.boolean() }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(presses, (list) => {
      let blocks: readonly TicketBlock[] = USUAL_BLOCKS;
      for (const { what, at, up } of list) {
        const block = blocks[at];
        const hidden = hiddenOf(blocks)[at];
        if (what === 0) blocks = moved(blocks, at, up ? -1 : 1);
        else if (what === 1 && block !== undefined && mustStay(blocks, block) === null)
          blocks = without(blocks, at);
        else if (what === 2 && hidden !== undefined) blocks = withBlock(blocks, hidden);
        else if (what === 3 && maySeparate(blocks)) blocks = [...blocks, 'separator'];
        expect(ticketBlocksFault(blocks)).toBeNull();
      }
    }),
  );
});
