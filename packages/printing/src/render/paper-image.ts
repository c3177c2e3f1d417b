/** The whole way from bytes to something to look at. */
import { ok } from '@giliran/protocol';
import type { PaperWidth, Result } from '@giliran/protocol';
import { decode } from '../bytes/decode.ts';
import type { DecodeError } from '../bytes/decode.ts';
import { DOTS_PER_MM } from '../paper.ts';
import type { Operation } from '../bytes/operations.ts';
import { compose } from './compose.ts';
import type { Composition } from './compose.ts';
import { drawTicket, pngOf } from './render-png.ts';
import { renderText } from './render-text.ts';

export type PaperImage = {
  readonly composition: Composition;
  /** One string per line, see `renderText`. */
  readonly text: readonly string[];
  readonly png: Uint8Array;
  /** Paper used, the blank part above the first line included. */
  readonly millimetres: number;
};

/** What a job looks like on paper, or where its bytes stop making sense. */
export function paperImage(bytes: Uint8Array, width: PaperWidth): Result<PaperImage, DecodeError> {
  const operations = decode(bytes);
  if (!operations.ok) return operations;
  return ok(paperOf(operations.value, width));
}

/** The same for commands that have been read already. */
export function paperOf(operations: readonly Operation[], width: PaperWidth): PaperImage {
  const composition = compose(operations, width);
  return {
    composition,
    text: renderText(composition),
    png: pngOf(drawTicket(composition)),
    millimetres: composition.heightDots / DOTS_PER_MM,
  };
}
