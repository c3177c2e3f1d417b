/** What is to be said of an agency's condition: said once, while it is news. */
import { Actor, noticeIdOf, type CommandInput } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { Hall, minute } from '../test/hall.ts';
import { smallSite } from '../test/small-site.ts';

const display = Actor.parse({ kind: 'display', displayId: 'display-1' });
type Condition = Extract<CommandInput, { type: 'agency.setCondition' }>['condition'];
const down = { kind: 'systemDown' } as const;

function hallWith() {
  const hall = new Hall(smallSite());
  const set = (condition: Condition) => {
    hall.now += minute;
    hall.must({ type: 'agency.setCondition', agencyId: 'dukcapil', condition });
  };
  const notice = () => hall.state.notices.get(smallSite().agencies[0]!.id);
  const say = () => {
    const told = notice();
    if (!told) throw new Error('there is nothing to say');
    return hall.must({ type: 'notice.announced', noticeId: noticeIdOf(told) }, display);
  };
  return { hall, set, notice, say };
}

describe('a condition', () => {
  it('is to be said when it begins and, once people heard that, when it is over', () => {
    const { set, notice, say } = hallWith();
    set(down);
    expect(notice()).toMatchObject({ kind: 'systemDown', phase: 'begin', announcedAt: null });
    say();
    expect(notice()).toMatchObject({ phase: 'begin', announcedBy: 'display-1' });
    set(null);
    expect(notice()).toMatchObject({ phase: 'end', announcedAt: null });
  });

  it('that nobody heard of ends without a word', () => {
    const { set, notice } = hallWith();
    set(down);
    set(null);
    expect(notice()).toBeUndefined();
  });

  it('with another message is no news to the ear', () => {
    const { set, notice, say } = hallWith();
    set(down);
    say();
    set({ ...down, issuing: 'warn', message: { id: 'Sedang dipulihkan', en: 'Being restored' } });
    expect(notice()).toMatchObject({ phase: 'begin', announcedBy: 'display-1' });
  });

  it('that comes again, or becomes another, is said again', () => {
    const { set, notice, say } = hallWith();
    set(down);
    say();
    set({ kind: 'closedEarly' });
    expect(notice()).toMatchObject({ kind: 'closedEarly', phase: 'begin', announcedAt: null });
    say();
    set(null);
    set(down);
    expect(notice()).toMatchObject({ kind: 'systemDown', phase: 'begin', announcedAt: null });
  });

  it('told twice, or told late, changes nothing', () => {
    const { hall, set, notice, say } = hallWith();
    set(down);
    const before = notice();
    say();
    expect(say()).toEqual([]);
    set(null);
    const late = before && noticeIdOf(before);
    if (!late) throw new Error('no notice');
    expect(hall.must({ type: 'notice.announced', noticeId: late }, display)).toEqual([]);
    expect(notice()).toMatchObject({ phase: 'end', announcedAt: null });
  });

  it('of an early close ends with the day without a word, a system that is down goes on', () => {
    const { hall, set, notice, say } = hallWith();
    set({ kind: 'closedEarly' });
    say();
    hall.now += 24 * 60 * minute;
    hall.must({ type: 'day.rollOver' });
    expect(notice()).toBeUndefined();
    set(down);
    say();
    hall.now += 24 * 60 * minute;
    hall.must({ type: 'day.rollOver' });
    expect(notice()).toMatchObject({ phase: 'begin', announcedBy: 'display-1' });
  });
});

it('a display over a counter speaks for nobody', () => {
  const site = smallSite();
  const [first] = site.displays;
  const [counter] = site.counters;
  if (!first || !counter) throw new Error('no display');
  const hall = new Hall({ ...site, displays: [{ ...first, kind: 'counter', counterId: counter.id }] });
  hall.must({ type: 'agency.setCondition', agencyId: 'dukcapil', condition: down });
  const [notice] = hall.state.notices.values();
  if (!notice) throw new Error('no notice');
  expect(hall.refusal({ type: 'notice.announced', noticeId: noticeIdOf(notice) }, display)).toBe('forbidden');
});
