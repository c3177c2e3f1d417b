/** Operations → bytes: the exact inverse of `decode`. */
import { unreachable } from '@giliran/protocol';
import { byteOf, CODE_PAGE_NUMBER } from './code-page.ts';
import type { CodePage } from './code-page.ts';
import type { Operation } from './operations.ts';

const ESC = 0x1b;
const GS = 0x1d;

/** Throws where an operation cannot be written (a character outside the code page, a number out of range): a bug. */
export function encode(operations: readonly Operation[]): Uint8Array {
  const bytes: number[] = [];
  let page: CodePage = 'pc437';
  for (const operation of operations) {
    for (const byte of bytesOf(operation, page)) {
      if (!Number.isInteger(byte) || byte < 0 || byte > 255)
        throw new Error(`no byte: ${operation.kind} ${byte}`);
      bytes.push(byte);
    }
    if (operation.kind === 'codePage') page = operation.page;
    if (operation.kind === 'initialize') page = 'pc437';
  }
  return Uint8Array.from(bytes);
}

function bytesOf(operation: Operation, page: CodePage): Iterable<number> {
  switch (operation.kind) {
    case 'text':
      return Array.from(operation.text, (character) => {
        const byte = byteOf(page, character);
        if (byte === undefined) throw new Error(`${JSON.stringify(character)} is not in ${page}`);
        return byte;
      });
    case 'lineFeed':
      return [0x0a];
    case 'initialize':
      return [ESC, 0x40];
    case 'codePage':
      return [ESC, 0x74, CODE_PAGE_NUMBER[operation.page]];
    case 'singleByteMode':
      return [0x1c, 0x2e];
    case 'align':
      return [ESC, 0x61, { left: 0, center: 1, right: 2 }[operation.align]];
    case 'bold':
      return [ESC, 0x45, operation.on ? 1 : 0];
    case 'underline':
      return [ESC, 0x2d, operation.dots];
    case 'invert':
      return [GS, 0x42, operation.on ? 1 : 0];
    case 'size':
      return [GS, 0x21, times(operation.width) * 16 + times(operation.height)];
    case 'lineSpacing':
      return operation.dots === null ? [ESC, 0x32] : [ESC, 0x33, operation.dots];
    case 'feedLines':
      return [ESC, 0x64, operation.lines];
    case 'feedDots':
      return [ESC, 0x4a, operation.dots];
    case 'cut':
      return operation.feedDots === null
        ? [GS, 0x56, operation.mode === 'full' ? 0 : 1]
        : [GS, 0x56, operation.mode === 'full' ? 65 : 66, operation.feedDots];
    case 'pulse':
      return [ESC, 0x70, operation.pin === 2 ? 0 : 1, operation.on, operation.off];
    case 'qrModel':
      return qr([65, operation.model === 1 ? 49 : 50, 0]);
    case 'qrModuleSize':
      return qr([67, operation.dots]);
    case 'qrLevel':
      return qr([69, { L: 48, M: 49, Q: 50, H: 51 }[operation.level]]);
    case 'qrStore':
      return qr([80, 48, ...operation.data]);
    case 'qrPrint':
      return qr([81, 48]);
    case 'raster':
      return [
        ...[GS, 0x76, 0x30, (operation.scaleX === 2 ? 1 : 0) + (operation.scaleY === 2 ? 2 : 0)],
        ...uint16(operation.bytesPerRow),
        ...uint16(operation.rows),
        ...operation.data,
      ];
    case 'askStatus':
      return [0x10, 0x04, operation.about];
    case 'recover':
      return [0x10, 0x05, operation.how === 'resume' ? 1 : 2];
    case 'reportStatus':
      return [GS, 0x61, operation.mask];
    case 'transmitPaper':
      return [GS, 0x72, 1];
    default:
      return unreachable(operation);
  }
}

function times(n: number): number {
  if (n < 1 || n > 8) throw new Error(`a character is 1 to 8 times its size, not ${n}`);
  return n - 1;
}

/** GS ( k: the length counts bytes, the symbol type 49 (QR) included. */
function qr(parameters: readonly number[]): number[] {
  return [GS, 0x28, 0x6b, ...uint16(parameters.length + 1), 0x31, ...parameters];
}

function uint16(value: number): [number, number] {
  return [value & 0xff, value >> 8];
}
