import { MediaItem, ZoneId } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import { positionAt, programmeOf, wallClock } from './playlist.ts';

const zoneId = ZoneId.parse('lantai-1');
const file = (n: number) => `${String(n).repeat(64)}.png`;
const image = (n: number, change: object = {}) =>
  MediaItem.parse({ kind: 'image', file: file(n), ...change });
const text = MediaItem.parse({ kind: 'text', text: { id: 'Selamat datang', en: 'Welcome' } });
/** 10:00 in Jakarta, 12:00 in Jayapura. */
const now = Date.parse('2026-11-18T10:00:00+07:00');
const shown = (media: MediaItem[], at: Partial<Parameters<typeof programmeOf>[1]> = {}) =>
  programmeOf(media, { zoneId, now, timeZone: 'Asia/Jakarta', ...at });

test('day and time are those of the hall', () => {
  expect(wallClock(now, 'Asia/Jakarta')).toEqual({ day: '2026-11-18', time: '10:00' });
  expect(wallClock(Date.parse('2026-11-18T23:30:00+07:00'), 'Asia/Jayapura')).toEqual({
    day: '2026-11-19',
    time: '01:30',
  });
});

describe('the programme', () => {
  test('keeps the order of the list, and the texts apart', () => {
    const { items, texts } = shown([image(2), text, image(1)]);
    expect(items.map((item) => item.file)).toEqual([file(2), file(1)]);
    expect(texts).toEqual([{ id: 'Selamat datang', en: 'Welcome' }]);
  });
  test.each([
    ['from today', { from: '2026-11-18' }, 1],
    ['from tomorrow', { from: '2026-11-19' }, 0],
    ['until today', { to: '2026-11-18' }, 1],
    ['until yesterday', { to: '2026-11-17' }, 0],
    ['at this time of day', { times: [{ from: '10:00', to: '10:30' }] }, 1],
    ['until this minute', { times: [{ from: '09:00', to: '10:00' }] }, 0],
    [
      'at two times of day',
      {
        times: [
          { from: '07:00', to: '08:00' },
          { from: '09:00', to: '12:00' },
        ],
      },
      1,
    ],
    ['in this zone', { zones: ['lantai-1'] }, 1],
    ['elsewhere', { zones: ['lantai-2'] }, 0],
  ])('%s', (_when, change, count) => {
    expect(shown([image(1, change)]).items).toHaveLength(count);
  });
});

test('what cannot be shown is passed over, and where nothing can be shown there is nothing', () => {
  const { items } = shown([image(1), image(2), image(3)]);
  const without = (broken: number) => (item: (typeof items)[number]) => item.file !== file(broken);
  expect([0, 1, 2, 3].map((turn) => positionAt(items, turn, without(2)))).toEqual([0, 2, 2, 0]);
  expect(positionAt(items, 5, () => false)).toBeNull();
  expect(positionAt([], 0, () => true)).toBeNull();
});
