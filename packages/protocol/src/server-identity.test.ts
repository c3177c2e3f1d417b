import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePairing, pairingText, pinGroups, readPairing, ServerPin } from './server-identity.ts';

const pin = ServerPin.parse('0123456789abcdef'.repeat(4));

describe('the text that pairs a program with its server', () => {
  it('is read back as it was written, from any host and port', () => {
    const pins = fc.array(fc.constantFrom(...Array.from('0123456789abcdef')), {
      minLength: 64,
      maxLength: 64,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65_535 }), fc.ipV4(), pins, (port, host, digits) => {
        const url = new URL(`https://${host}:${port}`).origin;
        const written = pairingText({ url, pin: ServerPin.parse(digits.join('')) });
        expect(readPairing(` ${written}\n`)).toEqual({ url, pin: digits.join('') });
      }),
    );
  });
  it.each([
    ['192.168.1.10:8080', 'http://192.168.1.10:8080'],
    ['giliran.local:8080', 'http://giliran.local:8080'],
    ['https://giliran.local:8443/', 'https://giliran.local:8443'],
    ['HTTP://10.0.0.5:8080/kiosk/', 'http://10.0.0.5:8080'],
  ])('may be an address alone: %s', (typed, url) => {
    expect(readPairing(typed)).toEqual({ url, pin: null });
  });
  it.each(['', '   ', 'http://', 'not an address'])('%o is none', (typed) => {
    expect(readPairing(typed)).toBeNull();
  });
  it('a fingerprint that is no fingerprint counts for nothing', () => {
    expect(readPairing('https://a.local:8443/#pin=1234')).toEqual({ url: 'https://a.local:8443', pin: null });
  });
});

it('a fingerprint is compared in sixteen groups of four', () => {
  expect(pinGroups(pin)).toHaveLength(16);
  expect(pinGroups(pin)[2]).toBe('89AB');
});

describe('before a program gives its key away', () => {
  const other = ServerPin.parse('f'.repeat(64));
  const encrypted = {
    kind: 'encrypted',
    url: 'https://10.0.0.5:8443',
    pin,
    vouched: false,
    site: 'MPP',
  } as const;
  const plain = { kind: 'plain', url: 'http://10.0.0.5:8080', site: 'MPP' } as const;
  it.each([
    ['the fingerprint came along on paper and fits', encrypted, pin, 'save'],
    ['it does not fit', encrypted, other, 'otherKey'],
    ['it does not fit, whoever vouches', { ...encrypted, vouched: true }, other, 'otherKey'],
    ['an authority vouches', { ...encrypted, vouched: true }, null, 'save'],
    ['nobody vouches', encrypted, null, 'compare'],
    ['there is no encryption', plain, null, 'unencrypted'],
    ['there is none, though a key was promised', plain, pin, 'otherKey'],
    ['it is this machine', { ...plain, url: 'http://127.0.0.1:8080' }, null, 'save'],
    ['nobody answers', { kind: 'silent', url: 'https://10.0.0.5:8443' }, pin, 'silent'],
  ] as const)('%s', (_what, look, named, verdict) => {
    expect(judgePairing(look, named)).toBe(verdict);
  });
});
