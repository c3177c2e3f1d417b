/** Every kind of command, tried by every kind of asker. */
import { Actor, Command, noticeIdOf, Site, type CommandType } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { Hall, minute } from '../test/hall.ts';
import { smallSiteInput } from '../test/small-site.ts';

const both = (text: string) => ({ id: text, en: text });
const site = (): Site => {
  const input = smallSiteInput();
  return Site.parse({
    ...input,
    zones: [...input.zones, { id: 'lantai-2', name: both('Lantai 2'), floor: 2, direction: both('Tangga') }],
    services: input.services.map((s) =>
      s.id === 'kk' ? { ...s, slots: { slotMinutes: 15, perSlot: 4 } } : s,
    ),
    displays: [...input.displays, { id: 'display-2', name: 'TV atas', zoneId: 'lantai-2' }],
  });
};

/** Commands for a ticket that has been called to loket-1. */
const calledFirst: ReadonlySet<CommandType> = new Set([
  'ticket.recall',
  'ticket.start',
  'ticket.finish',
  'ticket.noShow',
  'ticket.park',
  'ticket.return',
  'ticket.transfer',
  'ticket.setStops',
  'counter.undo',
  'call.announced',
]);

/** Two tickets of Dukcapil's: one waits, one is where the command needs it. The kiosk that issued them is kiosk-1. */
function scene(type: CommandType): { hall: Hall; command: Command } {
  const hall = new Hall(site());
  const kiosk = Actor.parse({ kind: 'kiosk', kioskId: 'kiosk-1' });
  hall.must({ type: 'ticket.issue', serviceId: 'ktp' }, kiosk);
  hall.must({ type: 'ticket.issue', serviceId: 'akta' }, kiosk);
  const [ticket] = [...hall.state.tickets.values()];
  if (!ticket) throw new Error('no ticket');
  const ticketId = ticket.id;
  // By the system, so that nobody in particular holds the counter.
  if (calledFirst.has(type)) hall.next('loket-1');
  if (type === 'ticket.finish') hall.must({ type: 'ticket.start', ticketId });
  if (type === 'ticket.return') hall.must({ type: 'ticket.noShow', ticketId });
  if (type === 'counter.undo') hall.must({ type: 'ticket.noShow', ticketId });
  if (type === 'counter.pause' || type === 'counter.autoCall')
    hall.must({ type: 'counter.open', counterId: 'loket-2' });
  const startsAt = hall.now + 15 * minute;
  if (type === 'appointment.cancel' || type === 'appointment.checkIn')
    hall.must({ type: 'appointment.book', serviceId: 'kk', startsAt });
  const appointment = [...hall.state.appointments.values()][0];
  if (type === 'notice.announced')
    hall.must({ type: 'agency.setCondition', agencyId: 'dukcapil', condition: { kind: 'systemDown' } });
  const [notice] = hall.state.notices.values();
  const paperId = hall.paper(ticketId).id;
  if (type === 'paper.settle') hall.must({ type: 'paper.report', paperId, outcome: 'unknown' });
  if (type === 'paper.reprint') hall.must({ type: 'paper.report', paperId, outcome: 'failed' });
  const inputs = {
    'ticket.issue': { serviceId: 'kk' },
    'counter.open': { counterId: 'loket-2' },
    'counter.pause': { counterId: 'loket-2' },
    'counter.close': { counterId: 'loket-2' },
    'counter.next': { counterId: 'loket-2' },
    'counter.call': { counterId: 'loket-1', ticketId, reason: 'ibu hamil' },
    'counter.walkIn': { counterId: 'loket-1', serviceId: 'kk' },
    'counter.autoCall': { counterId: 'loket-2', on: true },
    'counter.undo': { counterId: 'loket-1' },
    'ticket.park': { ticketId, reason: 'fotokopi' },
    'ticket.return': { ticketId },
    'ticket.transfer': { ticketId, serviceId: 'kk' },
    'ticket.setStops': { ticketId, stops: ['kk'] },
    'ticket.setPriority': { ticketId, priority: 'lansia' },
    'ticket.setNote': { ticketId, note: 'berkas kurang' },
    'ticket.carryOver': { ticketId },
    'agency.setCondition': { agencyId: 'dukcapil', condition: { kind: 'systemDown' } },
    'agency.carryOver': { agencyId: 'dukcapil' },
    'agency.closeDay': { agencyId: 'dukcapil' },
    'appointment.book': { serviceId: 'kk', startsAt },
    'appointment.cancel': { appointmentId: appointment?.id },
    'appointment.checkIn': { code: appointment?.code },
    'ticket.recall': { ticketId },
    'ticket.start': { ticketId },
    'ticket.finish': { ticketId },
    'ticket.noShow': { ticketId },
    'ticket.cancel': { ticketId },
    'paper.report': { paperId, outcome: 'failed' },
    'paper.reprint': { ticketId },
    'paper.settle': { paperId, cameOut: true },
    'printer.report': { report: { state: 'paperOut' } },
    'kiosk.setPrinter': { kioskId: 'kiosk-1', printer: { adapter: 'usb' } },
    'notice.announced': { noticeId: notice && noticeIdOf(notice) },
    'call.announced': { callId: `${ticketId}.1` },
    'site.configure': { site: site() },
    'day.rollOver': {},
  } satisfies Record<CommandType, object>;
  return { hall, command: Command.parse({ type, ...inputs[type] }) };
}

