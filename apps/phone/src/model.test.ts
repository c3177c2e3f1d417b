import { describe, expect, test } from 'vitest';
import { nothingKept } from './memory.ts';
import {
  callNow,
  callSeen,
  cancelAnswered,
  firstModel,
  isStale,
  keptOf,
  languageOf,
  linkChanged,
  ringingEnded,
  stillConnecting,
  ticketArrived,
  tickedOff,
} from './model.ts';
import { callNumbered, samplePicture } from './sample.ts';

const phone = { language: 'id', canVibrate: true } as const;
const fresh = firstModel(nothingKept, phone);
const waiting = samplePicture();
const called = samplePicture({ state: 'called', waitingAhead: 0, estimate: null, call: callNumbered(1) });
const recalled = samplePicture({ state: 'called', waitingAhead: 0, estimate: null, call: callNumbered(2) });

describe('a call', () => {
  test('rings once, and not again for the same call', () => {
    const first = ticketArrived(ticketArrived(fresh, waiting, 1), called, 2);
    expect(first.ringing).toBe(true);
    const quiet = ringingEnded(first);
    expect(ticketArrived(quiet, called, 3).ringing).toBe(false);
    expect(callNow(quiet)?.counter).toBe(3);
  });

  test('goes on ringing when the same call is told again meanwhile', () => {
    expect(ticketArrived(ticketArrived(fresh, called, 1), called, 2).ringing).toBe(true);
  });

  test('does not ring again after a reload', () => {
    const reloaded = firstModel(keptOf(ringingEnded(ticketArrived(fresh, called, 1))), phone);
    expect(ticketArrived(reloaded, called, 2).ringing).toBe(false);
  });

  test('rings again when it is a recall, also after "on my way" and after a reload', () => {
    const seen = callSeen(ticketArrived(fresh, called, 1));
    expect(seen).toMatchObject({ ringing: false, seen: called.call?.callId });
    expect(ticketArrived(seen, recalled, 2).ringing).toBe(true);
    expect(ticketArrived(firstModel(keptOf(seen), phone), recalled, 2).ringing).toBe(true);
  });

  test('falls silent when the visit begins, and its counter is remembered', () => {
    const noShow = ticketArrived(ticketArrived(fresh, called, 1), samplePicture({ state: 'no_show' }), 2);
    expect(noShow.ringing).toBe(false);
    expect(callNow(noShow)).toBeNull();
    expect(noShow.lastCall?.counter).toBe(3);
  });
});

describe('the connection', () => {
  test('a lost one keeps the last state and the moment until which it was right', () => {
    const online = ticketArrived(linkChanged(fresh, 'online', 5), waiting, 10);
    const lost = linkChanged(online, 'offline', 60);
    expect(lost).toMatchObject({ picture: waiting, knownAt: 60 });
    expect(isStale(lost)).toBe(true);
    // Failing again later does not make the state any fresher.
    expect(linkChanged(lost, 'offline', 99).knownAt).toBe(60);
    expect(isStale(linkChanged(lost, 'online', 100))).toBe(false);
  });

  test('an ordinary start is not called a loss until it takes long', () => {
    expect(isStale(fresh)).toBe(false);
    expect(isStale(stillConnecting(fresh))).toBe(true);
    expect(isStale(stillConnecting(linkChanged(fresh, 'online', 1)))).toBe(false);
  });

  test('a ticket the server does not know any more is not shown', () => {
    expect(linkChanged(ticketArrived(fresh, called, 1), 'refused', 2)).toMatchObject({
      picture: null,
      ringing: false,
    });
  });
});

describe('cancelling', () => {
  test('a failed try says why and can be repeated; success closes the question', () => {
    const asked = { ...ticketArrived(fresh, waiting, 1), cancelling: { step: 'busy' } as const };
    expect(cancelAnswered(asked, 'unreachable').cancelling).toEqual({
      step: 'asked',
      problem: 'unreachable',
    });
    expect(cancelAnswered(asked, 'done').cancelling).toEqual({ step: 'closed' });
  });
  test('the question goes away when the number is called meanwhile', () => {
    const asked = {
      ...ticketArrived(fresh, waiting, 1),
      cancelling: { step: 'asked', problem: null } as const,
    };
    expect(ticketArrived(asked, called, 2).cancelling.step).toBe('closed');
  });
});

test('the language is the one chosen, else the ticket’s, else the phone’s', () => {
  expect(languageOf(firstModel(nothingKept, { language: 'en', canVibrate: false }))).toBe('en');
  const english = ticketArrived(fresh, samplePicture({ language: 'en' }), 1);
  expect(languageOf(english)).toBe('en');
  expect(languageOf({ ...english, language: 'id' })).toBe('id');
});

test('a requirement can be ticked and unticked', () => {
  expect(tickedOff(tickedOff(fresh, 0), 1).ticked).toEqual([0, 1]);
  expect(tickedOff(tickedOff(fresh, 1), 1).ticked).toEqual([]);
});
