/** The counter's whole day over HTTP, on the demo site. Every answer is also checked against the API's own description. */
import { Appointment, TicketAnswer } from '@giliran/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describedApi, type DescribedApi } from '../support/described-api.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { openSite, type ApiOptions, type TestSite } from '../support/site.ts';
import { wholeDay } from '../support/whole-day-addresses.ts';

let site: TestSite & { close(): Promise<void> };
let api: DescribedApi;
const clock = new SimulatedClock();
const minutes = (n: number): number => n * 60_000;

beforeAll(async () => {
  site = await openSite({ clock });
  api = await describedApi(site);
});
afterAll(() => site.close());

const post = (path: string, body: unknown = {}, options: ApiOptions = {}) =>
  api.call('POST', path, { body, ...options });
const get = (path: string, options: ApiOptions = {}) => api.call('GET', path, options);
const refused = (status: number, code: string) => ({ status, body: { code } });

async function issue(serviceId: string, body: object = {}): Promise<TicketAnswer> {
  const answer = await post('/tickets', { serviceId, ...body });
  expect(answer.status).toBe(201);
  return TicketAnswer.parse(answer.body);
}
async function done(path: string, body: unknown = {}): Promise<TicketAnswer> {
  const answer = await post(path, body);
  expect(answer, path).toMatchObject({ status: 200 });
  return TicketAnswer.parse(answer.body.ticket);
}
async function signIn(staffId: string): Promise<string> {
  const answer = await post('/sessions', { staffId, password: 'giliran-demo' }, { key: null });
  return z.object({ token: z.string() }).parse(answer.body).token;
}

describe('a certain ticket', () => {
  it('is called out of turn with a reason, and the call tells it', async () => {
    const first = await issue('sidik-jari');
    const second = await issue('sidik-jari');
    const third = await issue('sidik-jari');
    const call = (ticketId: string, reason?: string) =>
      post('/counters/loket-10/call', { ticketId, ...(reason === undefined ? {} : { reason }) });
    expect(await call(third.id)).toMatchObject(refused(409, 'reasonRequired'));
    expect((await call(third.id, 'ibu hamil, tidak kuat menunggu')).body.ticket).toMatchObject({
      id: third.id,
      state: 'called',
    });
    const why = await get(`/calls/${third.id}.1/explanation`);
    expect(why.body).toMatchObject({ call: { how: 'chosen', runnerUp: { number: first.number } } });
    expect(why.body.sentence.id).toContain('ibu hamil');
    await done(`/tickets/${third.id}/start`);
    await done(`/tickets/${third.id}/finish`, { outcome: null });
    // Whoever is next anyway needs no reason.
    expect((await call(first.id)).status).toBe(200);
    await done(`/tickets/${first.id}/no-show`);
    await post(`/tickets/${second.id}/cancel`);
  });

  it('may be chosen by supervisors, and by counter staff where their agency allows it', async () => {
    const [police] = [await issue('sidik-jari')];
    const later = await issue('sidik-jari');
    const sari = await signIn('sari-pengawas');
    const body = { ticketId: later.id, reason: 'diantar ambulans' };
    expect((await post('/counters/loket-10/call', body, { key: sari })).status).toBe(200);
    await done(`/tickets/${later.id}/no-show`);
    await post(`/tickets/${police.id}/cancel`);
  });
});

describe('a slip', () => {
  it('is taken back, within its time', async () => {
    const ticket = await issue('sidik-jari');
    await post('/counters/loket-10/next');
    await done(`/tickets/${ticket.id}/no-show`);
    expect(await done('/counters/loket-10/undo')).toMatchObject({ id: ticket.id, state: 'called' });
    await done(`/tickets/${ticket.id}/no-show`);
    clock.advance(minutes(2));
    expect(await post('/counters/loket-10/undo')).toMatchObject(refused(409, 'tooLateToUndo'));
    expect(await done(`/tickets/${ticket.id}/return`)).toMatchObject({
      state: 'waiting',
      penaltyMinutes: 10,
      effectiveTime: ticket.effectiveTime + minutes(10),
    });
    await post(`/tickets/${ticket.id}/cancel`);
  });
});

describe('a journey', () => {
  it('goes from stop to stop in its first place, with a note and an outcome', async () => {
    const ticket = await issue('ktp-baru');
    expect(await done(`/tickets/${ticket.id}/stops`, { stops: ['kk-baru', 'ktp-baru'] })).toMatchObject({
      stops: ['kk-baru', 'ktp-baru'],
    });
    await done(`/tickets/${ticket.id}/note`, { note: 'berkas asli di loket 1' });
    await done(`/counters/loket-1/call`, { ticketId: ticket.id });
    await done(`/tickets/${ticket.id}/start`);
    expect(await post(`/tickets/${ticket.id}/finish`, { outcome: 'entah' })).toMatchObject(
      refused(404, 'unknownOutcome'),
    );
    const after = await done(`/tickets/${ticket.id}/finish`, { outcome: 'berkas-kurang' });
    expect(after).toMatchObject({
      state: 'waiting',
      serviceId: 'kk-baru',
      number: ticket.number,
      stops: ['ktp-baru'],
      effectiveTime: ticket.effectiveTime,
      note: 'berkas asli di loket 1',
      visits: [{ serviceId: 'ktp-baru', counterId: 'loket-1', outcome: 'berkas-kurang' }],
    });
    const told = await get(`/tickets/${ticket.id}/explanation`);
    expect(told.body).toMatchObject({ ahead: 0, call: null });
    await post(`/tickets/${ticket.id}/cancel`);
  });

  it('is sent to another agency with its number, and set aside meanwhile', async () => {
    const ticket = await issue('ktp-baru');
    await done('/counters/loket-1/call', { ticketId: ticket.id });
    expect(await done(`/tickets/${ticket.id}/park`, { reason: 'fotokopi KK' })).toMatchObject({
      state: 'parked',
      parkReason: 'fotokopi KK',
    });
    const moved = await done(`/tickets/${ticket.id}/transfer`, { serviceId: 'paspor-baru', note: 'lengkap' });
    expect(moved).toMatchObject({
      state: 'waiting',
      agencyId: 'imigrasi',
      number: ticket.number,
      effectiveTime: ticket.effectiveTime,
    });
    expect(await done(`/tickets/${ticket.id}/priority`, { priority: 'lansia' })).toMatchObject({
      effectiveTime: ticket.effectiveTime - minutes(20),
    });
    await post(`/tickets/${ticket.id}/cancel`);
  });
});

