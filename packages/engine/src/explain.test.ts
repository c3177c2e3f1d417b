import { describe, expect, it } from 'vitest';
import { dayHall, rina } from '../test/day-hall.ts';
import type { Hall } from '../test/hall.ts';
import { explainCall, explainTicket } from './index.ts';

/** The sentences for the newest call. */
function told(hall: Hall) {
  const call = [...hall.state.calls.values()].at(-1);
  if (!call?.why) throw new Error('no call');
  return explainCall(call.number, call.why, 'Asia/Jakarta');
}

describe('why this one first', () => {
  it('tells the place, the head start and the runner-up', () => {
    const hall = dayHall();
    hall.issue('ktp');
    hall.pass(12);
    hall.issue('ktp', 'lansia');
    hall.next('loket-1');
    expect(told(hall)).toEqual({
      id: 'A-002 mengambil tempat pukul 10:12, didahulukan 20 menit: dihitung dari pukul 09:52. Berikutnya A-001, dihitung dari pukul 10:00.',
      en: 'A-002 took its place at 10:12, 20 min head start: counted from 09:52. Next was A-001, counted from 10:00.',
    });
  });

  it('tells a penalty, an offset, and that nobody else waited', () => {
    const hall = dayHall();
    const { id } = hall.issue('ktp');
    hall.next('loket-1');
    hall.must({ type: 'ticket.noShow', ticketId: id });
    hall.must({ type: 'ticket.return', ticketId: id });
    hall.next('loket-2');
    expect(told(hall)).toEqual({
      id: 'A-001 mengambil tempat pukul 10:00, mundur 10 menit, ditambah 15 menit karena bukan layanan utama loket ini: dihitung dari pukul 10:25. Tidak ada yang lain menunggu.',
      en: 'A-001 took its place at 10:00, 10 min later after coming back or a transfer, 15 min added because the counter only helps out: counted from 10:25. Nobody else waited.',
    });
  });

  it('tells strict priority', () => {
    const hall = dayHall({}, (site) => {
      site.settings.priority.mode = 'strict';
    });
    hall.issue('ktp');
    hall.pass(30);
    hall.issue('ktp', 'lansia');
    hall.next('loket-1');
    expect(told(hall).id).toContain('Prioritas selalu didahulukan dari A-001.');
    expect(told(hall).en).toContain('Priority always goes before A-001.');
  });

  it('tells who waited for one counter alone', () => {
    const hall = dayHall();
    hall.must({ type: 'counter.open', counterId: 'loket-1' });
    const { id } = hall.issue('ktp');
    hall.must({ type: 'ticket.transfer', ticketId: id, counterId: 'loket-1' });
    hall.next('loket-1');
    expect(told(hall).id).toContain('Tiket ini menunggu loket ini saja.');
    expect(told(hall).en).toContain('It waited for this counter alone.');
  });

  it('tells a choice with its reason, whose turn it was, and a walk-in', () => {
    const hall = dayHall();
    hall.issue('ktp');
    const { id } = hall.issue('ktp');
    hall.must({ type: 'counter.call', counterId: 'loket-1', ticketId: id, reason: 'ibu hamil' }, rina);
    expect(told(hall)).toEqual({
      id: 'A-002 dipanggil di luar giliran oleh petugas: ibu hamil. Giliran sebenarnya: A-001.',
      en: "A-002 was called out of turn by staff: ibu hamil. The turn was A-001's.",
    });
    hall.must({ type: 'counter.walkIn', counterId: 'loket-3', serviceId: 'iuran' });
    expect(told(hall)).toEqual({
      id: 'J-001 dilayani langsung di loket tanpa dipanggil.',
      en: 'J-001 was served at the counter at once, without a call.',
    });
  });
});

describe('why a ticket stands where it stands', () => {
  it('tells its numbers, its wait and those ahead', () => {
    const hall = dayHall();
    hall.issue('ktp');
    hall.pass(5);
    const { id } = hall.issue('ktp');
    hall.pass(7);
    const { index } = hall.state;
    if (!index) throw new Error('no site');
    const waiting = explainTicket(hall.state, index, hall.ticket(id), hall.now);
    expect(waiting).toEqual({
      terms: { placeAt: hall.now - 7 * 60_000, headStartMinutes: 0, penaltyMinutes: 0, offsetMinutes: 0 },
      ahead: 1,
      sentence: {
        id: 'A-002 mengambil tempat pukul 10:05: dihitung dari pukul 10:05. Menunggu 7 menit, 1 orang di depannya.',
        en: 'A-002 took its place at 10:05: counted from 10:05. It has waited 7 min, 1 ahead of it.',
      },
    });
    hall.must({ type: 'ticket.cancel', ticketId: id });
    expect(explainTicket(hall.state, index, hall.ticket(id), hall.now)).toMatchObject({
      ahead: 0,
      sentence: { id: 'A-002 mengambil tempat pukul 10:05.', en: 'A-002 took its place at 10:05.' },
    });
  });
});
