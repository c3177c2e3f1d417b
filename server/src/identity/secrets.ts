/** Random ids, tokens and keys, and how they are kept. */
import { hash, randomBytes, randomInt, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
import { AppointmentCode, AppointmentId, TicketId, TicketToken } from '@giliran/protocol';

/**
 * So many random bytes at a time. The system is asked for many at once, since asking costs more than making;
 * bytes that were given out are wiped and never given again.
 */
function randomSource(poolBytes: number): (size: number) => Buffer {
  let pool = Buffer.alloc(0);
  return (size) => {
    if (pool.length < size) pool = randomBytes(Math.max(poolBytes, size));
    const taken = Buffer.from(pool.subarray(0, size));
    pool.fill(0, 0, size);
    pool = pool.subarray(size);
    return taken;
  };
}
const nextRandom = randomSource(4096);

/** A time-ordered UUID (version 7): tickets of a day lie beside each other in the database. */
export function newTicketId(now: number): TicketId {
  const bytes = nextRandom(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return TicketId.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
}

export const newTicketToken = (): TicketToken => TicketToken.parse(nextRandom(16).toString('base64url'));

export const newAppointmentId = (): AppointmentId => AppointmentId.parse(randomUUID());

/** As in `AppointmentCode`: nothing that is mistaken for something else. */
const codeLetters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A booking's code that is not in use: about 39 random bits, tried at a kiosk in the hall only. */
export function newAppointmentCode(used: (code: AppointmentCode) => boolean): AppointmentCode {
  for (;;) {
    const letters = Array.from({ length: 8 }, () => codeLetters[randomInt(codeLetters.length)]);
    const code = AppointmentCode.parse(letters.join(''));
    if (!used(code)) return code;
  }
}

/** A session token or a device key: 192 random bits. */
export const newKey = (): string => randomBytes(24).toString('base64url');

/** Keys are random enough to be kept as a plain hash. */
export const hashKey = (key: string): string => hash('sha256', key, 'base64url');

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** `scrypt$N$salt$hash`; about 32 MB and 80 ms to make or to try. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt$${cost.N}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [scheme, n, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || Number(n) !== cost.N || !salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'));
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Names a session, a key or a device that waits; not a secret. */
export const newPublicId = (): string => randomBytes(9).toString('base64url');

/** A short code that a person reads from one screen and types into another. */
export const newShownCode = (length: number): string =>
  Array.from({ length }, () => codeLetters[randomInt(codeLetters.length)]).join('');

/** A password that somebody else chose, to be typed once: about 58 random bits. */
export const newTemporaryPassword = (): string =>
  Array.from({ length: 3 }, () => newShownCode(4).toLowerCase()).join('-');
