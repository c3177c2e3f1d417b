/** Any image that a browser can read → a PNG as the site document keeps it: every screen and every printer takes it. */
import type { Result } from '@giliran/protocol';

/** Twice the largest logo on paper, in pixels: sharp on screens too, and small in every view. */
const LARGEST = { width: 640, height: 256 };

/** Characters of the `data:` address. A logo travels to every display with each call. */
const LONGEST = 60_000;

/** Megabytes of a file that a tablet still decodes. A photograph has ten. */
export const HEAVIEST_MB = 20;

export type LogoFileFault = 'notImage' | 'tooLarge' | 'tooHeavy';

/** Reads a file or a `data:` address; never larger than it is, unless it is drawn in lines (SVG). */
export async function logoFrom(source: File | string): Promise<Result<string, LogoFileFault>> {
  if (typeof source !== 'string' && source.size > HEAVIEST_MB * 1_000_000)
    return { ok: false, error: 'tooHeavy' };
  const address = typeof source === 'string' ? source : URL.createObjectURL(source);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const drawn =
      typeof source === 'string' ? source.startsWith('data:image/svg') : source.type.includes('svg');
    for (const factor of [1, 0.75, 0.5, 0.35]) {
      const png = drawnAsPng(image, drawn, factor);
      if (png === null) return { ok: false, error: 'notImage' };
      if (png.length <= LONGEST) return { ok: true, value: png };
    }
    return { ok: false, error: 'tooLarge' };
  } catch {
    return { ok: false, error: 'notImage' };
  } finally {
    if (typeof source !== 'string') URL.revokeObjectURL(address);
  }
}

function drawnAsPng(image: HTMLImageElement, drawn: boolean, factor: number): string | null {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth === 0 || naturalHeight === 0) return null;
  const fits = Math.min(LARGEST.width / naturalWidth, LARGEST.height / naturalHeight);
  const scale = (drawn ? fits : Math.min(1, fits)) * factor;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}
