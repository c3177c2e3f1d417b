/** An emergency is one at a time, lasts until it is ended, and is told as over; an announcement is said once in a zone. */
import { Actor, announcementNotice, Site } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSiteInput } from '../test/small-site.ts';
import { checkLog } from './check-log.ts';
import { dueAtCounters } from './due-work.ts';

const message = { id: 'Keluar lewat pintu darurat', en: 'Leave by the emergency exit' };
const minute = 60_000;
const hallOf = (): Hall => new Hall(Site.parse(smallSiteInput()));
const declare = { type: 'hall.declareEmergency', kind: 'fire', message } as const;

describe('an emergency', () => {
  it('is one at a time, and ends only under its own name', () => {
    const hall = hallOf();
    hall.must(declare);
    const emergency = hall.state.hall.emergency;
    expect(emergency).toMatchObject({ kind: 'fire', message, drill: false });
    expect(hall.refusal(declare)).toBe('emergencyOn');
    expect(
      hall.refusal({ type: 'hall.endEmergency', emergencyId: '00000000-0000-4000-8000-000000000000' }),
    ).toBe('noEmergency');
    hall.must({ type: 'hall.endEmergency', emergencyId: emergency?.id ?? '' });
    expect(hall.state.hall.emergency).toBeNull();
    expect(hall.refusal({ type: 'hall.endEmergency', emergencyId: emergency?.id ?? '' })).toBe('noEmergency');
    expect(checkLog(hall.logged()).problems).toEqual([]);
  });

  it('survives a restart and the turn of the day', () => {
    const hall = hallOf();
    hall.must(declare);
    hall.restart();
    hall.now += 24 * 60 * minute;
    hall.must({ type: 'day.rollOver' });
    hall.restart();
    expect(hall.state.hall.emergency).toMatchObject({ kind: 'fire' });
  });

  it('stops what the server does by itself at the counters', () => {
    const hall = hallOf();
    hall.must({ type: 'counter.open', counterId: 'loket-1' });
    hall.must({ type: 'counter.autoCall', counterId: 'loket-1', on: true });
    hall.issue('ktp');
    hall.now += minute;
    expect(dueAtCounters(hall.state, hall.now).due).toHaveLength(1);
    hall.must(declare);
    expect(dueAtCounters(hall.state, hall.now)).toEqual({ due: [], lookAgainAt: null });
  });

  it('is told as over for ten minutes, where there is something to say', () => {
    const hall = hallOf();
    hall.must(declare);
    const emergencyId = hall.state.hall.emergency?.id ?? '';
    hall.must({ type: 'hall.endEmergency', emergencyId, allClear: message });
    expect(hall.state.hall.announcements).toMatchObject([
      { says: 'allClear', zones: null, until: hall.now + 10 * minute },
    ]);
  });
});

describe('an announcement', () => {
  const announce = (minutes = 30) =>
    ({ type: 'hall.announce', announcement: { text: message, minutes } }) as const;

  it('is said once in its zone, whoever tells it twice', () => {
    const hall = hallOf();
    hall.must(announce());
    const [told] = hall.state.hall.announcements;
    const noticeId = told && announcementNotice(told);
    if (!told || !noticeId) throw new Error('nothing is to be said');
    const display = Actor.parse({ kind: 'display', displayId: 'display-1' });
    expect(hall.must({ type: 'notice.announced', noticeId }, display)).toHaveLength(1);
    expect(hall.must({ type: 'notice.announced', noticeId }, display)).toEqual([]);
    expect(hall.state.hall.announcements).toMatchObject([{ spokenIn: ['lantai-1'] }]);
  });

  it('can be taken back, and is gone after its day', () => {
    const hall = hallOf();
    hall.must(announce());
    hall.must(announce(1440));
    const [first] = hall.state.hall.announcements;
    hall.must({ type: 'hall.endAnnouncement', announcementId: first?.id ?? '' });
    expect(hall.state.hall.announcements).toHaveLength(1);
    hall.now += 25 * 60 * minute;
    hall.must({ type: 'day.rollOver' });
    expect(hall.state.hall.announcements).toEqual([]);
  });

  it('is refused when more stand than anybody reads', () => {
    const hall = hallOf();
    for (let n = 0; n < 10; n += 1) hall.must(announce());
    expect(hall.refusal(announce())).toBe('tooManyAnnouncements');
    hall.now += 31 * minute;
    expect(hall.refusal(announce())).toBeUndefined();
  });
});

it('two who see to an alert at once have both seen to it, and the first is named', () => {
  const hall = hallOf();
  const alertId = `waiting.dukcapil.${hall.now}`;
  hall.must({
    type: 'alert.note',
    began: [
      {
        ...{ id: alertId, kind: 'waiting', subject: 'dukcapil', agencyId: 'dukcapil', value: 9, limit: 5 },
        ...{ beganAt: hall.now, acknowledgedAt: null, acknowledgedBy: null, endedAt: null },
      },
    ],
    ended: [],
  });
  const by = (staffId: string) => Actor.parse({ kind: 'staff', staffId, role: 'supervisor', agencyId: null });
  hall.must({ type: 'alert.acknowledge', alertId }, by('rina'));
  hall.must({ type: 'alert.acknowledge', alertId }, by('sari'));
  expect([...hall.state.hall.alerts.values()]).toMatchObject([{ acknowledgedBy: 'rina' }]);
  expect(hall.refusal({ type: 'alert.acknowledge', alertId: 'waiting.bpjs.1' })).toBe('unknownAlert');
});
