/** Takes exact numbers of bytes from a stream that comes in pieces of any size. */
export class ByteReader {
  private readonly source: AsyncIterator<Uint8Array>;
  private pieces: Buffer[] = [];
  private held = 0;
  private ended = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** At most `count` bytes; fewer only where the stream ends. */
  async take(count: number): Promise<Buffer> {
    await this.hold(count);
    const all = this.pieces.length === 1 ? (this.pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(this.pieces);
    const taken = all.subarray(0, count);
    const rest = all.subarray(taken.length);
    this.pieces = rest.length > 0 ? [rest] : [];
    this.held = rest.length;
    return taken;
  }

  /** The next bytes, which stay to be taken. */
  async peek(count: number): Promise<Buffer> {
    await this.hold(count);
    return Buffer.concat(this.pieces).subarray(0, count);
  }

  async atEnd(): Promise<boolean> {
    await this.hold(1);
    return this.held === 0;
  }

  /** All that is left, piece by piece. */
  async *rest(): AsyncGenerator<Buffer> {
    while (!(await this.atEnd())) yield await this.take(Math.max(1, this.held));
  }

  private async hold(count: number): Promise<void> {
    while (this.held < count && !this.ended) {
      const next = await this.source.next();
      if (next.done === true) this.ended = true;
      else if (next.value.length > 0) {
        this.pieces.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length));
        this.held += next.value.length;
      }
    }
  }
}
