/** A site's logo → black dots. Paper knows no grey: shades become a fine pattern. */
import { err, LOGO_DOTS, ok } from '@giliran/protocol';
import type { LogoFault, Result } from '@giliran/protocol';
import { PNG } from 'pngjs';
import { Bitmap } from '../render/bitmap.ts';

/** In dots. */
type LogoLimits = { readonly width: number; readonly height: number };

/** Pixels. A file that unpacks to more would only be made small again, and keep the server busy meanwhile. */
const LARGEST_SIDE = 2048;

/**
 * Makes a PNG as large as the limits allow, never larger than it is, keeping its shape. What is
 * transparent is paper.
 */
export function logoFromPng(file: Uint8Array, limits: LogoLimits = LOGO_DOTS): Result<Bitmap, LogoFault> {
  const size = pngSize(file);
  if (size === undefined) return err('notPng');
  if (size.width > LARGEST_SIDE || size.height > LARGEST_SIDE) return err('tooLarge');
  try {
    const { width, height, data } = PNG.sync.read(Buffer.from(file));
    return ok(dithered(shrunk({ width, height, data }, limits)));
  } catch {
    return err('unreadable');
  }
}

/** The same from a `data:image/png;base64,` address, as the site file has it. */
export function logoFromDataUrl(url: string, limits?: LogoLimits): Result<Bitmap, LogoFault> {
  const match = /^data:image\/png;base64,([A-Za-z0-9+/=\s]+)$/.exec(url);
  if (match?.[1] === undefined) return err('notPng');
  return logoFromPng(new Uint8Array(Buffer.from(match[1], 'base64')), limits);
}

function pngSize(file: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  if (file.length < 24 || file[1] !== 0x50 || file[2] !== 0x4e || file[3] !== 0x47) return undefined;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array };
/** 0 black to 1 white. */
type Grey = { readonly width: number; readonly height: number; readonly shades: Float64Array };

/** Each dot is the mean of the pixels it covers. */
function shrunk({ width, height, data }: Pixels, limits: LogoLimits): Grey {
  const scale = Math.min(1, limits.width / width, limits.height / height);
  const across = Math.max(1, Math.floor(width * scale));
  const down = Math.max(1, Math.floor(height * scale));
  const shades = new Float64Array(across * down);
  for (let y = 0; y < down; y++) {
    const [top, bottom] = span(y, down, height);
    for (let x = 0; x < across; x++) {
      const [left, right] = span(x, across, width);
      let sum = 0;
      for (let v = top; v < bottom; v++) {
        for (let u = left; u < right; u++) sum += shadeAt(data, (v * width + u) * 4);
      }
      shades[y * across + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return { width: across, height: down, shades };
}

function span(place: number, of: number, pixels: number): [number, number] {
  const from = Math.floor((place * pixels) / of);
  return [from, Math.max(from + 1, Math.floor(((place + 1) * pixels) / of))];
}

/** The eye's weights for red, green and blue (ITU-R BT.601), on white paper. */
function shadeAt(data: Uint8Array, at: number): number {
  const [red = 0, green = 0, blue = 0, alpha = 255] = data.subarray(at, at + 4);
  const shade = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  return 1 - (alpha / 255) * (1 - shade);
}

/** Nearly black and nearly white are meant to be so: specks in them would only look like dirt. */
function settled(shade: number): number {
  if (shade < 0.12) return 0;
  return shade > 0.92 ? 1 : shade;
}

/** Floyd and Steinberg's way: what a dot gets wrong, its neighbours make good. */
function dithered({ width, height, shades }: Grey): Bitmap {
  const bitmap = new Bitmap(width, height);
  const pass = (x: number, y: number, amount: number): void => {
    if (x < 0 || x >= width || y >= height) return;
    const at = y * width + x;
    shades[at] = (shades[at] ?? 1) + amount;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shade = settled(shades[y * width + x] ?? 1);
      const dark = shade < 0.5;
      if (dark) bitmap.fill(x, y, 1, 1);
      const wrong = dark ? shade : shade - 1;
      pass(x + 1, y, (wrong * 7) / 16);
      pass(x - 1, y + 1, (wrong * 3) / 16);
      pass(x, y + 1, (wrong * 5) / 16);
      pass(x + 1, y + 1, wrong / 16);
    }
  }
  return bitmap;
}
