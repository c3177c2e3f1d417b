/**
 * Who may do what, in one table: every address of the API, every command and every scope, tried by every
 * kind of asker against the real server. An address, a command or a scope without its row fails.
 *
 * A cell says only whether the asker is let through; what comes of it is told elsewhere. Those who are
 * refused try first, so that what the others do cannot change the answer.
 */
import { randomUUID } from 'node:crypto';
import { Command, errorStatus, type ErrorCode } from '@giliran/protocol';
import { openDatabase } from '@giliran/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { openWire } from '../support/wire.ts';

const clock = new SimulatedClock();
let site: TestSite & { close(): Promise<void> };

const names = [
  ...['admin', 'agencyAdmin', 'otherAdmin', 'supervisor', 'ownSupervisor', 'otherSupervisor'],
  ...['ownStaff', 'otherStaff', 'reader', 'ownReader', 'otherReader'],
  ...['kiosk', 'otherKiosk', 'display', 'otherDisplay', 'counter', 'otherCounter'],
  ...['adminKey', 'integrationKey', 'readKey', 'ownKey', 'otherKey'],
  ...['k:queue:read', 'k:queue:write', 'k:tickets:issue', 'k:appointments', 'k:calls:announce'],
  ...[
    'k:reports:read',
    'k:hall:lead',
    'k:printers',
    'k:events:read',
    'k:site:read',
    'k:site:write',
    'k:access:write',
    'k:audit:read',
  ],
  ...['expiredKey', 'revokedKey', 'temporary', 'nobody', 'wrong'],
] as const;
type Who = string;
const keys = new Map<Who, string | null>();

/** What is never let in. */
const strangers = ['expiredKey', 'revokedKey', 'temporary', 'nobody', 'wrong'];
const devices = ['kiosk', 'otherKiosk', 'display', 'otherDisplay', 'counter', 'otherCounter'];
const hallWork = ['admin', 'supervisor', 'adminKey', 'integrationKey'];
const ownWork = ['agencyAdmin', 'ownSupervisor', 'ownStaff', 'ownKey'];
const otherWork = ['otherAdmin', 'otherSupervisor', 'otherStaff', 'otherKey'];
const readers = ['reader', 'ownReader', 'otherReader'];
/** At Disdukcapil's counters and with its tickets. */
const atDesk = [...hallWork, ...ownWork, 'k:queue:write'];
const looking = [...hallWork, ...ownWork, ...otherWork, ...readers, ...devices, 'readKey', 'k:queue:read'];
const valid = names.filter((who) => !strangers.includes(who));
const bookings = [...hallWork, ...ownWork, 'k:appointments'];
const ticketReaders = [...hallWork, ...ownWork, 'reader', 'ownReader', 'readKey', 'k:queue:read'];
const seeing = [...hallWork, ...ownWork, ...otherWork, ...readers, 'readKey', 'k:queue:read'];
const settingUp = ['admin', 'agencyAdmin', 'otherAdmin', 'adminKey', 'ownKey', 'otherKey', 'k:site:write'];
const hallSetUp = ['admin', 'adminKey', 'k:site:write'];
const managing = ['admin', 'agencyAdmin', 'otherAdmin', 'adminKey', 'ownKey', 'otherKey', 'k:access:write'];
const managingOwn = ['admin', 'agencyAdmin', 'adminKey', 'ownKey', 'k:access:write'];
/** Accounts stand in the set-up: they need its right, too. */
const managingStaff = managingOwn.filter((who) => who !== 'k:access:write');
const managingHall = ['admin', 'adminKey', 'k:access:write'];
const auditing = ['admin', 'agencyAdmin', 'otherAdmin', 'adminKey', 'ownKey', 'otherKey', 'k:audit:read'];
const hallAuditing = ['admin', 'adminKey', 'k:audit:read'];
/** All that is in the hall's data: set-up and access alike. */
const wholeHall = ['admin', 'adminKey'];
/** A folder that cannot be made: let through, and refused for that. */
const backupSettings = {
  ...{ scheduled: true, everyMinutes: 60, afterCloseMinutes: null, encrypted: false },
  targets: [{ id: 'elsewhere', path: '/dev/null/backups' }],
  keep: { hourly: 1, daily: 1, weekly: 1, monthly: 1 },
};
const hallReaders = ['admin', 'adminKey', 'k:site:read'];
const reporting = [
  ...['admin', 'agencyAdmin', 'supervisor', 'ownSupervisor', 'reader', 'ownReader'],
  ...['adminKey', 'readKey', 'ownKey', 'k:reports:read'],
];
/** Alerts, announcements, emergencies: those who lead, and in their own agency those who lead there. */
const leadingHall = ['admin', 'supervisor', 'adminKey', 'k:hall:lead'];
const leading = [...leadingHall, 'agencyAdmin', 'ownSupervisor', 'ownKey'];
const leadingSomewhere = [...leading, 'otherAdmin', 'otherSupervisor', 'otherKey'];
const words = { id: 'Uji', en: 'Trial' };
/** A kiosk's printer is the hall's and its own kiosk's. */
const attending = ['admin', 'supervisor', 'adminKey', 'k:printers', 'kiosk'];
const printerSetUp = [...hallSetUp, 'kiosk'];
const sessions = [
  ...['admin', 'agencyAdmin', 'otherAdmin', 'supervisor', 'ownSupervisor', 'otherSupervisor'],
  ...['ownStaff', 'otherStaff', ...readers],
];