const staff = (role: string, agencyId: string | null, staffId: string) => ({
  kind: 'staff',
  role,
  agencyId,
  staffId,
});
const own = '00000000-0000-7000-8000-000000000001';
const another = '00000000-0000-7000-8000-000000000002';
const actors = {
  system: { kind: 'system' },
  administrator: staff('administrator', null, 'admin'),
  supervisor: staff('supervisor', null, 'rina'),
  'supervisor of the agency': staff('supervisor', 'dukcapil', 'rina'),
  'supervisor of another': staff('supervisor', 'bpjs', 'rina'),
  'administrator of another': staff('administrator', 'bpjs', 'admin'),
  'administrator of the agency': staff('administrator', 'dukcapil', 'wati'),
  reader: staff('reader', null, 'kepala'),
  'reader of the agency': staff('reader', 'dukcapil', 'kepala'),
  'staff of the agency': staff('counterStaff', 'dukcapil', 'siti'),
  'staff of another': staff('counterStaff', 'bpjs', 'wayan'),
  'the kiosk': { kind: 'kiosk', kioskId: 'kiosk-1' },
  'another kiosk': { kind: 'kiosk', kioskId: 'kiosk-2' },
  'display of the zone': { kind: 'display', displayId: 'display-1' },
  'display of another': { kind: 'display', displayId: 'display-2' },
  'counter desktop': { kind: 'counterDevice', counterId: 'loket-1' },
  'admin key': { kind: 'apiKey', keyId: 'k', scope: 'admin' },
  'integration key': { kind: 'apiKey', keyId: 'k', scope: 'integration' },
  'read key': { kind: 'apiKey', keyId: 'k', scope: 'read' },
  'key that issues': { kind: 'apiKey', keyId: 'k', scope: 'fine', scopes: ['tickets:issue'] },
  'key of the agency': { kind: 'apiKey', keyId: 'k', scope: 'admin', agencyId: 'dukcapil' },
  'key of another': { kind: 'apiKey', keyId: 'k', scope: 'admin', agencyId: 'bpjs' },
  'the holder': { kind: 'ticketHolder', ticketId: own },
  'another holder': { kind: 'ticketHolder', ticketId: another },
} as const;
type Who = keyof typeof actors;

type Outcome = 'done' | 'forbidden' | 'otherAgency' | 'serviceNotOffered';
const everybody = Object.keys(actors).filter((who): who is Who => who in actors);
const row = (allowed: Partial<Record<Who, Outcome>>): ReadonlyMap<Who, Outcome> =>
  new Map(everybody.map((who) => [who, allowed[who] ?? 'forbidden']));
const atTheDesk = {
  system: 'done',
  administrator: 'done',
  supervisor: 'done',
  'supervisor of the agency': 'done',
  'supervisor of another': 'otherAgency',
  'administrator of another': 'otherAgency',
  'staff of the agency': 'done',
  'staff of another': 'otherAgency',
  'admin key': 'done',
  'integration key': 'done',
  'administrator of the agency': 'done',
  'key of the agency': 'done',
  'key of another': 'otherAgency',
} as const;
/** Those of an agency may send it; what they may change in it is tested apart. */
const forSettingUp = {
  'administrator of the agency': 'done',
  'administrator of another': 'done',
  'key of the agency': 'done',
  'key of another': 'done',
} as const;
const forAdministrators = {
  system: 'done',
  administrator: 'done',
  'admin key': 'done',
} as const;

