/** The encrypted form: what was sealed opens with its passphrase, and nothing else does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackupFault } from './fault.ts';
import { seal, sealKeyOf, unseal, type SealOpeners } from './sealing.ts';

/** Scrypt as cheap as it gets: its cost is not what is tested. */
const key = await sealKeyOf('kopi hangat pagi', { N: 2, r: 1, p: 1 });
const chunk = 32;

async function* pieces(...all: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* all;
}
async function whole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of source) all.push(piece);
  return Buffer.concat(all);
}
const sealed = (content: Uint8Array): Promise<Buffer> => whole(seal(pieces(content), key, chunk));
const opened = (file: Uint8Array, openers: SealOpeners = { key }): Promise<Buffer> =>
  whole(unseal(pieces(file), openers));
async function refusal(file: Uint8Array, openers: SealOpeners = { key }): Promise<string> {
  try {
    await opened(file, openers);
  } catch (error) {
    return error instanceof BackupFault ? error.code : `not a fault: ${String(error)}`;
  }
  return 'opened';
}
/** Where the chunks begin: after the head and its mac. */
const bodyOf = (file: Buffer): number => 10 + file.readUInt16BE(8) + 32;

describe('a sealed file', () => {
  it('gives back what went in, whatever its length and in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 50 }),
        async (content, step) => {
          const file = await whole(seal(pieces(...content), key, chunk));
          const parts = Array.from({ length: Math.ceil(file.length / step) }, (_, n) =>
            file.subarray(n * step, (n + 1) * step),
          );
          expect(await whole(unseal(pieces(...parts), { key }))).toEqual(Buffer.concat(content));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('opens by its passphrase, however it is typed, on a machine that has no key', async () => {
    const file = await sealed(Buffer.from('isi'));
    expect(await opened(file, { passphrase: 'kopi hangat pagi' })).toEqual(Buffer.from('isi'));
    const accented = await sealKeyOf('caf\u00e9 d\u00e9 Jakarta', { N: 2, r: 1, p: 1 });
    const other = await whole(seal(pieces(Buffer.from('isi')), accented, chunk));
    expect(await opened(other, { passphrase: 'cafe\u0301 de\u0301 Jakarta' })).toEqual(Buffer.from('isi'));
  });

  it('tells a wrong passphrase and a missing one apart from damage', async () => {
    const file = await sealed(Buffer.from('isi'));
    expect(await refusal(file, { passphrase: 'kopi hangat sore' })).toBe('wrongPassphrase');
    expect(await refusal(file, {})).toBe('passphraseNeeded');
    expect(await refusal(Buffer.from('not a backup at all'))).toBe('notABackup');
  });

  it('does not open when any of its bytes was changed', async () => {
    const file = await sealed(Buffer.alloc(3 * chunk + 5, 7));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: file.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const broken = Buffer.from(file);
          broken[at] = (broken[at] ?? 0) ^ change;
          expect(await refusal(broken, { passphrase: 'kopi hangat pagi' })).not.toBe('opened');
        },
      ),
      { numRuns: 250 },
    );
  });

  it('does not open when it is cut off anywhere, also between two chunks', async () => {
    const file = await sealed(Buffer.alloc(4 * chunk, 7));
    for (let length = 0; length < file.length; length += 1)
      expect(await refusal(file.subarray(0, length)), `${length} bytes`).not.toBe('opened');
  });

  it('does not open when chunks are swapped, doubled, left out or added, or come from another file', async () => {
    const content = Buffer.alloc(4 * chunk, 7);
    const file = await sealed(content);
    const from = bodyOf(file);
    const head = file.subarray(0, from);
    const chunks = [0, 1, 2, 3].map((n) =>
      file.subarray(from + n * (chunk + 16), from + (n + 1) * (chunk + 16)),
    );
    const [a = head, b = head, c = head, d = head] = chunks;
    expect(await opened(Buffer.concat([head, a, b, c, d]))).toEqual(content);
    const other = await sealed(content);
    const foreign = other.subarray(bodyOf(other), bodyOf(other) + chunk + 16);
    for (const [what, made] of Object.entries({
      swapped: [a, c, b, d],
      doubled: [a, a, b, c, d],
      'left out': [a, c, d],
      'last doubled': [a, b, c, d, d],
      'of another file': [foreign, b, c, d],
    }))
      expect(await refusal(Buffer.concat([head, ...made])), what).toBe('damaged');
  });

  it('refuses a head that asks for all of the memory', async () => {
    const file = await sealed(Buffer.from('isi'));
    const text = file.subarray(10, 10 + file.readUInt16BE(8)).toString();
    const greedy = Buffer.from(text.replace('"N":2,', '"N":1073741824,'));
    const length = Buffer.alloc(2);
    length.writeUInt16BE(greedy.length);
    const made = Buffer.concat([file.subarray(0, 8), length, greedy, file.subarray(10 + text.length)]);
    expect(await refusal(made, { passphrase: 'kopi hangat pagi' })).toBe('damaged');
  });
});
