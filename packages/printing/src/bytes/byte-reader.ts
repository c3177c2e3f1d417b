/** Why bytes could not be read; caught by `decode`, never seen outside. */
export class DecodeProblem extends Error {}

/** The bytes end before the command does. */
export class CutOff extends DecodeProblem {
  readonly reader: ByteReader;

  constructor(reader: ByteReader) {
    super('the command is cut off');
    this.reader = reader;
  }
}

/** Walks through bytes; a step past the end, or `unknown()`, throws a DecodeProblem. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get offset(): number {
    return this.#offset;
  }

  atEnd(): boolean {
    return this.#offset >= this.#bytes.length;
  }

  peek(): number {
    const byte = this.#bytes[this.#offset];
    if (byte === undefined) throw new CutOff(this);
    return byte;
  }

  byte(): number {
    const byte = this.peek();
    this.#offset++;
    return byte;
  }

  /** Low byte first. */
  uint16(): number {
    const low = this.byte();
    return low + this.byte() * 256;
  }

  /** A copy of the next `length` bytes. */
  take(length: number): Uint8Array {
    if (this.#offset + length > this.#bytes.length) throw new CutOff(this);
    const taken = this.#bytes.slice(this.#offset, this.#offset + length);
    this.#offset += length;
    return taken;
  }

  rest(): Uint8Array {
    return this.take(this.#bytes.length - this.#offset);
  }

  /** The value that the next byte, a number from 0 or its digit, stands for. */
  choice<T>(values: readonly T[]): T {
    const byte = this.byte();
    const value = values[byte >= 0x30 ? byte - 0x30 : byte];
    return value === undefined ? this.unknown() : value;
  }

  unknown(): never {
    const read = [...this.#bytes.slice(Math.max(0, this.#offset - 6), this.#offset)];
    throw new DecodeProblem(`unknown command or value: … ${read.map(hex).join(' ')}`);
  }
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
