/** The few forms of ASN.1 (DER, X.690) that a certificate is made of. Bytes in, bytes out. */

const tagged = (tag: number, content: Buffer): Buffer => {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length, ...bytes]), content]);
};

export const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
export const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, Buffer.concat(parts));
/** A positive number, most significant byte first. */
export const integer = (bytes: Buffer): Buffer => {
  let first = 0;
  while (first < bytes.length - 1 && bytes[first] === 0) first += 1;
  const digits = bytes.subarray(first);
  // A leading one bit would mean a negative number.
  return tagged(0x02, (digits[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits);
};
export const yes = (): Buffer => tagged(0x01, Buffer.from([0xff]));
export const octets = (content: Buffer): Buffer => tagged(0x04, content);
/** `unused`: bits at the end that do not count. */
export const bits = (content: Buffer, unused = 0): Buffer =>
  tagged(0x03, Buffer.concat([Buffer.from([unused]), content]));
export const text = (content: string): Buffer => tagged(0x0c, Buffer.from(content, 'utf8'));
/** Context tag `[number]` around what stands in it. */
export const explicit = (number: number, content: Buffer): Buffer => tagged(0xa0 | number, content);
/** Context tag `[number]` in the place of a string's own tag. */
export const implicit = (number: number, content: Buffer): Buffer => tagged(0x80 | number, content);

/** An object identifier from its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left % 128) | 0x80);
    bytes.push(...groups);
  }
  return tagged(0x06, Buffer.from(bytes));
}

/** A moment; RFC 5280 (4.1.2.5) wants two-digit years up to 2049 and four digits from then on. */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replaceAll(/[-:T]|\.\d{3}/g, '');
  return at.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(digits.slice(2), 'ascii'))
    : tagged(0x18, Buffer.from(digits, 'ascii'));
}
