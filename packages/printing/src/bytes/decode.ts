/**
 * Bytes → operations, strictly: whatever we do not know, or know to be cut off, is an error with its
 * place. A printer would print rubbish there; a test must not pass over it.
 */
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import { ByteReader, CutOff, DecodeProblem } from './byte-reader.ts';
import { characterOf, codePageOfNumber } from './code-page.ts';
import type { CodePage } from './code-page.ts';
import type { Align, Operation, QrLevel } from './operations.ts';
import { LIMITS } from './operations.ts';

export type DecodeError = {
  /** The byte at which the command in question begins. */
  readonly offset: number;
  readonly message: string;
};

const ALIGN: readonly Align[] = ['left', 'center', 'right'];
const QR_LEVEL: readonly QrLevel[] = ['L', 'M', 'Q', 'H'];

/** Reads a whole job. Many commands take a number or its digit (1 or "1"); both are accepted. */
export function decode(bytes: Uint8Array): Result<readonly Operation[], DecodeError> {
  const reader = new ByteReader(bytes);
  const operations: Operation[] = [];
  let page: CodePage = 'pc437';
  while (!reader.atEnd()) {
    const offset = reader.offset;
    try {
      const operation = readOperation(reader, page);
      if (operation.kind === 'codePage') page = operation.page;
      if (operation.kind === 'initialize') page = 'pc437';
      operations.push(operation);
    } catch (error) {
      if (error instanceof DecodeProblem) return err({ offset, message: error.message });
      throw error;
    }
  }
  return ok(operations);
}

/** What the first bytes of a stream mean, or that more must come before it can be said. */
export type Step =
  | { readonly kind: 'operation'; readonly operation: Operation; readonly length: number }
  | { readonly kind: 'incomplete' }
  /** `length` bytes in which it goes wrong. */
  | { readonly kind: 'bad'; readonly message: string; readonly length: number };

/** Reads one operation from the front of a stream, with `page` selected so far. */
export function decodeNext(bytes: Uint8Array, page: CodePage): Step {
  const reader = new ByteReader(bytes);
  try {
    const operation = readOperation(reader, page);
    return { kind: 'operation', operation, length: reader.offset };
  } catch (error) {
    // A parameter block that is whole but too short is no longer a matter of waiting.
    if (error instanceof CutOff && error.reader === reader) return { kind: 'incomplete' };
    if (error instanceof DecodeProblem) {
      return { kind: 'bad', message: error.message, length: Math.max(1, reader.offset) };
    }
    throw error;
  }
}

function readOperation(reader: ByteReader, page: CodePage): Operation {
  const text = readText(reader, page);
  if (text !== '') return { kind: 'text', text };
  const byte = reader.byte();
  switch (byte) {
    case 0x0a:
      return { kind: 'lineFeed' };
    case 0x10:
      return readRealTime(reader);
    case 0x1b:
      return readEsc(reader);
    case 0x1c:
      return reader.byte() === 0x2e ? { kind: 'singleByteMode' } : reader.unknown();
    case 0x1d:
      return readGs(reader);
    default:
      return reader.unknown();
  }
}

function readText(reader: ByteReader, page: CodePage): string {
  let text = '';
  while (!reader.atEnd()) {
    const character = characterOf(page, reader.peek());
    if (character === undefined) break;
    reader.byte();
    text += character;
  }
  return text;
}

function readRealTime(reader: ByteReader): Operation {
  const command = reader.byte();
  const n = reader.byte();
  if (command === 0x04 && (n === 1 || n === 2 || n === 3 || n === 4)) return { kind: 'askStatus', about: n };
  if (command === 0x05 && (n === 1 || n === 2)) return { kind: 'recover', how: n === 1 ? 'resume' : 'clear' };
  return reader.unknown();
}