interface Row {
  readonly may: readonly Who[] | 'anybody';
  readonly path?: string;
  readonly body?: unknown;
}
const absent = '00000000-0000-7000-8000-000000000009';
const desk = (path: string, body: unknown = {}): Row => ({ may: atDesk, path, body });

/** `{t}` is a ticket of Disdukcapil that was issued at `kiosk`, `{c}` its call. */
const routes: Record<string, Row> = {
  'GET /healthz': { may: 'anybody' },
  'GET /api/v1/agencies': { may: looking },
  'GET /api/v1/services': { may: looking },
  'GET /api/v1/counters': { may: looking },
  'GET /api/v1/zones': { may: looking },
  'GET /api/v1/zones/{zoneId}/display': {
    may: looking.filter(
      (w) => !['kiosk', 'otherKiosk', 'counter', 'otherCounter', 'otherDisplay'].includes(w),
    ),
    path: '/zones/lantai-1/display',
  },
  'GET /api/v1/devices/me': { may: devices },
  'POST /api/v1/tickets': {
    may: [...hallWork, ...ownWork, 'k:tickets:issue', 'kiosk', 'otherKiosk'],
    body: { serviceId: 'ktp-baru' },
  },
  'GET /api/v1/tickets/{ticketId}': { may: [...ticketReaders, 'kiosk'], path: '/tickets/{t}' },
  'POST /api/v1/tickets/{ticketId}/recall': desk('/tickets/{t}/recall'),
  'POST /api/v1/tickets/{ticketId}/start': desk('/tickets/{t}/start'),
  'POST /api/v1/tickets/{ticketId}/no-show': desk('/tickets/{t}/no-show'),
  'POST /api/v1/tickets/{ticketId}/cancel': { may: [...atDesk, 'kiosk'], path: '/tickets/{t}/cancel' },
  'POST /api/v1/counters/{counterId}/next': desk('/counters/loket-2/next'),
  'POST /api/v1/counters/{counterId}/open': desk('/counters/loket-2/open'),
  'POST /api/v1/counters/{counterId}/pause': desk('/counters/loket-2/pause'),
  'POST /api/v1/counters/{counterId}/close': desk('/counters/loket-2/close'),
  'POST /api/v1/calls/{callId}/announced': {
    may: ['display', 'adminKey', 'k:calls:announce'],
    path: '/calls/{c}/announced',
  },
  'GET /api/v1/events': { may: ['admin', 'adminKey', 'readKey', 'k:events:read'] },
  'POST /api/v1/counters/{counterId}/call': desk('/counters/loket-2/call', {
    ticketId: '{t}',
    reason: 'uji',
  }),
  'POST /api/v1/counters/{counterId}/walk-in': desk('/counters/loket-2/walk-in', { serviceId: 'ktp-baru' }),
  'POST /api/v1/counters/{counterId}/auto-call': desk('/counters/loket-2/auto-call', { on: false }),
  'POST /api/v1/counters/{counterId}/undo': desk('/counters/loket-2/undo'),
  'POST /api/v1/tickets/{ticketId}/finish': desk('/tickets/{t}/finish'),
  'POST /api/v1/tickets/{ticketId}/park': desk('/tickets/{t}/park', { reason: 'uji' }),
  'POST /api/v1/tickets/{ticketId}/return': desk('/tickets/{t}/return'),
  'POST /api/v1/tickets/{ticketId}/transfer': desk('/tickets/{t}/transfer', { serviceId: 'kk-baru' }),
  'POST /api/v1/tickets/{ticketId}/stops': desk('/tickets/{t}/stops', { stops: [] }),
  'POST /api/v1/tickets/{ticketId}/priority': desk('/tickets/{t}/priority', { priority: null }),
  'POST /api/v1/tickets/{ticketId}/note': desk('/tickets/{t}/note', { note: null }),
  'POST /api/v1/tickets/{ticketId}/carry-over': desk('/tickets/{t}/carry-over'),
  'GET /api/v1/tickets/{ticketId}/explanation': {
    may: [...ticketReaders, 'kiosk'],
    path: '/tickets/{t}/explanation',
  },
  'GET /api/v1/calls/{callId}/explanation': {
    may: [...ticketReaders, 'kiosk'],
    path: '/calls/{c}/explanation',
  },
  'POST /api/v1/agencies/{agencyId}/condition': desk('/agencies/disdukcapil/condition', { condition: null }),
  'POST /api/v1/agencies/{agencyId}/carry-over': desk('/agencies/disdukcapil/carry-over', {
    serviceIds: ['legalisir-dukcapil-tanpa-antrean'],
  }),
  'GET /api/v1/services/{serviceId}/slots': {
    may: [...looking, 'k:appointments'],
    path: '/services/ktp-baru/slots?day=2026-11-18',
  },
  'GET /api/v1/appointments': {
    may: [...bookings, ...otherWork],
    path: '/appointments?day=2026-11-18',
  },
  'POST /api/v1/appointments': { may: bookings, body: { serviceId: 'ktp-baru', startsAt: 1 } },
  'POST /api/v1/appointments/{appointmentId}/cancel': {
    may: [...bookings, ...otherWork],
    path: `/appointments/${absent}/cancel`,
  },
  'POST /api/v1/appointments/check-in': {
    may: [...bookings, ...otherWork, 'kiosk', 'otherKiosk'],
    body: { code: 'ZZZZZZZZ' },
  },
  'POST /api/v1/sessions': { may: 'anybody', body: { staffId: 'nobody-at-all', password: 'x' } },
  'GET /api/v1/sessions': { may: sessions },
  'GET /api/v1/sessions/current': { may: sessions },
  'POST /api/v1/sessions/current/password': {
    may: [...sessions, 'temporary'],
    body: { current: 'x', password: 'x' },
  },
  // Everybody whose key is good; it ends their session, so it is tried last, with a session of its own.
  'DELETE /api/v1/sessions/current': { may: 'anybody', path: '/sessions/none' },
  'DELETE /api/v1/sessions/{sessionId}': { may: managing, path: '/sessions/none' },
  'GET /api/v1/tickets/{ticketId}/paper': { may: [...ticketReaders, 'kiosk'], path: '/tickets/{t}/paper' },
  'POST /api/v1/tickets/{ticketId}/reprint': { may: [...atDesk, 'kiosk'], path: '/tickets/{t}/reprint' },
  'POST /api/v1/papers/{paperId}/report': {
    may: ['kiosk'],
    path: '/papers/{t}.p1/report',
    body: { outcome: 'sent' },
  },
  'POST /api/v1/papers/{paperId}/settle': desk('/papers/{t}.p1/settle', { cameOut: true }),
  'POST /api/v1/printers/report': { may: ['kiosk', 'otherKiosk'], body: { state: 'ready' } },
  'POST /api/v1/tickets/{ticketId}/print': {
    may: ['kiosk', ...atDesk.filter((w) => w !== 'k:queue:write')],
    path: '/tickets/{t}/print',
  },
  'GET /api/v1/logos/{hash}': { may: looking, path: `/logos/${'0'.repeat(22)}` },
  'GET /api/v1/site': {
    may: ['admin', 'agencyAdmin', 'otherAdmin', 'adminKey', 'ownKey', 'otherKey', 'k:site:read'],
  },
  'PUT /api/v1/site': { may: settingUp, body: '{site}' },
  'GET /api/v1/site/changes': { may: hallReaders },
  'GET /api/v1/site/use': {
    may: ['admin', 'agencyAdmin', 'otherAdmin', 'adminKey', 'ownKey', 'otherKey', 'k:site:read'],
  },
  'GET /api/v1/recordings': { may: hallSetUp },
  'POST /api/v1/recordings': { may: hallSetUp, body: {} },
  'POST /api/v1/hours-previews': {
    may: hallSetUp,
    body: { site: '{site}', serviceId: 'ktp-baru', date: '2026-11-18' },
  },
  'POST /api/v1/order-previews': { may: hallSetUp, body: { mode: 'strict', headStartMinutes: 0, order: {} } },
  'POST /api/v1/ticket-previews': {
    may: hallSetUp,
    body: {
      draft: '{draft}',
      sample: { width: '58mm', language: 'id', example: 'usual', priority: false, reprint: false },
    },
  },
  'GET /api/v1/ticket-preview.png': { may: [...hallReaders, 'kiosk', 'otherKiosk'] },
  'GET /api/v1/kiosks/{kioskId}/printer': {
    may: [...attending, 'integrationKey', 'readKey', 'reader', 'k:queue:read'],
    path: '/kiosks/kiosk-1/printer',
  },
  'POST /api/v1/kiosks/{kioskId}/printer': {
    may: printerSetUp,
    path: '/kiosks/kiosk-1/printer',
    body: { adapter: 'folder' },
  },
  'POST /api/v1/kiosks/{kioskId}/printer/look': { may: attending, path: '/kiosks/kiosk-1/printer/look' },
  'POST /api/v1/kiosks/{kioskId}/printer/detect': { may: attending, path: '/kiosks/kiosk-1/printer/detect' },
  'POST /api/v1/kiosks/{kioskId}/printer/new-roll': {
    may: attending,
    path: '/kiosks/kiosk-1/printer/new-roll',
  },
  'POST /api/v1/kiosks/{kioskId}/printer/test': { may: attending, path: '/kiosks/kiosk-1/printer/test' },
  'GET /api/v1/reports/days': {
    may: reporting,
    path: '/reports/days?from=2026-11-01&to=2026-11-18&groupBy=day&agencyId=disdukcapil',
  },
  'GET /api/v1/staff': { may: managing },
  'POST /api/v1/staff': {
    may: managingStaff,
    body: { id: 'siti-disdukcapil', name: 'S', role: 'counterStaff', agencyId: 'disdukcapil' },
  },
  'POST /api/v1/staff/{staffId}': {
    may: managingStaff,
    path: '/staff/yuni-disdukcapil',
    body: { name: 'Yuni' },
  },
  'POST /api/v1/staff/{staffId}/password': { may: managingOwn, path: '/staff/yuni-disdukcapil/password' },
  'DELETE /api/v1/staff/{staffId}/sessions': { may: managingOwn, path: '/staff/yuni-disdukcapil/sessions' },
  'DELETE /api/v1/staff/{staffId}': { may: managingStaff, path: '/staff/yuni-disdukcapil' },
  'GET /api/v1/keys': { may: managing },
  'POST /api/v1/keys': {
    // Nobody gives a right that they do not have: the narrow key cannot give queue:read.
    may: managingOwn.filter((w) => w !== 'k:access:write'),
    body: { name: 'K', scopes: ['queue:read'], agencyId: 'disdukcapil' },
  },
  'DELETE /api/v1/keys/{keyId}': { may: managing, path: '/keys/none' },
  'GET /api/v1/devices': { may: managing },
  'POST /api/v1/devices/{kind}/{deviceId}/key': { may: managingOwn, path: '/devices/counter/loket-5/key' },
  'DELETE /api/v1/devices/{kind}/{deviceId}/key': { may: managingHall, path: '/devices/kiosk/kiosk-3/key' },
  'POST /api/v1/pairing': { may: 'anybody' },
  'POST /api/v1/pairing/claim': { may: 'anybody', body: { secret: 'x' } },
  'GET /api/v1/pairing': { may: managing },
  'POST /api/v1/pairing/{code}/approve': {
    may: managing,
    path: '/pairing/ZZZZZZ/approve',
    body: { kind: 'kiosk', deviceId: 'kiosk-1' },
  },
  'POST /api/v1/pairing/{code}/reject': { may: managing, path: '/pairing/ZZZZZZ/reject' },
  'GET /api/v1/first-run': { may: 'anybody' },
  'POST /api/v1/first-run': {
    may: 'anybody',
    body: { code: 'x', administrator: { id: 'x', name: 'x', password: 'x' } },
  },
  'GET /api/v1/audit': { may: auditing },
  'GET /api/v1/audit.csv': { may: auditing },
  'GET /api/v1/media': { may: hallSetUp },
  'POST /api/v1/media': { may: hallSetUp, body: {} },
  'DELETE /api/v1/media/{file}': { may: hallSetUp, path: `/media/${'0'.repeat(64)}.png` },
  'GET /api/v1/audit/chain': { may: hallAuditing },
  'POST /api/v1/audit/chain': { may: hallAuditing },
  'GET /api/v1/site/undo/{seq}': { may: hallSetUp, path: '/site/undo/999999' },
  'GET /api/v1/backups': { may: hallReaders },
  'POST /api/v1/backups': { may: wholeHall },
  'PUT /api/v1/backups/settings': {
    may: wholeHall,
    path: '/backups/settings',
    body: { settings: backupSettings },
  },
  'POST /api/v1/backups/targets/{targetId}/claim': { may: wholeHall, path: '/backups/targets/none/claim' },
  'POST /api/v1/backups/{targetId}/{name}/check': { may: wholeHall, path: '/backups/none/none/check' },
  'GET /api/v1/backups/{targetId}/{name}': { may: wholeHall, path: '/backups/none/none' },
  'POST /api/v1/restores/uploads': { may: wholeHall },
  'POST /api/v1/restores': { may: wholeHall, body: { from: { upload: 'none' } } },
  'POST /api/v1/restores/{id}/confirm': {
    may: wholeHall,
    path: '/restores/none/confirm',
    body: { typed: 'x' },
  },
  'DELETE /api/v1/restores': { may: wholeHall },
  'GET /api/v1/papers/last': { may: hallReaders },
  'GET /api/v1/readiness': { may: hallReaders },
  'POST /api/v1/displays/{displayId}/sound-test': {
    may: hallSetUp,
    path: '/displays/display-none/sound-test',
  },
  'GET /api/v1/reports/days.csv': {
    may: reporting,
    path: '/reports/days.csv?from=2026-11-01&to=2026-11-18&groupBy=day&agencyId=disdukcapil',
  },
  'GET /api/v1/hall': { may: seeing },
  'POST /api/v1/hall/emergency': { may: leadingHall, body: { kind: 'other', message: words, drill: true } },
  'POST /api/v1/hall/emergency/end': { may: leadingHall, body: { emergencyId: absent } },
  'POST /api/v1/hall/announcements': { may: leadingHall, body: { text: words, minutes: 1 } },
  'POST /api/v1/hall/announcements/{announcementId}/end': {
    may: leadingHall,
    path: `/hall/announcements/${absent}/end`,
  },
  'POST /api/v1/counters/{counterId}/serve-also': {
    may: leading,
    path: '/counters/loket-2/serve-also',
    body: { serviceIds: [] },
  },
  'GET /api/v1/alerts': { may: seeing },
  // An alert that nobody knows is nobody's: those of other agencies learn only that there is none.
  'POST /api/v1/alerts/{alertId}/acknowledge': {
    may: leadingSomewhere,
    path: '/alerts/waiting.disdukcapil.1/acknowledge',
  },
  'GET /api/v1/webhooks': { may: hallSetUp },
  'POST /api/v1/webhooks': {
    may: hallSetUp,
    body: { name: 'Uji', url: 'http://127.0.0.1:9/', topics: ['alerts'], secret: 'rahasia-yang-cukup' },
  },
  'POST /api/v1/webhooks/{webhookId}': { may: hallSetUp, path: '/webhooks/none', body: { on: false } },
  'POST /api/v1/webhooks/{webhookId}/test': { may: hallSetUp, path: '/webhooks/none/test' },
  'DELETE /api/v1/webhooks/{webhookId}': { may: hallSetUp, path: '/webhooks/none' },
  'POST /api/v1/site/undo': { may: hallSetUp, body: { seq: 999_999 } },
};

