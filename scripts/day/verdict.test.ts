import { LoggedEvent, TicketId } from '@giliran/protocol';
import { expect, test } from 'vitest';
import type { Promised } from './road.ts';
import { judge } from './verdict.ts';

const ticketId = '01900000-0000-7000-8000-000000000001';

/** Events of one day, a minute apart, command `c1`, `c2` … */
function logOf(events: readonly Record<string, unknown>[], commands: readonly string[] = []): LoggedEvent[] {
  return events.map((event, n) =>
    LoggedEvent.parse({
      seq: n + 1,
      at: n * 60_000,
      day: '2026-11-18',
      actor: { kind: 'system' },
      commandId: commands[n] ?? `c${n + 1}`,
      event,
    }),
  );
}
const opened = { type: 'dayOpened', day: '2026-11-18' };
const issued = {
  type: 'ticketIssued',
  ticketId,
  token: 'A'.repeat(22),
  number: 'A-001',
  prefix: 'A',
  sequence: 1,
  issueOrder: 1,
  agencyId: 'disdukcapil',
  serviceId: 'ktp-baru',
  priority: 'lansia',
  language: 'id',
  channel: 'kiosk',
  kioskId: 'kiosk-1',
  effectiveTime: 0,
};
const cancelled = { type: 'ticketCancelled', ticketId, counterId: null, reason: null };
const promise = (commandId: string, type: Promised['type'], id = ticketId): Promised => ({
  commandId,
  type,
  ticketId: TicketId.parse(id),
});
const judged = (log: LoggedEvent[], promised: Promised[] = [], since = 0) =>
  judge({ log, since, promised, unexpected: new Map() });

test('a kept day has no problems and counts what happened', () => {
  const verdict = judged(logOf([opened, issued, cancelled]), [
    promise('c2', 'ticket.issue'),
    promise('c3', 'ticket.cancel'),
  ]);
  expect(verdict).toMatchObject({ issued: 1, priority: 1, cancelled: 1, open: 0, problems: [] });
});

test('an answer that the log does not bear out is a broken promise', () => {
  const { problems } = judged(logOf([opened]), [promise('c9', 'ticket.issue')]);
  expect(problems).toEqual(['ticket.issue c9 was answered, but the log has no ticketIssued']);
});

test('a command that took effect twice is a broken promise', () => {
  const again = {
    ...issued,
    ticketId: ticketId.replace(/1$/, '2'),
    number: 'A-002',
    sequence: 2,
    issueOrder: 2,
  };
  const { problems } = judged(logOf([opened, issued, again], ['c1', 'c2', 'c2']), [
    promise('c2', 'ticket.issue'),
  ]);
  expect(problems).toEqual(['ticket.issue c2 took effect 2 times']);
});

test('an answer for another ticket than the logged one is a broken promise', () => {
  const { problems } = judged(logOf([opened, issued]), [
    promise('c2', 'ticket.issue', ticketId.replace(/1$/, '9')),
  ]);
  expect(problems).toEqual(['ticket.issue c2 was answered for another ticket than the log has']);
});

test('what the rules of the log forbid is reported, also before this run', () => {
  const { problems } = judged(logOf([opened, issued, issued]), [], 3);
  expect(problems.join()).toMatch(/issued twice/);
});

test('figures count this run only; a ticket without an end is open', () => {
  const log = logOf([opened, issued, cancelled]);
  expect(judged(log, [], 3)).toMatchObject({ events: 0, issued: 0, cancelled: 0 });
  expect(judged(logOf([opened, issued]))).toMatchObject({ issued: 1, open: 1 });
});

test('refusals that should not happen are problems', () => {
  const verdict = judge({
    log: [],
    since: 0,
    promised: [],
    unexpected: new Map([['counter.open: forbidden', 3]]),
  });
  expect(verdict.problems).toEqual(['counter.open: forbidden, 3 times']);
});
