/** Packs a folder into one file: `.tar.gz` for Linux and macOS, `.zip` for Windows. No tool of the system is needed. */
import { createWriteStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createGzip, deflateRawSync } from 'node:zlib';

interface Entry {
  /** Inside the archive, with `/`. */
  readonly path: string;
  readonly file: string;
  readonly executable: boolean;
  readonly modified: Date;
}

/** Every file below a folder, in a fixed order, its path beginning with the folder's own name. */
async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  const walk = async (at: string): Promise<void> => {
    for (const name of (await readdir(at)).toSorted()) {
      const file = join(at, name);
      const about = await lstat(file);
      if (about.isDirectory()) await walk(file);
      else
        found.push({
          path: relative(dirname(folder), file).split(sep).join(posix.sep),
          file,
          executable: (about.mode & 0o100) !== 0,
          modified: about.mtime,
        });
    }
  };
  await walk(folder);
  return found;
}

const block = 512;

/** One header of the ustar form (POSIX.1-1988): owner root, so that whoever unpacks as root gets root's files. */
function tarHeader({ path, executable, modified }: Entry, size: number): Buffer {
  const header = Buffer.alloc(block);
  // A long path is told in two parts, cut at a slash.
  const cut = Buffer.byteLength(path) > 100 ? path.indexOf('/', path.length - 101) : -1;
  const [prefix, name] = cut === -1 ? ['', path] : [path.slice(0, cut), path.slice(cut + 1)];
  if (Buffer.byteLength(name) > 100 || Buffer.byteLength(prefix) > 155)
    throw new Error(`${path} is too long for an archive`);
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
  header.write(name, 0);
  header.write(octal(executable ? 0o755 : 0o644, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size, 11), 124);
  header.write(octal(Math.floor(modified.getTime() / 1000), 11), 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  header.write('root', 265);
  header.write('root', 297);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\u0000 `, 148);
  return header;
}

/** Packs `folder` into `file` (`.tar.gz`). */
async function packTarGz(folder: string, file: string): Promise<void> {
  const parts = async function* (): AsyncGenerator<Buffer> {
    for (const entry of await entriesOf(folder)) {
      const content = await readFile(entry.file);
      yield tarHeader(entry, content.length);
      yield content;
      yield Buffer.alloc((block - (content.length % block)) % block);
    }
    yield Buffer.alloc(2 * block);
  };
  await pipeline(Readable.from(parts()), createGzip({ level: 6 }), createWriteStream(file));
}

/** Days and seconds as MS-DOS counted them, which zip files still do. */
const dosTime = (at: Date): number =>
  ((at.getFullYear() - 1980) << 25) |
  ((at.getMonth() + 1) << 21) |
  (at.getDate() << 16) |
  (at.getHours() << 11) |
  (at.getMinutes() << 5) |
  (at.getSeconds() >> 1);

/** Packs `folder` into `file` (`.zip`); each file and the whole must stay below 4 GB, as the plain form demands. */
async function packZip(folder: string, file: string): Promise<void> {
  const central: Buffer[] = [];
  let offset = 0;
  const parts = async function* (): AsyncGenerator<Buffer> {
    for (const entry of await entriesOf(folder)) {
      const content = await readFile(entry.file);
      const packed = deflateRawSync(content, { level: 6 });
      const name = Buffer.from(entry.path);
      const common = Buffer.alloc(26);
      common.writeUInt16LE(20, 0);
      common.writeUInt16LE(0x0800, 2);
      common.writeUInt16LE(8, 4);
      common.writeUInt32LE(dosTime(entry.modified) >>> 0, 6);
      common.writeUInt32LE(crc32(content), 10);
      common.writeUInt32LE(packed.length, 14);
      common.writeUInt32LE(content.length, 18);
      common.writeUInt16LE(name.length, 22);
      const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name]);
      const outer = Buffer.alloc(14);
      outer.writeUInt32LE(((entry.executable ? 0o100755 : 0o100644) << 16) >>> 0, 6);
      outer.writeUInt32LE(offset, 10);
      central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003'), common, outer, name]));
      offset += local.length + packed.length;
      yield local;
      yield packed;
    }
    const directory = Buffer.concat(central);
    const end = Buffer.alloc(18);
    end.writeUInt16LE(central.length, 4);
    end.writeUInt16LE(central.length, 6);
    end.writeUInt32LE(directory.length, 8);
    end.writeUInt32LE(offset, 12);
    yield directory;
    yield Buffer.concat([Buffer.from('PK\u0005\u0006'), end]);
  };
  await pipeline(Readable.from(parts()), createWriteStream(file));
}

/** Packs a folder beside itself in the form its users can open; gives the file's name. */
export async function packFolder(folder: string, platform: string): Promise<string> {
  const file = `${folder}${platform === 'win32' ? '.zip' : '.tar.gz'}`;
  await (platform === 'win32' ? packZip : packTarGz)(folder, file);
  return basename(file);
}