describe('a counter', () => {
  it('serves somebody without a ticket, and nobody hears a call', async () => {
    const taken = await done('/counters/loket-10/walk-in', { serviceId: 'sidik-jari' });
    expect(taken).toMatchObject({ state: 'serving', counterId: 'loket-10', channel: 'counter' });
    const { body } = await get('/zones/lantai-1/display');
    expect(body.pending.map((call: { number: string }) => call.number)).not.toContain(taken.number);
    await done(`/tickets/${taken.id}/finish`);
  });

  it('calls by itself a moment after it is free, once that is switched on', async () => {
    expect((await post('/counters/loket-10/auto-call', { on: true })).status).toBe(200);
    const ticket = await issue('sidik-jari');
    expect((await get(`/tickets/${ticket.id}`)).body.state).toBe('waiting');
    clock.advance(5_000);
    await expect.poll(async () => (await get(`/tickets/${ticket.id}`)).body.state).toBe('called');
    await post('/counters/loket-10/auto-call', { on: false });
    await done(`/tickets/${ticket.id}/no-show`);
  });
});

describe('a central system that is down', () => {
  it('stops issuing, marks those who wait, and keeps their place for tomorrow', async () => {
    const ticket = await issue('bpjs-kes-pendaftaran').catch(() => null);
    const waiting = ticket ?? (await issue('paspor-baru'));
    const { agencyId } = waiting;
    const down = { condition: { kind: 'systemDown', message: { id: 'Pusat putus', en: 'Link lost' } } };
    expect((await post(`/agencies/${agencyId}/condition`, down)).status).toBe(200);
    expect(await post('/tickets', { serviceId: waiting.serviceId })).toMatchObject(
      refused(409, 'systemDown'),
    );
    expect((await get(`/tickets/${waiting.id}`)).body).toMatchObject({ delayed: true });
    const other = await issue('sidik-jari');
    expect(await done(`/tickets/${other.id}/carry-over`)).toMatchObject({ state: 'carried_over' });
    const kept = await post(`/agencies/${agencyId}/carry-over`, { reason: 'sistem pusat' });
    expect(kept.body.count).toBeGreaterThanOrEqual(1);
    expect((await get(`/tickets/${waiting.id}`)).body).toMatchObject({ state: 'carried_over' });
    expect((await post(`/agencies/${agencyId}/condition`, { condition: null })).status).toBe(200);
    expect((await post('/tickets', { serviceId: waiting.serviceId })).status).toBe(201);
  });
});

describe('an appointment', () => {
  it('is booked for a free slot and becomes a ticket at check-in, once', async () => {
    const day = '2026-11-18';
    const slots = await get(`/services/paspor-baru/slots?day=${day}`);
    const slot = z.array(z.object({ startsAt: z.number(), free: z.number() })).parse(slots.body)[1];
    if (!slot) throw new Error('no slot');
    const book = () => post('/appointments', { serviceId: 'paspor-baru', startsAt: slot.startsAt });
    const booked = Appointment.parse((await book()).body);
    expect((await book()).status).toBe(201);
    expect(await book()).toMatchObject(refused(409, 'slotFull'));
    expect(await post('/appointments', { serviceId: 'sidik-jari', startsAt: slot.startsAt })).toMatchObject(
      refused(409, 'slotNotOffered'),
    );
    expect((await get(`/appointments?day=${day}&agencyId=imigrasi`)).body).toHaveLength(2);
    const checkIn = await post('/appointments/check-in', { code: booked.code });
    expect(checkIn.body).toMatchObject({
      ticket: { placeAt: slot.startsAt, headStartMinutes: 30, appointmentId: booked.id },
      appointment: { state: 'checkedIn' },
    });
    expect(await post('/appointments/check-in', { code: booked.code })).toMatchObject(
      refused(409, 'appointmentNotBooked'),
    );
    expect(await post('/appointments/check-in', { code: 'ZZZZZZZZ' })).toMatchObject(
      refused(404, 'unknownAppointment'),
    );
    const [, second] = z.array(Appointment).parse((await get(`/appointments?day=${day}`)).body);
    expect((await post(`/appointments/${second?.id}/cancel`)).body.appointment.state).toBe('cancelled');
    expect((await book()).status, 'the place is free again').toBe(201);
  });
});

it('every address of the whole day was called, and the data verify', async () => {
  const mine = api.documented.filter((name) => wholeDay.test(name));
  expect(mine.length).toBeGreaterThan(15);
  expect(mine.filter((name) => !api.exercised.has(name))).toEqual([]);
});
