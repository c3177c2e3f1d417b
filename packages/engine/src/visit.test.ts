import type { Actor } from '@giliran/protocol';
import { StaffId, AgencyId, KioskId } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSite } from '../test/small-site.ts';

const staff = (
  id: string,
  agencyId: string | null,
  role: 'counterStaff' | 'supervisor' = 'counterStaff',
): Actor => ({
  kind: 'staff',
  staffId: StaffId.parse(id),
  role,
  agencyId: agencyId === null ? null : AgencyId.parse(agencyId),
});
const siti = staff('siti', 'dukcapil');
const budi = staff('budi', 'dukcapil');
const rina = staff('rina', null, 'supervisor');

describe('a visit', () => {
  it('goes waiting, called, serving, completed, with its times and its counter', () => {
    const hall = new Hall(smallSite());
    const { id } = hall.issue('ktp');
    hall.pass(4);
    hall.next('loket-1', siti);
    const calledAt = hall.now;
    expect(hall.ticket(id)).toMatchObject({
      state: 'called',
      calledAt,
      counterId: 'loket-1',
      staffId: 'siti',
      calls: 1,
    });
    hall.pass(1);
    hall.must({ type: 'ticket.start', ticketId: id }, siti);
    expect(hall.ticket(id)).toMatchObject({ state: 'serving', startedAt: hall.now, calledAt });
    hall.pass(6);
    hall.must({ type: 'ticket.finish', ticketId: id }, siti);
    expect(hall.ticket(id)).toMatchObject({ state: 'completed', endedAt: hall.now });
    expect([...hall.state.counters.values()]).toMatchObject([
      { id: 'loket-1', currentTicketId: null, served: 1, noShows: 0 },
    ]);
  });

  it('names each call and recall {ticketId}.{n}', () => {
    const hall = new Hall(smallSite());
    const { id } = hall.issue('ktp');
    hall.next('loket-1');
    hall.must({ type: 'ticket.recall', ticketId: id });
    hall.must({ type: 'ticket.recall', ticketId: id });
    expect([...hall.state.calls.values()].map((c) => [c.callId, c.recall])).toEqual([
      [`${id}.1`, false],
      [`${id}.2`, true],
      [`${id}.3`, true],
    ]);
    expect(hall.ticket(id).calls).toBe(3);
  });

  it('that nobody came to ends as a no-show and frees the counter', () => {
    const hall = new Hall(smallSite());
    const first = hall.issue('ktp');
    const second = hall.issue('ktp');
    hall.next('loket-1');
    hall.must({ type: 'ticket.noShow', ticketId: first.id });
    expect(hall.ticket(first.id).state).toBe('no_show');
    expect(hall.next('loket-1')?.id).toBe(second.id);
  });

  it('takes only the steps its state allows', () => {
    const hall = new Hall(smallSite());
    const { id } = hall.issue('ktp');
    for (const type of ['ticket.recall', 'ticket.start', 'ticket.finish', 'ticket.noShow'] as const)
      expect(hall.refusal({ type, ticketId: id }), `${type} while waiting`).toBe('wrongTicketState');
    hall.next('loket-1');
    expect(hall.refusal({ type: 'ticket.finish', ticketId: id })).toBe('wrongTicketState');
    hall.must({ type: 'ticket.start', ticketId: id });
    for (const type of ['ticket.recall', 'ticket.start', 'ticket.noShow', 'ticket.cancel'] as const)
      expect(hall.refusal({ type, ticketId: id }), `${type} while serving`).toBe('wrongTicketState');
    hall.must({ type: 'ticket.finish', ticketId: id });
    expect(hall.refusal({ type: 'ticket.cancel', ticketId: id })).toBe('wrongTicketState');
  });

  it('can be given up by its citizen while waiting, not once called', () => {
    const hall = new Hall(smallSite());
    const waiting = hall.issue('iuran');
    const called = hall.issue('ktp');
    hall.next('loket-1');
    const holder = (ticketId: typeof waiting.id): Actor => ({ kind: 'ticketHolder', ticketId });
    expect(hall.refusal({ type: 'ticket.cancel', ticketId: waiting.id }, holder(waiting.id))).toBeUndefined();
    expect(hall.refusal({ type: 'ticket.cancel', ticketId: called.id }, holder(called.id))).toBe(
      'wrongTicketState',
    );
    expect(hall.refusal({ type: 'ticket.cancel', ticketId: called.id, reason: 'pulang' }, siti)).toBe(
      undefined,
    );
    expect(hall.ticket(called.id).state).toBe('cancelled');
  });
});