const at = (type: string, fields: object = {}, may: readonly Who[] = atDesk) => ({
  may,
  command: { type, ...fields },
});
const ofTicket = { ticketId: '{t}' };
const loket = { counterId: 'loket-2' };
/** Commands over a socket. */
const commands: Record<Command['type'], { may: readonly Who[]; command: object }> = {
  'ticket.issue': at('ticket.issue', { serviceId: 'ktp-baru' }, [
    ...[...hallWork, ...ownWork, 'k:tickets:issue', 'kiosk', 'otherKiosk'],
  ]),
  'ticket.enterOffline': at(
    'ticket.enterOffline',
    {
      ...{ ticketId: absent, token: 'A'.repeat(22), prefix: 'A', sequence: 901, serviceId: 'ktp-baru' },
      ...{ priority: null, language: 'id', takenAt: 1, papers: [] },
    },
    ['kiosk', 'otherKiosk'],
  ),
  // Of a ticket that nobody knows: whose it was cannot be told.
  'ticket.settleOffline': at('ticket.settleOffline', { ticketId: absent }, [...atDesk, ...otherWork]),
  'counter.open': at('counter.open', loket),
  'counter.pause': at('counter.pause', loket),
  'counter.close': at('counter.close', loket),
  'counter.next': at('counter.next', loket),
  'counter.call': at('counter.call', { ...loket, ...ofTicket, reason: 'uji' }),
  'counter.walkIn': at('counter.walkIn', { ...loket, serviceId: 'ktp-baru' }),
  'counter.autoCall': at('counter.autoCall', { ...loket, on: false }),
  'counter.undo': at('counter.undo', loket),
  'ticket.recall': at('ticket.recall', ofTicket),
  'ticket.start': at('ticket.start', ofTicket),
  'ticket.finish': at('ticket.finish', ofTicket),
  'ticket.noShow': at('ticket.noShow', ofTicket),
  'ticket.park': at('ticket.park', { ...ofTicket, reason: 'uji' }),
  'ticket.return': at('ticket.return', ofTicket),
  'ticket.transfer': at('ticket.transfer', { ...ofTicket, serviceId: 'kk-baru' }),
  'ticket.setStops': at('ticket.setStops', { ...ofTicket, stops: [] }),
  'ticket.setPriority': at('ticket.setPriority', { ...ofTicket, priority: null }),
  'ticket.setNote': at('ticket.setNote', { ...ofTicket, note: null }),
  'ticket.carryOver': at('ticket.carryOver', ofTicket),
  'ticket.cancel': at('ticket.cancel', ofTicket, [...atDesk, 'kiosk']),
  'agency.setCondition': at('agency.setCondition', { agencyId: 'disdukcapil', condition: null }),
  'agency.carryOver': at('agency.carryOver', { agencyId: 'disdukcapil', serviceIds: ['tidak-ada'] }),
  'agency.closeDay': at('agency.closeDay', { agencyId: 'disdukcapil' }, []),
  'appointment.book': at('appointment.book', { serviceId: 'ktp-baru', startsAt: 1 }, bookings),
  'appointment.cancel': at('appointment.cancel', { appointmentId: absent }, [...bookings, ...otherWork]),
  'appointment.checkIn': at('appointment.checkIn', { code: 'ZZZZZZZZ' }, [
    ...[...bookings, ...otherWork, 'kiosk', 'otherKiosk'],
  ]),
  'paper.report': at('paper.report', { paperId: '{t}.p1', outcome: 'sent' }, ['kiosk']),
  'paper.reprint': at('paper.reprint', ofTicket, [...atDesk, 'kiosk']),
  'paper.settle': at('paper.settle', { paperId: '{t}.p1', cameOut: true }),
  'printer.report': at('printer.report', { report: { state: 'ready' } }, ['kiosk', 'otherKiosk']),
  'call.announced': at('call.announced', { callId: '{c}' }, ['display', 'adminKey', 'k:calls:announce']),
  'notice.announced': at('notice.announced', { noticeId: 'disdukcapil.systemDown.1.begin' }, [
    ...['display', 'adminKey', 'k:calls:announce'],
  ]),
  'site.configure': at('site.configure', { site: '{site}' }, settingUp),
  'kiosk.setPrinter': at(
    'kiosk.setPrinter',
    { kioskId: 'kiosk-1', printer: { adapter: 'folder' } },
    printerSetUp,
  ),
  'day.rollOver': at('day.rollOver', {}, hallSetUp),
  'day.restored': at('day.restored', { known: null, skip: 100 }, []),
  'hall.declareEmergency': at(
    'hall.declareEmergency',
    { kind: 'other', message: words, drill: true },
    leadingHall,
  ),
  'hall.endEmergency': at('hall.endEmergency', { emergencyId: absent }, leadingHall),
  'hall.announce': at('hall.announce', { announcement: { text: words, minutes: 1 } }, leadingHall),
  'hall.endAnnouncement': at('hall.endAnnouncement', { announcementId: absent }, leadingHall),
  'alert.acknowledge': at('alert.acknowledge', { alertId: 'waiting.disdukcapil.1' }, leadingSomewhere),
  'alert.note': at('alert.note', { began: [], ended: [] }, []),
  'counter.serveAlso': at('counter.serveAlso', { ...loket, serviceIds: [] }, leading),
};

