import { describe, expect, test } from 'vitest';
import { mediaEndingOf } from './content-type.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (sign) => sign.charCodeAt(0)) : part,
    ),
  );

describe('a file is what it begins like', () => {
  test.each([
    ['png', bytes([0x89], 'PNG\r\n', [0x1a], '\n')],
    ['jpg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['gif', bytes('GIF89a')],
    ['webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 ')],
    ['mp4', bytes([0, 0, 0, 0x20], 'ftypisom')],
    ['webm', bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84], 'webm')],
  ])('%s', (ending, head) => {
    expect(mediaEndingOf(head)).toBe(ending);
  });
  test.each([
    ['nothing', bytes()],
    ['a page', bytes('<!doctype html><script>')],
    ['a drawing that could run a script', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['a program', bytes('MZ')],
    ['a Matroska film', bytes([0x1a, 0x45, 0xdf, 0xa3, 0x42, 0x82, 0x88], 'matroska')],
    ['a picture in an MP4 frame', bytes([0, 0, 0, 0x20], 'ftypavif')],
    ['a cut-off PNG', bytes([0x89], 'PN')],
  ])('%s is not taken', (_what, head) => {
    expect(mediaEndingOf(head)).toBeNull();
  });
});
