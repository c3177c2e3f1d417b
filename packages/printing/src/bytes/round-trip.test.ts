import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterOf, CODE_PAGES } from './code-page.ts';
import type { CodePage } from './code-page.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Operation } from './operations.ts';

const byte = fc.nat(255);
const bytes = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length });

const raster: fc.Arbitrary<Operation> = fc
  .record({
    scaleX: fc.constantFrom<1 | 2>(1, 2),
    scaleY: fc.constantFrom<1 | 2>(1, 2),
    bytesPerRow: fc.integer({ min: 1, max: 72 }),
    rows: fc.integer({ min: 1, max: 40 }),
  })
  .chain((shape) =>
    bytes(shape.bytesPerRow * shape.rows).map((data): Operation => ({ kind: 'raster', ...shape, data })),
  );

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.constantFrom<Operation>(
    { kind: 'lineFeed' },
    { kind: 'initialize' },
    { kind: 'singleByteMode' },
    { kind: 'qrPrint' },
    { kind: 'transmitPaper' },
  ),
  fc.constantFrom(...CODE_PAGES).map((page): Operation => ({ kind: 'codePage', page })),
  fc.constantFrom('left', 'center', 'right').map((align): Operation => ({ kind: 'align', align })),
  fc.boolean().map((on): Operation => ({ kind: 'bold', on })),
  fc.boolean().map((on): Operation => ({ kind: 'invert', on })),
  fc.constantFrom(0, 1, 2).map((dots): Operation => ({ kind: 'underline', dots })),
  fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
    .map(([width, height]): Operation => ({ kind: 'size', width, height })),
  fc.option(byte).map((dots): Operation => ({ kind: 'lineSpacing', dots })),
  byte.map((lines): Operation => ({ kind: 'feedLines', lines })),
  byte.map((dots): Operation => ({ kind: 'feedDots', dots })),
  fc
    .tuple(fc.constantFrom('full', 'partial'), fc.option(byte))
    .map(([mode, feedDots]): Operation => ({ kind: 'cut', mode, feedDots })),
  fc
    .tuple(fc.constantFrom(2, 5), byte, byte)
    .map(([pin, on, off]): Operation => ({ kind: 'pulse', pin, on, off })),
  fc.constantFrom(1, 2).map((model): Operation => ({ kind: 'qrModel', model })),
  fc.integer({ min: 1, max: 16 }).map((dots): Operation => ({ kind: 'qrModuleSize', dots })),
  fc.constantFrom('L', 'M', 'Q', 'H').map((level): Operation => ({ kind: 'qrLevel', level })),
  fc.uint8Array({ minLength: 1, maxLength: 600 }).map((data): Operation => ({ kind: 'qrStore', data })),
  raster,
  fc.constantFrom(1, 2, 3, 4).map((about): Operation => ({ kind: 'askStatus', about })),
  fc.constantFrom('resume', 'clear').map((how): Operation => ({ kind: 'recover', how })),
  byte.map((mask): Operation => ({ kind: 'reportStatus', mask })),
);

/** Jobs with text between commands; the text is of the code page that holds where it stands. */
const job: fc.Arbitrary<Operation[]> = fc
  .array(fc.tuple(operation, fc.array(fc.integer({ min: 0x20, max: 0xff }), { maxLength: 12 })))
  .map((pairs) => {
    let page: CodePage = 'pc437';
    return pairs.flatMap(([command, letters]) => {
      if (command.kind === 'codePage') page = command.page;
      if (command.kind === 'initialize') page = 'pc437';
      const text = letters.map((letter) => characterOf(page, letter) ?? '').join('');
      return text === '' ? [command] : [command, { kind: 'text', text } satisfies Operation];
    });
  });

describe('operations and bytes', () => {
  test('what is encoded decodes to the same operations', () => {
    fc.assert(
      fc.property(job, (operations) => {
        expect(decode(encode(operations))).toEqual({ ok: true, value: operations });
      }),
      { numRuns: 500 },
    );
  });

  test('any bytes either decode to something that encodes and decodes again, or are refused; never a throw', () => {
    const noise = fc.array(
      fc.oneof(byte, fc.constantFrom(0x0a, 0x10, 0x1b, 0x1c, 0x1d, 0x28, 0x6b, 0x56, 0x61)),
      { maxLength: 24 },
    );
    fc.assert(
      fc.property(noise, (list) => {
        const decoded = decode(Uint8Array.from(list));
        if (!decoded.ok) return;
        expect(decode(encode(decoded.value))).toEqual(decoded);
      }),
      { numRuns: 3000 },
    );
  });

  test('a job cut off inside its last command is refused at that command', () => {
    const prefix = encode([{ kind: 'text', text: 'A-012' }, { kind: 'lineFeed' }]);
    fc.assert(
      fc.property(operation, fc.nat(), (last, cut) => {
        const whole = encode([last]);
        fc.pre(whole.length > 1);
        const kept = whole.slice(0, 1 + (cut % (whole.length - 1)));
        const decoded = decode(Uint8Array.from([...prefix, ...kept]));
        expect(decoded).toEqual({
          ok: false,
          error: { offset: prefix.length, message: 'the command is cut off' },
        });
      }),
    );
  });
});

describe('the strict decoder refuses', () => {
  test.each<[string, number[]]>([
    ['a control byte with no meaning to us', [0x07]],
    ['the byte DEL', [0x41, 0x7f]],
    ['an unknown ESC command', [0x1b, 0x5a]],
    ['an unknown GS command', [0x1d, 0x5a, 0]],
    ['an unknown FS command', [0x1c, 0x26]],
    ['a code page we have no table for', [0x1b, 0x74, 255]],
    ['an alignment that does not exist', [0x1b, 0x61, 3]],
    ['a character nine times its size', [0x1d, 0x21, 0x80]],
    ['a byte that Windows-1252 leaves undefined', [0x1b, 0x74, 16, 0x81]],
    ['a status request for nothing', [0x10, 0x04, 9]],
    ['a cut of an unknown kind', [0x1d, 0x56, 2]],
    ['the QR command of escpos', [0x1d, 0x5a, 0x02, 0x1b, 0x5a]],
    ['a QR function with a byte too many', [0x1d, 0x28, 0x6b, 4, 0, 0x31, 67, 5, 0]],
    ['a QR module of no size', [0x1d, 0x28, 0x6b, 3, 0, 0x31, 67, 0]],
    ['an empty raster', [0x1d, 0x76, 0x30, 0, 0, 0, 0, 0]],
  ])('%s', (_, list) => {
    const decoded = decode(Uint8Array.from(list));
    expect(decoded.ok).toBe(false);
    expect(!decoded.ok && decoded.error.message).toMatch(/unknown command or value/);
  });
});

test('numbers written as digits mean the same as numbers', () => {
  expect(decode(Uint8Array.of(0x1b, 0x61, 0x31, 0x1b, 0x45, 0x31, 0x1d, 0x56, 0x31))).toEqual({
    ok: true,
    value: [
      { kind: 'align', align: 'center' },
      { kind: 'bold', on: true },
      { kind: 'cut', mode: 'partial', feedDots: null },
    ],
  });
});

test('encoding what cannot be written is a bug, and says so', () => {
  expect(() => encode([{ kind: 'text', text: '日' }])).toThrow('is not in pc437');
  expect(() => encode([{ kind: 'text', text: '\n' }])).toThrow('is not in pc437');
  expect(() => encode([{ kind: 'size', width: 9, height: 1 }])).toThrow('1 to 8 times');
  expect(() => encode([{ kind: 'feedDots', dots: 256 }])).toThrow('feedDots 256');
});