const lookers = [
  ...hallWork,
  ...ownWork,
  ...otherWork,
  ...readers,
  'readKey',
  'k:queue:read',
  'k:queue:write',
];
const withRead = (list: readonly Who[]) => list.filter((who) => who !== 'k:queue:write');
const programs = ['adminKey', 'integrationKey', 'readKey', 'k:queue:read'];
const scopes: Record<string, { may: readonly Who[]; scope: object }> = {
  catalogue: { may: [...programs, 'kiosk'], scope: { kioskId: 'kiosk-1' } },
  kiosk: { may: [...programs, 'kiosk'], scope: { kioskId: 'kiosk-1' } },
  display: { may: [...withRead(lookers), 'display'], scope: { zoneId: 'lantai-1' } },
  counter: { may: [...hallWork, ...ownWork, 'counter'], scope: { counterId: 'loket-1' } },
  sign: {
    may: [...withRead(lookers), 'counter'],
    scope: { counterId: 'loket-1' },
  },
  directory: { may: [...withRead(lookers), 'counter', 'otherCounter'], scope: {} },
  supervisor: { may: withRead(lookers), scope: {} },
  ticket: { may: hallWork, scope: { token: '{token}' } },
};

const facts: Record<string, string> = {};
const filled = (text: string): string =>
  text.replaceAll(/\{(t|c|token)\}/g, (_, name: string) => facts[name] ?? '');
