/** Reads recordings in Node: WAV (16, 24 or 32-bit PCM, or float) and Ogg Opus. Browsers decode by themselves. */
import { OggOpusDecoder } from 'ogg-opus-decoder';
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';

export interface DecodedFile {
  readonly channels: readonly Float32Array[];
  readonly sampleRate: number;
}

/** The sound of a file by its content, or why it cannot be read. */
export async function decodeSoundFile(bytes: Uint8Array): Promise<Result<DecodedFile, string>> {
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, 4));
  if (magic === 'RIFF') return decodeWav(bytes);
  if (magic === 'OggS') return decodeOpus(bytes);
  return err('neither WAV nor Ogg Opus');
}

async function decodeOpus(bytes: Uint8Array): Promise<Result<DecodedFile, string>> {
  const decoder = new OggOpusDecoder();
  try {
    await decoder.ready;
    const { channelData, sampleRate, errors } = await decoder.decodeFile(bytes);
    if (errors.length > 0) return err(`damaged: ${errors[0]?.message ?? 'unreadable frame'}`);
    const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const channels = bytes[37] ?? channelData.length;
    const length = opusLength(head);
    return ok({ channels: channelData.slice(0, channels).map((c) => c.slice(0, length)), sampleRate });
  } catch (error) {
    return err(error instanceof Error ? error.message : 'unreadable');
  } finally {
    decoder.free();
  }
}

/** Samples of an Ogg Opus file: the last page's granule position less the pre-skip of its header (RFC 7845, section 4). */
function opusLength(file: DataView): number | undefined {
  const preSkip = file.getUint16(38, true);
  for (let at = file.byteLength - 27; at >= 0; at--) {
    if (file.getUint32(at) === 0x4f676753) return Number(file.getBigUint64(at + 6, true)) - preSkip;
  }
  return undefined;
}

function decodeWav(bytes: Uint8Array): Result<DecodedFile, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
