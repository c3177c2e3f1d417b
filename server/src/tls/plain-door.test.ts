import { HandshakeAuth } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { judgePlainRequest, judgePlainSocket } from './plain-door.ts';

const phone = { encrypted: false, address: '192.168.1.77' };

describe('without encryption, from the hall', () => {
  it.each([
    ['GET', '/t/abc', 'pass'],
    ['GET', '/phone/assets/index.js', 'pass'],
    ['GET', '/healthz', 'pass'],
    ['GET', '/', 'onward'],
    ['GET', '/console/', 'onward'],
    ['GET', '/kiosk/', 'onward'],
    ['HEAD', '/counter/assets/index.js', 'onward'],
    ['POST', '/t/abc', 'refuse'],
    ['POST', '/console/', 'refuse'],
    ['GET', '/api/v1/site', 'refuse'],
    ['POST', '/api/v1/sessions', 'refuse'],
    ['OPTIONS', '/api/v1/sessions', 'refuse'],
    ['GET', '/media/x.png', 'refuse'],
    ['GET', '/consoles', 'refuse'],
    ['GET', '/t', 'refuse'],
  ])('%s %s: %s', (method, path, verdict) => {
    expect(judgePlainRequest(phone, method, path)).toBe(verdict);
    expect(judgePlainRequest({ ...phone, encrypted: true }, method, path)).toBe('pass');
  });
  it('a live connection is for a ticket’s holder only', () => {
    const key = HandshakeAuth.parse({ key: 'k'.repeat(20) });
    const token = HandshakeAuth.parse({ ticketToken: 'a'.repeat(22) });
    expect(judgePlainSocket(phone, token)).toBeNull();
    expect(judgePlainSocket(phone, key)).toMatchObject({ code: 'encryptionRequired' });
    expect(judgePlainSocket({ ...phone, encrypted: true }, key)).toBeNull();
  });
});

it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
  'on the server’s own machine (%s) nothing is refused',
  (address) => {
    expect(judgePlainRequest({ encrypted: false, address }, 'POST', '/api/v1/sessions')).toBe('pass');
  },
);