const fill = (value: unknown): unknown => {
  const json = filled(JSON.stringify(value ?? {}))
    .replace('"{site}"', () => facts['site'] ?? '{}')
    .replace('"{draft}"', () => facts['draft'] ?? '{}');
  return JSON.parse(json);
};

beforeAll(async () => {
  site = await openSite({ clock });
  const post = async (path: string, body: unknown, key: string | null = 'demo-admin-key') =>
    (await site.api('POST', path, { key, body })).body;
  const person = async (who: Who, role: string, agencyId: string | null): Promise<void> => {
    const id = `uji-${who.toLowerCase()}`;
    const { temporaryPassword } = await post('/staff', { id, name: who, role, agencyId });
    const first = await post('/sessions', { staffId: id, password: temporaryPassword }, null);
    if (who === 'temporary') {
      keys.set(who, first.token);
      return;
    }
    const change = { current: temporaryPassword, password: 'kopi hangat pagi' };
    keys.set(who, (await post('/sessions/current/password', change, first.token)).token);
  };
  const [own, other] = ['disdukcapil', 'imigrasi'];
  await person('admin', 'administrator', null);
  await person('agencyAdmin', 'administrator', own ?? null);
  await person('otherAdmin', 'administrator', other ?? null);
  await person('supervisor', 'supervisor', null);
  await person('ownSupervisor', 'supervisor', own ?? null);
  await person('otherSupervisor', 'supervisor', other ?? null);
  await person('ownStaff', 'counterStaff', own ?? null);
  await person('otherStaff', 'counterStaff', other ?? null);
  await person('reader', 'reader', null);
  await person('ownReader', 'reader', own ?? null);
  await person('otherReader', 'reader', other ?? null);
  await person('temporary', 'administrator', null);
  for (const [who, key] of [
    ['kiosk', 'demo-kiosk-1'],
    ['otherKiosk', 'demo-kiosk-2'],
    ['display', 'demo-display-1'],
    ['otherDisplay', 'demo-display-4'],
    ['counter', 'demo-loket-1'],
    ['otherCounter', 'demo-loket-9'],
    ['adminKey', 'demo-admin-key'],
    ['integrationKey', 'demo-integration-key'],
    ['readKey', 'demo-read-key'],
    ['wrong', 'no-such-key'],
  ] as const)
    keys.set(who, key);
  keys.set('nobody', null);
  const key = async (body: object) => {
    const made = await post('/keys', { name: 'uji', ...body });
    return { id: String(made.key.id), secret: String(made.secret) };
  };
  keys.set('ownKey', (await key({ scope: 'admin', agencyId: own })).secret);
  keys.set('otherKey', (await key({ scope: 'admin', agencyId: other })).secret);
  for (const who of names)
    if (who.startsWith('k:')) keys.set(who, (await key({ scopes: [who.slice(2)] })).secret);
  const expired = await key({ scope: 'admin', expiresAt: clock.now() + 1 });
  keys.set('expiredKey', expired.secret);
  const revoked = await key({ scope: 'admin' });
  keys.set('revokedKey', revoked.secret);
  await site.api('DELETE', `/keys/${revoked.id}`);
  clock.advance(2);
  const ticket = await post('/tickets', { serviceId: 'ktp-baru' }, 'demo-kiosk-1');
  await site.execute({ type: 'counter.call', counterId: 'loket-1', ticketId: ticket.id, reason: 'uji' });
  facts['t'] = ticket.id;
  facts['token'] = ticket.token;
  facts['c'] = `${ticket.id}.1`;
  const setUp = site.server().queue.state.index?.site;
  facts['site'] = JSON.stringify(setUp);
  const { name, logo, ticket: design } = setUp?.settings ?? {};
  facts['draft'] = JSON.stringify({ name, logo, ticket: design });
  if (keys.size !== names.length) throw new Error('an asker without a key');
});
afterAll(() => site.close());

