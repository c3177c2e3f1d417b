import { describe, expect, it } from 'vitest';
import {
  Command,
  CommandEnvelope,
  CommandId,
  errorAdvice,
  errorCodes,
  errorStatus,
  HandshakeAuth,
  Rejection,
  Scope,
  scopeKey,
  viewSchemas,
} from './index.ts';

describe('the catalogue of errors', () => {
  it.each(errorCodes)('%s has a status and says what to do', (code) => {
    expect(errorStatus(code)).toBeGreaterThanOrEqual(400);
    expect(errorStatus(code)).toBeLessThan(600);
    expect(errorAdvice(code)).toMatch(/^[A-Z].{8,}\.$/s);
    expect(Rejection.parse({ code })).toEqual({ code });
  });
  it('is closed', () => {
    expect(Rejection.safeParse({ code: 'somethingElse' }).success).toBe(false);
  });
});

describe('the key of a scope', () => {
  const token = 'abcdefghijklmnopqrstuv';
  it.each([
    [{ kind: 'catalogue', kioskId: 'kiosk-1' }, 'catalogue:kiosk-1'],
    [{ kind: 'kiosk', kioskId: 'kiosk-1' }, 'kiosk:kiosk-1'],
    [{ kind: 'display', zoneId: 'lantai-1' }, 'display:lantai-1'],
    [{ kind: 'counter', counterId: 'loket-1' }, 'counter:loket-1'],
    [{ kind: 'supervisor' }, 'supervisor'],
    [{ kind: 'ticket', token }, `ticket:${token}`],
  ])('%o is %s', (scope, key) => {
    expect(scopeKey(Scope.parse(scope))).toBe(key);
  });
  it('exists for every kind that has a view', () => {
    expect(Scope.options.map((o) => o.shape.kind.value).sort()).toEqual(Object.keys(viewSchemas).sort());
  });
});

describe('a command', () => {
  it('fills in what a sender may leave out', () => {
    expect(Command.parse({ type: 'ticket.issue', serviceId: 'ktp' })).toEqual({
      type: 'ticket.issue',
      serviceId: 'ktp',
      priority: null,
      language: 'id',
      kioskId: null,
    });
  });
  it.each([
    {},
    { type: 'ticket.steal', ticketId: 'x' },
    { type: 'ticket.issue' },
    { type: 'ticket.issue', serviceId: 'KTP BARU' },
    { type: 'ticket.issue', serviceId: 'ktp', priorty: 'lansia' },
    { type: 'counter.next', counterId: 'loket-1', basedOn: -1 },
    { type: 'ticket.start', ticketId: 'A-012' },
  ])('is refused when it is none: %o', (input) => {
    expect(Command.safeParse(input).success).toBe(false);
  });
  it('travels under an id of visible ASCII characters', () => {
    expect(CommandId.safeParse('5d0c6a52-9b1f-4c5e-8b0a-0f6b3b8c2a11').success).toBe(true);
    for (const id of ['', ' ', 'a b', 'é', 'x'.repeat(129)])
      expect(CommandId.safeParse(id).success, `id ${JSON.stringify(id)}`).toBe(false);
    expect(CommandEnvelope.safeParse({ command: { type: 'day.rollOver' } }).success).toBe(false);
  });
});

describe('a handshake', () => {
  it('brings a key or a ticket’s token, never both', () => {
    const ticketToken = 'abcdefghijklmnopqrstuv';
    expect(HandshakeAuth.safeParse({ key: 'k' }).success).toBe(true);
    expect(HandshakeAuth.safeParse({ ticketToken }).success).toBe(true);
    for (const auth of [{}, { key: '' }, { key: 'k', ticketToken }, { ticketToken: 'short' }, null])
      expect(HandshakeAuth.safeParse(auth).success, `with ${JSON.stringify(auth)}`).toBe(false);
  });
});
