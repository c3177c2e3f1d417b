import { AnnouncementId } from '@giliran/protocol';
import { expect, test } from 'vitest';
import { announcementInTurn, turnMs } from './announcement-in-turn.ts';

const told = (...untils: number[]) =>
  untils.map((until, n) => ({
    id: AnnouncementId.parse(`00000000-0000-4000-8000-00000000000${n}`),
    text: { id: `teks ${n}`, en: `text ${n}` },
    until,
  }));
const texts = (untils: number[], ...times: number[]) =>
  times.map((now) => {
    const turn = announcementInTurn(told(...untils), now);
    return turn?.standing[turn.at]?.text.id ?? null;
  });

test('one stands until it is over', () => {
  expect(texts([500_000], 0, turnMs, 499_999, 500_000)).toEqual(['teks 0', 'teks 0', 'teks 0', null]);
});

test('several take turns, and one that is over makes room', () => {
  const both = [10 * turnMs, 3 * turnMs];
  expect(texts(both, 0, turnMs, 2 * turnMs)).toEqual(['teks 0', 'teks 1', 'teks 0']);
  expect(texts(both, 3 * turnMs, 9 * turnMs, 10 * turnMs)).toEqual(['teks 0', 'teks 0', null]);
});