function readEsc(reader: ByteReader): Operation {
  const command = reader.byte();
  switch (command) {
    case 0x40:
      return { kind: 'initialize' };
    case 0x74: {
      const page = codePageOfNumber(reader.byte());
      return page === undefined ? reader.unknown() : { kind: 'codePage', page };
    }
    case 0x61:
      return { kind: 'align', align: reader.choice(ALIGN) };
    case 0x45:
      return { kind: 'bold', on: reader.choice([false, true]) };
    case 0x2d:
      return { kind: 'underline', dots: reader.choice([0, 1, 2] as const) };
    case 0x32:
      return { kind: 'lineSpacing', dots: null };
    case 0x33:
      return { kind: 'lineSpacing', dots: reader.byte() };
    case 0x64:
      return { kind: 'feedLines', lines: reader.byte() };
    case 0x4a:
      return { kind: 'feedDots', dots: reader.byte() };
    case 0x70: {
      const pin = reader.choice([2, 5] as const);
      return { kind: 'pulse', pin, on: reader.byte(), off: reader.byte() };
    }
    default:
      return reader.unknown();
  }
}

function readGs(reader: ByteReader): Operation {
  const command = reader.byte();
  switch (command) {
    case 0x21: {
      const n = reader.byte();
      if ((n & 0x88) !== 0) return reader.unknown();
      return { kind: 'size', width: (n >> 4) + 1, height: (n & 7) + 1 };
    }
    case 0x42:
      return { kind: 'invert', on: reader.choice([false, true]) };
    case 0x56:
      return readCut(reader);
    case 0x61:
      return { kind: 'reportStatus', mask: reader.byte() };
    case 0x72:
      return reader.choice([undefined, true]) ? { kind: 'transmitPaper' } : reader.unknown();
    case 0x76:
      return reader.byte() === 0x30 ? readRaster(reader) : reader.unknown();
    case 0x28:
      return reader.byte() === 0x6b ? readQr(reader) : reader.unknown();
    default:
      return reader.unknown();
  }
}

function readCut(reader: ByteReader): Operation {
  const m = reader.byte();
  switch (m) {
    case 0:
    case 48:
      return { kind: 'cut', mode: 'full', feedDots: null };
    case 1:
    case 49:
      return { kind: 'cut', mode: 'partial', feedDots: null };
    case 65:
      return { kind: 'cut', mode: 'full', feedDots: reader.byte() };
    case 66:
      return { kind: 'cut', mode: 'partial', feedDots: reader.byte() };
    default:
      return reader.unknown();
  }
}

function readRaster(reader: ByteReader): Operation {
  const mode = reader.choice([0, 1, 2, 3] as const);
  const bytesPerRow = reader.uint16();
  const rows = reader.uint16();
  if (bytesPerRow === 0 || rows === 0 || rows > LIMITS.rasterRows) return reader.unknown();
  return {
    kind: 'raster',
    scaleX: mode === 1 || mode === 3 ? 2 : 1,
    scaleY: mode === 2 || mode === 3 ? 2 : 1,
    bytesPerRow,
    rows,
    data: reader.take(bytesPerRow * rows),
  };
}

function readQr(reader: ByteReader): Operation {
  const body = new ByteReader(reader.take(reader.uint16()));
  if (body.byte() !== 0x31) return reader.unknown();
  const operation = readQrFunction(body);
  return body.atEnd() ? operation : reader.unknown();
}

function readQrFunction(body: ByteReader): Operation {
  switch (body.byte()) {
    case 65: {
      const model = body.byte();
      if (body.byte() !== 0 || (model !== 49 && model !== 50)) return body.unknown();
      return { kind: 'qrModel', model: model === 49 ? 1 : 2 };
    }
    case 67: {
      const dots = body.byte();
      return dots >= 1 && dots <= 16 ? { kind: 'qrModuleSize', dots } : body.unknown();
    }
    case 69: {
      const level = QR_LEVEL[body.byte() - 48];
      return level === undefined ? body.unknown() : { kind: 'qrLevel', level };
    }
    case 80: {
      if (body.byte() !== 48) return body.unknown();
      const data = body.rest();
      return data.length >= 1 && data.length <= LIMITS.qrBytes ? { kind: 'qrStore', data } : body.unknown();
    }
    case 81:
      return body.byte() === 48 ? { kind: 'qrPrint' } : body.unknown();
    default:
      return body.unknown();
  }
}