const table: Record<CommandType, ReadonlyMap<Who, Outcome>> = {
  'ticket.issue': row({
    ...atTheDesk,
    'the kiosk': 'done',
    'another kiosk': 'serviceNotOffered',
    'key that issues': 'done',
  }),
  'counter.open': row(atTheDesk),
  'counter.pause': row(atTheDesk),
  'counter.close': row(atTheDesk),
  'counter.next': row(atTheDesk),
  // A ticket that is next anyway needs no permission to be called.
  'counter.call': row(atTheDesk),
  'counter.walkIn': row(atTheDesk),
  'counter.autoCall': row(atTheDesk),
  'counter.undo': row(atTheDesk),
  'ticket.park': row(atTheDesk),
  'ticket.return': row(atTheDesk),
  'ticket.transfer': row(atTheDesk),
  'ticket.setStops': row(atTheDesk),
  'ticket.setPriority': row(atTheDesk),
  'ticket.setNote': row(atTheDesk),
  'ticket.carryOver': row(atTheDesk),
  'agency.setCondition': row(atTheDesk),
  'agency.carryOver': row(atTheDesk),
  'agency.closeDay': row({ system: 'done' }),
  'appointment.book': row(atTheDesk),
  'appointment.cancel': row(atTheDesk),
  'appointment.checkIn': row({ ...atTheDesk, 'the kiosk': 'done', 'another kiosk': 'serviceNotOffered' }),
  'ticket.recall': row(atTheDesk),
  'ticket.start': row(atTheDesk),
  'ticket.finish': row(atTheDesk),
  'ticket.noShow': row(atTheDesk),
  'ticket.cancel': row({ ...atTheDesk, 'the kiosk': 'done', 'the holder': 'done' }),
  'paper.report': row({ system: 'done', 'the kiosk': 'done' }),
  'paper.reprint': row({ ...atTheDesk, 'the kiosk': 'done' }),
  'paper.settle': row(atTheDesk),
  'printer.report': row({ 'the kiosk': 'done', 'another kiosk': 'done' }),
  'notice.announced': row({ system: 'done', 'admin key': 'done', 'display of the zone': 'done' }),
  'call.announced': row({ system: 'done', 'admin key': 'done', 'display of the zone': 'done' }),
  'site.configure': row({ ...forAdministrators, ...forSettingUp }),
  'kiosk.setPrinter': row({ ...forAdministrators, 'the kiosk': 'done' }),
  'day.rollOver': row(forAdministrators),
};
const types = Object.keys(table).filter((type): type is CommandType => type in table);

const everything = ({ state }: Hall) => [
  ...state.tickets,
  ...state.counters,
  ...state.papers,
  ...state.printers,
  ...state.notices,
];

describe.each(types)('%s', (type) => {
  it.each(everybody)('by %s', (who) => {
    const { hall, command } = scene(type);
    const before = structuredClone(everything(hall));
    const done = hall.do(command, Actor.parse(actors[who]));
    expect(done.ok ? 'done' : done.error.code).toBe(table[type].get(who));
    if (!done.ok) expect(everything(hall)).toEqual(before);
  });
});

describe('a second-choice ticket', () => {
  const wayan = Actor.parse(actors['staff of another']);
  const siti = Actor.parse(actors['staff of the agency']);
  /** Dukcapil's ticket, called to the counter of BPJS that helps out. */
  const called = () => {
    const hall = new Hall(site());
    const ticket = hall.issue('akta');
    hall.next('loket-4', wayan);
    expect(hall.ticket(ticket.id)).toMatchObject({ state: 'called', counterId: 'loket-4' });
    return { hall, ticketId: ticket.id };
  };

  it('is served by the people of the counter it was called to', () => {
    const { hall, ticketId } = called();
    for (const type of ['ticket.recall', 'ticket.start', 'ticket.finish'] as const)
      expect(hall.refusal({ type, ticketId }, wayan), `with ${type}`).toBeUndefined();
  });

  it('is out of reach of its own agency’s staff while another holds it', () => {
    const { hall, ticketId } = called();
    expect(hall.refusal({ type: 'ticket.start', ticketId }, siti)).toBe('wrongCounter');
  });

  it('that still waits is not theirs to cancel', () => {
    const hall = new Hall(site());
    const { id } = hall.issue('akta');
    expect(hall.refusal({ type: 'ticket.cancel', ticketId: id }, wayan)).toBe('otherAgency');
  });

  it('is out of reach once it is called to its own agency’s counter', () => {
    const hall = new Hall(site());
    const { id } = hall.issue('akta');
    hall.next('loket-2', siti);
    expect(hall.refusal({ type: 'ticket.recall', ticketId: id }, wayan)).toBe('otherAgency');
  });
});

describe('what does not exist', () => {
  const wayan = Actor.parse(actors['staff of another']);
  it('is refused as unknown, not as forbidden', () => {
    const hall = new Hall(site());
    expect(hall.refusal({ type: 'counter.next', counterId: 'loket-99' }, wayan)).toBe('unknownCounter');
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'paspor' }, wayan)).toBe('unknownService');
    expect(hall.refusal({ type: 'ticket.start', ticketId: another }, wayan)).toBe('unknownTicket');
  });
});