describe('a counter', () => {
  it('that still has a ticket calls no other', () => {
    const hall = new Hall(smallSite());
    const first = hall.issue('ktp');
    hall.issue('ktp');
    hall.next('loket-1');
    expect(hall.refusal({ type: 'counter.next', counterId: 'loket-1' })).toBe('counterBusy');
    for (const type of ['counter.pause', 'counter.close'] as const)
      expect(hall.refusal({ type, counterId: 'loket-1' })).toBe('counterBusy');
    expect(hall.ticket(first.id).state).toBe('called');
  });

  it('opens with its first next, and says so in the log', () => {
    const hall = new Hall(smallSite());
    expect(hall.must({ type: 'counter.next', counterId: 'loket-1' }, siti)).toEqual([
      { type: 'counterOpened', counterId: 'loket-1', staffId: 'siti' },
    ]);
    expect(hall.must({ type: 'counter.next', counterId: 'loket-1' }, siti), 'nobody waits').toEqual([]);
  });

  it('is left when its person opens another one', () => {
    const hall = new Hall(smallSite());
    hall.must({ type: 'counter.open', counterId: 'loket-1' }, siti);
    expect(hall.must({ type: 'counter.open', counterId: 'loket-2' }, siti)).toEqual([
      { type: 'counterClosed', counterId: 'loket-1' },
      { type: 'counterOpened', counterId: 'loket-2', staffId: 'siti' },
    ]);
  });

  it('is not left with a ticket on it', () => {
    const hall = new Hall(smallSite());
    hall.issue('ktp');
    hall.next('loket-1', siti);
    expect(hall.do({ type: 'counter.open', counterId: 'loket-2' }, siti)).toEqual({
      ok: false,
      error: { code: 'counterBusy', detail: 'loket-1 still has a ticket' },
    });
    expect(hall.refusal({ type: 'counter.next', counterId: 'loket-2' }, siti)).toBe('counterBusy');
  });

  it('belongs to whoever signed in at it; a supervisor may take it over', () => {
    const hall = new Hall(smallSite());
    const ticket = hall.issue('ktp');
    hall.next('loket-1', siti);
    for (const type of ['counter.open', 'counter.pause', 'counter.close', 'counter.next'] as const)
      expect(hall.refusal({ type, counterId: 'loket-1' }, budi), `with ${type}`).toBe('counterTaken');
    for (const type of [
      'ticket.recall',
      'ticket.start',
      'ticket.finish',
      'ticket.noShow',
      'ticket.cancel',
    ] as const)
      expect(hall.refusal({ type, ticketId: ticket.id }, budi), `with ${type}`).toBe('wrongCounter');
    hall.must({ type: 'ticket.start', ticketId: ticket.id }, rina);
    hall.must({ type: 'ticket.finish', ticketId: ticket.id }, rina);
    hall.must({ type: 'counter.open', counterId: 'loket-1' }, rina);
    expect(hall.refusal({ type: 'counter.next', counterId: 'loket-1' }, siti)).toBe('counterTaken');
  });

  it('is handed over at the change of shift, with the ticket in hand', () => {
    const hall = new Hall(smallSite());
    const ticket = hall.issue('ktp');
    hall.next('loket-1', siti);
    expect(hall.must({ type: 'counter.open', counterId: 'loket-1', takeOver: true }, budi)).toEqual([
      { type: 'counterOpened', counterId: 'loket-1', staffId: 'budi' },
    ]);
    expect(hall.refusal({ type: 'ticket.start', ticketId: ticket.id }, siti)).toBe('wrongCounter');
    hall.must({ type: 'ticket.start', ticketId: ticket.id }, budi);
    expect(hall.refusal({ type: 'counter.next', counterId: 'loket-1' }, siti)).toBe('counterTaken');
  });

  it('is not handed over on the word of a screen that is behind', () => {
    const hall = new Hall(smallSite());
    hall.issue('ktp');
    hall.next('loket-1', siti);
    const command = { type: 'counter.open', counterId: 'loket-1', takeOver: true, basedOn: 1 } as const;
    expect(hall.refusal(command, budi)).toBe('counterChanged');
  });

  it('of another agency is not taken over', () => {
    const hall = new Hall(smallSite());
    hall.must({ type: 'counter.open', counterId: 'loket-1' }, siti);
    const command = { type: 'counter.open', counterId: 'loket-1', takeOver: true } as const;
    expect(hall.refusal(command, staff('eko', 'imigrasi'))).toBe('otherAgency');
  });

  it('takes a break with a reason and comes back', () => {
    const hall = new Hall(smallSite());
    expect(hall.refusal({ type: 'counter.pause', counterId: 'loket-1' })).toBe('counterNotOpen');
    hall.must({ type: 'counter.open', counterId: 'loket-1' }, siti);
    hall.must({ type: 'counter.pause', counterId: 'loket-1', reason: 'Istirahat' }, siti);
    expect(hall.must({ type: 'counter.pause', counterId: 'loket-1', reason: 'Istirahat' }, siti)).toEqual([]);
    hall.must({ type: 'counter.open', counterId: 'loket-1' }, siti);
    expect([...hall.state.counters.values()]).toMatchObject([
      { id: 'loket-1', status: 'open', pauseReason: null, staffId: 'siti' },
    ]);
  });

  it('refuses what is based on a state it has left behind', () => {
    const hall = new Hall(smallSite());
    hall.issue('ktp');
    const second = hall.issue('ktp');
    const revision = () => [...hall.state.counters.values()][0]?.revision ?? 0;
    hall.must({ type: 'counter.open', counterId: 'loket-1' });
    const seen = revision();
    const first = hall.next('loket-1');
    if (!first) throw new Error('nobody was called');
    expect(hall.refusal({ type: 'counter.next', counterId: 'loket-1', basedOn: seen })).toBe(
      'counterChanged',
    );
    expect(hall.refusal({ type: 'ticket.start', ticketId: first.id, basedOn: seen })).toBe('counterChanged');
    hall.must({ type: 'ticket.start', ticketId: first.id, basedOn: revision() });
    hall.must({ type: 'ticket.finish', ticketId: first.id, basedOn: revision() });
    hall.must({ type: 'counter.next', counterId: 'loket-1', basedOn: revision() });
    expect(hall.ticket(second.id).state).toBe('called');
  });
});

