/** The counters in the morning, at work, and when nobody came. */
import { counterState, emptyState, evolve, nothingTouched, type QueueState } from '@giliran/engine';
import { CounterId, ServiceDay, type CounterState, type Finding, type Site } from '@giliran/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDemoSite } from '../demo-site.ts';
import { judgeCounters } from './counters.ts';
import type { LiveHall } from './live-hall.ts';

/** A Wednesday, 10:00. */
const ten = Date.parse('2026-11-18T10:00:00+07:00');
const minutes = (n: number): number => n * 60_000;
let site: Site;
beforeAll(async () => {
  const demo = await readDemoSite();
  // Two agencies with their counters.
  const agencies = demo.agencies.filter(({ id }) => id === 'disdukcapil' || id === 'imigrasi');
  const among = (one: { agencyId: string }) => agencies.some(({ id }) => id === one.agencyId);
  site = {
    ...demo,
    settings: { ...demo.settings, hoursMode: 'calendar' },
    agencies,
    services: demo.services.filter(among),
    counters: demo.counters.filter(among),
  };
});

interface Scene {
  readonly now?: number;
  readonly counters?: Readonly<Record<string, Partial<CounterState>>>;
  /** Counters that somebody works at over a live connection. */
  readonly worked?: readonly string[];
  readonly lastSeen?: Readonly<Record<string, number>>;
  readonly heard?: Readonly<Record<string, number>>;
  readonly live?: false;
}

function look(scene: Scene): (id: string) => Finding | undefined {
  const now = scene.now ?? ten;
  const state: QueueState = emptyState();
  evolve(state, { type: 'siteConfigured', site }, now, nothingTouched());
  const day = ServiceDay.parse('2026-11-18');
  evolve(state, { type: 'dayOpened', day }, now, nothingTouched());
  for (const [id, change] of Object.entries(scene.counters ?? {})) {
    const counterId = CounterId.parse(id);
    state.counters.set(counterId, { ...counterState(state, counterId), ...change });
  }
  const live: LiveHall = {
    connections: () => 0,
    lastSeen: (_, id) => scene.lastSeen?.[id] ?? null,
    version: () => null,
    mute: () => null,
    speaker: () => null,
    worked: (id) => scene.worked?.includes(id) ?? false,
    heard: (id) => scene.heard?.[id] ?? null,
  };
  const found = judgeCounters({ state, now, live: scene.live === false ? null : live, demoSecrets: 0 }, site);
  for (const one of found.filter(({ status }) => status === 'warning' || status === 'fail'))
    expect(one.action, one.id).not.toBeNull();
  return (id) => found.find((one) => one.id === id);
}

const siti = () => {
  const one = site.staff.find(({ id }) => id === 'siti-disdukcapil');
  if (!one) throw new Error('the demo has no Siti');
  return one;
};

describe('a counter', () => {
  it('says who is signed in there, and that it is there', () => {
    const { id: staffId, name } = siti();
    const of = look({ counters: { 'loket-1': { status: 'open', staffId } }, worked: ['loket-1'] });
    expect(of('counter/loket-1')).toMatchObject({
      status: 'ok',
      title: { id: `Loket 1 (Disdukcapil): ${name}, buka, tersambung`, en: expect.stringContaining(name) },
    });
    expect(of('counters')?.title.en).toBe('1 of 9 counters were seen today, 1 are open');
  });

  it('has lost its line when its clerk was last heard a while ago; a short gap is nothing', () => {
    const { id: staffId } = siti();
    const counters = { 'loket-1': { status: 'paused' as const, staffId } };
    const silent = look({ counters, heard: { [staffId]: ten - minutes(20) } })('counter/loket-1');
    expect(silent).toMatchObject({ status: 'warning', page: 'devices/counter-loket-1' });
    expect(silent?.title.en).toMatch(/on a break, last seen 20 minutes ago$/);
    expect(look({ counters, heard: { [staffId]: ten - minutes(1) } })('counter/loket-1')?.status).toBe('ok');
  });

  it('that stands open in the name of somebody who is signed out is told', () => {
    const { id: staffId, name } = siti();
    const of = look({ counters: { 'loket-1': { status: 'open', staffId } } });
    expect(of('counter/loket-1')).toMatchObject({
      status: 'warning',
      title: { en: `Counter 1 (Disdukcapil): open in the name of ${name}, who is signed out` },
    });
  });

  it('beside colleagues may stay empty; one that was not switched on today is told', () => {
    const { id: staffId } = siti();
    const of = look({
      counters: { 'loket-1': { status: 'open', staffId } },
      worked: ['loket-1'],
      lastSeen: { 'loket-2': ten - minutes(30), 'loket-3': ten - minutes(3 * 24 * 60) },
    });
    expect(of('counter/loket-2')).toMatchObject({
      status: 'ok',
      title: { en: 'Counter 2 (Disdukcapil): nobody is signed in, last seen 30 minutes ago' },
    });
    expect(of('counter/loket-3')).toMatchObject({
      status: 'warning',
      title: { id: 'Loket 3 (Disdukcapil): tidak ada petugas, terakhir terlihat 3 hari yang lalu' },
    });
    expect(of('counter/loket-4')).toMatchObject({
      status: 'warning',
      title: { id: 'Loket 4 (Disdukcapil): belum pernah dipakai' },
    });
    expect(of('deserted/disdukcapil')).toBeUndefined();
  });
});

describe('an agency that is open', () => {
  it('with nobody at any of its counters is one word, with when each was last heard', () => {
    const of = look({ lastSeen: { 'loket-6': ten - minutes(90) } });
    expect(of('deserted/imigrasi')).toMatchObject({
      status: 'warning',
      title: { en: 'Imigrasi is open and nobody is signed in' },
      meaning: { en: 'Counter 6 last seen 90 minutes ago; 7, 8, 9 never used.' },
      page: 'board',
    });
    expect(of('counter/loket-6'), 'not said twice').toBeUndefined();
  });

  it('is no matter of the night, when nobody is expected', () => {
    const night = Date.parse('2026-11-18T21:00:00+07:00');
    const of = look({ now: night, lastSeen: { 'loket-6': night - minutes(3 * 24 * 60) } });
    expect(of('deserted/imigrasi')).toBeUndefined();
    expect(of('counter/loket-6')?.status).toBe('ok');
    expect(of('counter/loket-7')?.status, 'never put to use').toBe('warning');
  });
});

it('a stopped server can tell of no counter', () => {
  expect(look({ live: false })('counters')?.status).toBe('unknown');
});
