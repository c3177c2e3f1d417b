import { describe, expect, test } from 'vitest';
import { linesOf, TicketSettings, USUAL_BLOCKS, type TicketBlock } from './ticket-settings.ts';

const faultOf = (settings: unknown): unknown => {
  const parsed = TicketSettings.safeParse(settings);
  const issue = parsed.success ? undefined : parsed.error.issues[0];
  return issue?.code === 'custom' ? issue.params?.['fault'] : issue?.code;
};

test('a set-up from before there was a choice loads, and prints as it did', () => {
  expect(TicketSettings.parse({})).toMatchObject({ blocks: USUAL_BLOCKS, header: null, footer: null });
  const footer = { id: 'Terima kasih', en: 'Thank you' };
  expect(TicketSettings.parse({ footer })).toMatchObject({ footer, separator: 'dashed', checklistLines: 6 });
});

describe('a ticket without what it is for is refused', () => {
  test.each<[string, TicketBlock[], string]>([
    ['no number', ['booth', 'qr'], 'numberMissing'],
    ['no place', ['number', 'qr'], 'placeMissing'],
    ['a part twice', ['number', 'booth', 'booth'], 'blockTwice'],
    ['too many lines', ['number', 'booth', ...Array<TicketBlock>(5).fill('separator')], 'tooManySeparators'],
  ])('%s', (_what, blocks, fault) => {
    expect(faultOf({ blocks })).toBe(fault);
  });

  test('either way to the place is enough, in any order', () => {
    expect(faultOf({ blocks: ['direction', 'number'] })).toBeUndefined();
    expect(faultOf({ blocks: ['separator', 'number', 'separator', 'booth'] })).toBeUndefined();
  });
});

describe('own words', () => {
  const both = (text: string) => ({ id: text, en: text });

  test('have so many lines, empty ones not counted', () => {
    expect(faultOf({ header: both('a\n\nb\r\nc\n') })).toBeUndefined();
    expect(faultOf({ header: both('a\nb\nc\nd') })).toBe('tooManyLines');
    expect(linesOf(' a \r\n\n b\u2028c')).toEqual(['a', 'b', 'c']);
  });

  test('are written in both languages, and are not endless', () => {
    expect(faultOf({ header: { id: 'a', en: ' ' } })).toBe('too_small');
    expect(faultOf({ footer: both('x'.repeat(401)) })).toBe('too_big');
  });
});