/** Not let through, by the code of the refusal. */
const turnedAway = (code: string | undefined): boolean => {
  const refusals: readonly string[] = ['forbidden', 'otherAgency', 'passwordChangeRequired'];
  const unknown: readonly string[] = ['notSignedIn', 'sessionExpired', 'keyExpired'];
  return code !== undefined && (refusals.includes(code) || unknown.includes(code));
};
const Coded = z.object({ code: z.string().optional() }).catch({});

it('every address of the API has its row, and lets in whom it says', async () => {
  const { body } = await site.api('GET', '/openapi.json', { key: null });
  const described = Object.entries(z.record(z.string(), z.record(z.string(), z.unknown())).parse(body.paths))
    .flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m.toUpperCase()} ${path}`))
    .filter((name) => !name.startsWith('HEAD'));
  expect(described.toSorted()).toEqual(Object.keys(routes).toSorted());
  const wrong: string[] = [];
  for (const [name, { may, path, body: sent }] of Object.entries(routes)) {
    const [method = '', template = ''] = name.split(' ');
    if (name === 'DELETE /api/v1/sessions/current') continue;
    const url = filled(path ?? template);
    const lets = (who: Who): boolean => may === 'anybody' || may.includes(who);
    for (const who of [...names.filter((w) => !lets(w)), ...names.filter(lets)]) {
      const answer = await site.api(method, url, {
        key: keys.get(who) ?? null,
        ...(method === 'POST' || method === 'PUT' ? { body: fill(sent) } : {}),
        ...(method === 'PUT' ? { headers: { 'if-match': '*' } } : {}),
      });
      const { code } = Coded.parse(answer.body);
      if (answer.status >= 500 && answer.status !== 502) wrong.push(`${name} by ${who}: ${answer.status}`);
      if (answer.status === 400 && may !== 'anybody' && code !== 'passwordTooWeak')
        wrong.push(`${name} by ${who}: ${JSON.stringify(answer.body)}`);
      if (turnedAway(code) === lets(who)) wrong.push(`${name} by ${who}: ${answer.status} ${code ?? ''}`);
      if (strangers.includes(who) && !lets(who) && ![401, 403].includes(answer.status))
        wrong.push(`${name} by ${who}: ${answer.status}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('every command over a socket has its row, and is taken from whom it says; so has every scope', async () => {
  const types = Command.options.map((option) => option.shape.type.value);
  expect(types.toSorted()).toEqual(Object.keys(commands).toSorted());
  const wrong: string[] = [];
  for (const who of strangers) {
    const key = keys.get(who);
    if (key) {
      const refusal = await openWire(site.url, { key }).then(
        () => 'let in',
        (error: unknown) => Coded.parse(error).code,
      );
      if (!turnedAway(refusal)) wrong.push(`handshake by ${who}: ${refusal ?? ''}`);
    }
  }
  const wires = new Map<Who, Awaited<ReturnType<typeof openWire>>>();
  for (const who of valid) wires.set(who, await openWire(site.url, { key: keys.get(who) ?? '' }));
  const codeOf = (answer: { ok: boolean; error?: { code: ErrorCode } | undefined }) => answer.error?.code;
  for (const [kind, { may, scope }] of Object.entries(scopes)) {
    for (const [who, wire] of wires) {
      const refused = await wire.watch(fill({ kind, ...scope }));
      if (turnedAway(refused?.code) === may.includes(who))
        wrong.push(`watch ${kind} by ${who}: ${refused?.code ?? 'let in'}`);
      await wire.unwatch(fill({ kind, ...scope }));
    }
  }
  for (const [type, { may, command }] of Object.entries(commands)) {
    const order = [...valid.filter((w) => !may.includes(w)), ...valid.filter((w) => may.includes(w))];
    for (const who of order) {
      const wire = wires.get(who);
      const answer = await wire?.ask('command', { commandId: randomUUID(), command: fill(command) });
      const code = codeOf(
        z
          .object({ ok: z.boolean(), error: z.object({ code: z.custom<ErrorCode>() }).optional() })
          .parse(answer),
      );
      if (turnedAway(code) === may.includes(who)) wrong.push(`${type} by ${who}: ${code ?? 'done'}`);
      if (code !== undefined && errorStatus(code) === 400)
        wrong.push(`${type} by ${who}: ${JSON.stringify(answer)}`);
    }
  }
  for (const wire of wires.values()) wire.close();
  expect(wrong).toEqual([]);
  expect(Object.keys(scopes).toSorted()).toEqual(
    ['catalogue', 'counter', 'directory', 'display', 'kiosk', 'sign', 'supervisor', 'ticket'].toSorted(),
  );
});

it('signing out is for everybody whose key is good', async () => {
  for (const who of [...strangers.filter((w) => w !== 'temporary'), 'kiosk', 'readKey']) {
    const { status } = await site.api('DELETE', '/sessions/current', { key: keys.get(who) ?? null });
    expect(status, who).toBe(strangers.includes(who) ? 401 : 204);
  }
  for (const who of [...sessions, 'temporary']) {
    expect((await site.api('DELETE', '/sessions/current', { key: keys.get(who) ?? null })).status, who).toBe(
      204,
    );
    expect((await site.api('GET', '/agencies', { key: keys.get(who) ?? null })).status, who).toBe(401);
  }
});

it('the log still verifies, and the file opens', () => {
  const db = openDatabase(site.databaseFile);
  expect(Number(db.pragma('user_version', { simple: true }))).toBeGreaterThan(4);
  db.close();
});
