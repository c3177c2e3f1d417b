import { ServerPin } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { judgeCertificate, pinOf } from './server-trust.ts';

/** Made once for this test, good until 2036: for giliran.local. Its key was thrown away. */
const pem = `-----BEGIN CERTIFICATE-----
MIIBnTCCAUKgAwIBAgIQVV9wr8G6Qh6B6zbMnY/SMjAKBggqhkjOPQQDAjAYMRYw
FAYDVQQDDA1naWxpcmFuLmxvY2FsMB4XDTI2MDEwMTAwMDAwMFoXDTM2MDEwMTAw
MDAwMFowGDEWMBQGA1UEAwwNZ2lsaXJhbi5sb2NhbDBZMBMGByqGSM49AgEGCCqG
SM49AwEHA0IABGNoJqEmt23trvAMaf8drI3IW5SJXs+DpQj0M+YfhfRVbouc7Ysd
zwVwG3VwuZe/j7apuCXhYsiP/uBZOS4d6AGjbjBsMAwGA1UdEwEB/wQCMAAwDgYD
VR0PAQH/BAQDAgeAMBMGA1UdJQQMMAoGCCsGAQUFBwMBMB0GA1UdDgQWBBShQ/st
/HusPFVJfo2z7i2uXAVxbDAYBgNVHREEETAPgg1naWxpcmFuLmxvY2FsMAoGCCqG
SM49BAMCA0kAMEYCIQDFKotx7D8Y6ZU2n2CckBlPnxXlFVUmRJmYdWqcJe1s1gIh
AI5ualO3vGwPB/yP4sYe36Kgs9gYUDROuxEOqJ+YUL9L
-----END CERTIFICATE-----
`;
const pin = ServerPin.parse('0dc4c7f994e8482ffd30c803e4dfbccf378dc3f0d34a077972918ec645177f6d');
const other = ServerPin.parse('f'.repeat(64));
const serverUrl = 'https://192.168.1.10:8443';

describe('a certificate', () => {
  it('is known by the fingerprint of its key', () => {
    expect(pinOf(pem)).toBe(pin);
    expect(pinOf('nonsense')).toBeNull();
  });
  it.each([
    ['of our server, by any name', '192.168.1.10', pin, 'accept'],
    ['of a stranger in its place', '192.168.1.10', other, 'refuse'],
    ['while nobody has confirmed a key', '192.168.1.10', null, 'asChromium'],
    ['of somebody else, with our key', 'elsewhere.example', pin, 'asChromium'],
  ] as const)('%s', (_what, hostname, known, verdict) => {
    expect(judgeCertificate({ hostname, pem, serverUrl, pin: known })).toBe(verdict);
  });
  it('that cannot be read is refused where a key is known', () => {
    expect(judgeCertificate({ hostname: '192.168.1.10', pem: '', serverUrl, pin })).toBe('refuse');
  });
  it('counts for an IPv6 address as well', () => {
    expect(judgeCertificate({ hostname: 'fd00::2', pem, serverUrl: 'https://[fd00::2]:8443', pin })).toBe(
      'accept',
    );
  });
});
