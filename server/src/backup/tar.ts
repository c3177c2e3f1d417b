/**
 * The plain container: POSIX tar (ustar, IEEE Std 1003.1), regular files only, so that any `tar` reads a backup.
 * What is read is held to the names that are expected; nothing of a file decides where it is written.
 */
import { BackupFault } from './fault.ts';
import type { ByteReader } from './byte-reader.ts';

const block = 512;
/** Eleven octal digits. */
const largestEntry = 8 ** 11 - 1;

export interface TarEntry {
  /** At most 100 ASCII characters, with `/` between folders. */
  readonly name: string;
  readonly bytes: number;
  /** Seconds since 1970. */
  readonly modified: number;
}

function headerOf({ name, bytes, modified }: TarEntry): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new Error(`${name} cannot stand in a tar file`);
  if (bytes > largestEntry) throw new BackupFault('noRoom', `${name} is larger than a backup can hold`);
  const header = Buffer.alloc(block);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  header.write(name, 0, 'latin1');
  header.write(octal(0o600, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(bytes, 11), 124);
  header.write(octal(modified, 11), 136);
  header.fill(' ', 148, 156);
  header.write('0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

const sumOf = (header: Buffer): number => header.reduce((sum, byte) => sum + byte, 0);
const padding = (bytes: number): number => (block - (bytes % block)) % block;

/** One tar file of these entries, in their order. Throws when a content is not as long as it was said to be. */
export async function* packTar(
  entries: Iterable<TarEntry & { readonly content: () => AsyncIterable<Uint8Array> }>,
): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    yield headerOf(entry);
    let passed = 0;
    for await (const piece of entry.content()) {
      passed += piece.length;
      yield Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    }
    if (passed !== entry.bytes) throw new Error(`${entry.name} changed while it was copied`);
    yield Buffer.alloc(padding(entry.bytes));
  }
  yield Buffer.alloc(2 * block);
}

const field = (header: Buffer, from: number, length: number): string =>
  header
    .subarray(from, from + length)
    .toString('latin1')
    .replace(/[\0 ].*$/s, '');

/** The next entry's head; null at the end of the archive. Its content is to be taken before the next call. */
export async function nextEntry(reader: ByteReader): Promise<TarEntry | null> {
  const header = await reader.take(block);
  if (header.length < block) throw new BackupFault('damaged', 'the archive ends too early');
  if (header.every((byte) => byte === 0)) return null;
  const given = Number.parseInt(field(header, 148, 8), 8);
  const blank = Buffer.from(header);
  blank.fill(' ', 148, 156);
  if (field(header, 257, 6) !== 'ustar' || given !== sumOf(blank))
    throw new BackupFault('damaged', 'the archive is damaged');
  const type = field(header, 156, 1);
  if (type !== '0' && type !== '')
    throw new BackupFault('notABackup', 'the archive holds what no backup holds');
  return {
    name: field(header, 0, 100),
    bytes: Number.parseInt(field(header, 124, 12), 8),
    modified: Number.parseInt(field(header, 136, 12), 8),
  };
}

/** The content of the entry whose head was just read. */
export async function* contentOf(reader: ByteReader, entry: TarEntry): AsyncGenerator<Buffer> {
  for (let left = entry.bytes; left > 0;) {
    const piece = await reader.take(Math.min(left, 65_536));
    if (piece.length === 0) throw new BackupFault('damaged', 'the archive ends too early');
    left -= piece.length;
    yield piece;
  }
  await reader.take(padding(entry.bytes));
}
