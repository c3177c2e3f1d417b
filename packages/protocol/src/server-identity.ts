/** How a program in the hall knows its server again: by the server's key, not by its address. */
import { z } from 'zod';

/**
 * SHA-256 of the server's public key (SubjectPublicKeyInfo, DER), as 64 small hexadecimal digits. It stays the same
 * when the certificate is renewed with the same key, and when the server moves to another address.
 */
export const ServerPin = z.string().regex(/^[0-9a-f]{64}$/, 'a fingerprint has 64 hexadecimal digits');
export type ServerPin = z.infer<typeof ServerPin>;

/** The fingerprint as people compare it: sixteen groups of four, capital letters. */
export const pinGroups = (pin: ServerPin): readonly string[] => pin.toUpperCase().match(/.{4}/g) ?? [];

/** A server's address together with its fingerprint in one text, for a QR code or the clipboard. */
export interface Pairing {
  /** An origin, `https://192.168.1.10:8443`. */
  readonly url: string;
  readonly pin: ServerPin;
}

export const pairingText = ({ url, pin }: Pairing): string => `${url}/#pin=${pin}`;

/** Reads what a person typed, pasted or scanned: an address, perhaps with a fingerprint. Null: no address at all. */
export function readPairing(text: string): { readonly url: string; readonly pin: ServerPin | null } | null {
  const trimmed = text.trim();
  // "192.168.1.10:8443" is an address to people; without a scheme it is the plain one.
  const address = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (trimmed === '' || !URL.canParse(address)) return null;
  const url = new URL(address);
  const pin = ServerPin.safeParse(new URLSearchParams(url.hash.slice(1)).get('pin'));
  return { url: url.origin === 'null' ? address : url.origin, pin: pin.success ? pin.data : null };
}

/** What the server says of itself on the hall's network (DNS-SD, `_giliran._tcp`), in the announcement's TXT record. */
export const ServerAnnouncement = z.object({
  /** The hall's name, cut where it is too long for a record. */
  site: z.string().max(200),
  version: z.string().max(40),
  /** Port with encryption; left out without a certificate. */
  tls: z.coerce.number().int().min(1).max(65_535).optional(),
  pin: ServerPin.optional(),
});
export type ServerAnnouncement = z.infer<typeof ServerAnnouncement>;
export const announcedType = 'giliran';

/** A server that was found on the hall's network. Nothing of it is proved yet. */
export const FoundServer = z.object({
  /** An origin to reach it at, encrypted where it can be. */
  url: z.string(),
  site: z.string(),
  version: z.string(),
  pin: ServerPin.nullable(),
});
export type FoundServer = z.infer<typeof FoundServer>;

/** What stands at an address, as a program found it before it trusted anything. */
export const ServerLook = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('encrypted'),
    url: z.string(),
    pin: ServerPin,
    /** An authority that this machine knows vouches for the certificate: nothing need be compared. */
    vouched: z.boolean(),
    /** The hall's name, as the server says. */
    site: z.string().nullable(),
  }),
  z.object({ kind: z.literal('plain'), url: z.string(), site: z.string().nullable() }),
  z.object({ kind: z.literal('silent'), url: z.string() }),
]);
export type ServerLook = z.infer<typeof ServerLook>;

/**
 * What has to happen before a program may give its key to a server. `save`: nothing. `compare`: a person compares the
 * fingerprint. `unencrypted`: a person takes it upon themselves. `otherKey`: it is not the server that was named.
 */
export type PairingVerdict = 'save' | 'compare' | 'unencrypted' | 'otherKey' | 'silent';

const isThisMachine = (url: string): boolean => {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
};

/** `named`: the fingerprint that came with the address on paper or by scanner, which nobody on the network can change. */
export function judgePairing(look: ServerLook, named: ServerPin | null): PairingVerdict {
  switch (look.kind) {
    case 'silent':
      return 'silent';
    case 'plain':
      // Whoever was promised a key must not be talked out of it.
      if (named !== null) return 'otherKey';
      return isThisMachine(look.url) ? 'save' : 'unencrypted';
    case 'encrypted':
      if (named !== null) return named === look.pin ? 'save' : 'otherKey';
      return look.vouched ? 'save' : 'compare';
    default:
      return look satisfies never;
  }
}

/** Whether a key may be sent to an address without encryption and without asking anybody: only within this machine. */
export const needsNoEncryption = (url: string): boolean => url.startsWith('https:') || isThisMachine(url);
