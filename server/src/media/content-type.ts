/** What a file is, from how it begins: neither its name nor what its sender says of it counts. */
import type { MediaEnding } from '@giliran/protocol';

const starts = (bytes: Uint8Array, at: number, signature: readonly number[]): boolean =>
  signature.every((byte, n) => bytes[at + n] === byte);
const text = (signature: string): readonly number[] => Array.from(signature, (sign) => sign.charCodeAt(0));

/** How many bytes are needed to tell. */
export const tellingBytes = 64;

/** The brands of MP4 files that browsers play; `avif` and `heic` pictures have the same frame and are none. */
const mp4Brands = ['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'dash', 'MSNV'];

/**
 * The ending for a file that begins like this, or null when it is none of the types taken. Sources: PNG
 * (W3C) § 5.2, JPEG (ITU-T T.81) annex B, GIF89a, WebP's RIFF container, ISO/IEC 14496-12 § 4.3, and Matroska's
 * EBML head (RFC 8794), whose DocType tells WebM from other Matroska.
 */
export function mediaEndingOf(head: Uint8Array): MediaEnding | null {
  if (starts(head, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (starts(head, 0, [0xff, 0xd8, 0xff])) return 'jpg';
  if (starts(head, 0, text('GIF87a')) || starts(head, 0, text('GIF89a'))) return 'gif';
  if (starts(head, 0, text('RIFF')) && starts(head, 8, text('WEBP'))) return 'webp';
  if (starts(head, 4, text('ftyp')) && mp4Brands.some((brand) => starts(head, 8, text(brand)))) return 'mp4';
  if (starts(head, 0, [0x1a, 0x45, 0xdf, 0xa3])) {
    const docType = text('webm');
    for (let at = 4; at + docType.length <= head.length; at += 1)
      if (starts(head, at, docType)) return 'webm';
  }
  return null;
}
