/** The part of `escpos` 3.0.0-alpha.6 that we use; the package ships no types. */
declare module 'escpos' {
  export interface Adapter {
    write(data: Buffer, callback?: (error?: Error) => void): unknown;
  }

  interface Commands {
    readonly TEXT_FORMAT: Readonly<Record<'TXT_BOLD_ON' | 'TXT_BOLD_OFF', string>>;
    /** Feeds to the knife and a number of motion units more, which must follow as one byte. */
    readonly PAPER: Readonly<Record<'PAPER_CUT_B', string>>;
  }

  class Printer {
    static readonly command: Commands;
    /** `encoding` is an iconv-lite name; without it text is written in GB18030. */
    constructor(adapter: Adapter, options: { readonly encoding: string });
    hardware(command: 'init'): this;
    setCharacterCodeTable(number: number): this;
    align(side: 'lt' | 'ct' | 'rt'): this;
    /** 0-based: `size(1, 1)` is double width and height. */
    size(width: number, height: number): this;
    /** Writes the text and a line feed. */
    text(content: string): this;
    /** Writes the text alone. */
    pureText(content: string): this;
    /** Blank lines. */
    feed(lines: number): this;
    raw(bytes: Buffer): this;
    print(bytes: string): this;
    /** Hands everything written so far to the adapter. */
    flush(): this;
  }

  export default Printer;
}
