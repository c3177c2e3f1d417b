/** Reads recordings in Node: WAV (16, 24 or 32-bit PCM, or float) and Ogg Opus. Browsers decode by themselves. */
import { OggOpusDecoder } from 'ogg-opus-decoder';
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import { decodeWav } from './wav.ts';
import type { DecodedFile } from './wav.ts';

export type { DecodedFile } from './wav.ts';

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
