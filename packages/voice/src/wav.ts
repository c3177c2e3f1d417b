/** WAV files: read (16, 24 or 32-bit PCM, or float) and written (16-bit PCM, mono). Source: Microsoft's RIFF and WAVEFORMATEX. */
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';

export interface DecodedFile {
  readonly channels: readonly Float32Array[];
  readonly sampleRate: number;
}

/** The sound of a WAV file, or why it cannot be read. */
export function decodeWav(bytes: Uint8Array): Result<DecodedFile, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isWav(bytes)) return err('no WAV');
  let format: { tag: number; channels: number; rate: number; bits: number } | null = null;
  for (let at = 12; at + 8 <= view.byteLength;) {
    const id = view.getUint32(at);
    const size = Math.min(view.getUint32(at + 4, true), view.byteLength - at - 8);
    const body = new DataView(view.buffer, view.byteOffset + at + 8, size);
    if (id === 0x666d7420 && size >= 16) {
      const tag = body.getUint16(0, true);
      format = {
        // WAVE_FORMAT_EXTENSIBLE keeps the real format in its sub-format.
        tag: tag === 0xfffe && size >= 26 ? body.getUint16(24, true) : tag,
        channels: body.getUint16(2, true),
        rate: body.getUint32(4, true),
        bits: body.getUint16(14, true),
      };
    }
    if (id === 0x64617461) {
      if (!format) return err('WAV without a format');
      const read = sampleReader(format.tag, format.bits);
      if (!read || format.channels < 1) return err(`WAV with format ${format.tag}, ${format.bits} bits`);
      return ok({
        channels: deinterleave(body, format.channels, format.bits / 8, read),
        sampleRate: format.rate,
      });
    }
    at += 8 + size + (size % 2);
  }
  return err('WAV without samples');
}

type ReadSample = (view: DataView, at: number) => number;

function sampleReader(tag: number, bits: number): ReadSample | null {
  if (tag === 3 && bits === 32) return (view, at) => view.getFloat32(at, true);
  if (tag !== 1) return null;
  if (bits === 16) return (view, at) => view.getInt16(at, true) / 0x8000;
  if (bits === 24) return (view, at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 0x800000;
  if (bits === 32) return (view, at) => view.getInt32(at, true) / 0x80000000;
  return null;
}

function deinterleave(
  body: DataView,
  channels: number,
  width: number,
  read: ReadSample,
): readonly Float32Array[] {
  const length = Math.trunc(body.byteLength / (channels * width));
  return Array.from({ length: channels }, (_, channel) =>
    Float32Array.from({ length }, (_unused, n) => read(body, (n * channels + channel) * width)),
  );
}

/** Whether the bytes begin like a WAV file. */
export function isWav(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 12));
  return head.startsWith('RIFF') && head.endsWith('WAVE');
}

/** 16-bit PCM, mono. Samples beyond full scale are held at it. */
export function encodeWav(samples: Float32Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(file.buffer);
  const text = (at: number, written: string): void =>
    Array.from(written).forEach((sign, n) => view.setUint8(at + n, sign.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, file.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, n) =>
    view.setInt16(44 + n * 2, Math.round(Math.min(1, Math.max(-1, sample)) * 0x7fff), true),
  );
  return file;
}