describe('taking a ticket', () => {
  const at = (id: string): Actor => ({ kind: 'kiosk', kioskId: KioskId.parse(id) });

  it('notes the kiosk it came from, whatever the kiosk says', () => {
    const hall = new Hall(smallSite());
    hall.must({ type: 'ticket.issue', serviceId: 'iuran', kioskId: 'kiosk-1' }, at('kiosk-2'));
    expect([...hall.state.tickets.values()]).toMatchObject([{ kioskId: 'kiosk-2', channel: 'kiosk' }]);
  });

  it('is refused for what the kiosk does not offer, what is unknown, and a reason the site has not', () => {
    const hall = new Hall(smallSite());
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' }, at('kiosk-2'))).toBe('serviceNotOffered');
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' }, at('kiosk-9'))).toBe('unknownKiosk');
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'paspor' })).toBe('unknownService');
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'ktp', priority: 'vip' })).toBe('unknownPriority');
  });

  it('notes the channel', () => {
    const hall = new Hall(smallSite());
    hall.must({ type: 'ticket.issue', serviceId: 'ktp' }, siti);
    hall.must({ type: 'ticket.issue', serviceId: 'ktp' });
    expect([...hall.state.tickets.values()].map((t) => t.channel)).toEqual(['counter', 'api']);
  });
});

describe('an announcement', () => {
  it('is noted once, by the display that made it', () => {
    const hall = new Hall(smallSite());
    const { id } = hall.issue('ktp');
    hall.next('loket-1');
    const display: Actor = { kind: 'display', displayId: smallSite().displays[0]!.id };
    expect(hall.must({ type: 'call.announced', callId: `${id}.1` }, display)).toEqual([
      { type: 'callAnnounced', callId: `${id}.1`, displayId: 'display-1' },
    ]);
    expect(hall.must({ type: 'call.announced', callId: `${id}.1` }, display)).toEqual([]);
    expect(hall.refusal({ type: 'call.announced', callId: `${id}.2` }, display)).toBe('unknownCall');
  });
});
