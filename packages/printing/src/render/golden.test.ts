/**
 * Reference tickets are kept as images in `golden/`. After a change that is meant, look at the new
 * images and keep them: UPDATE_GOLDEN=1 vitest run packages/printing
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { DESIGNED_TICKETS } from '../../golden/designed-tickets.ts';
import { REFERENCE_TICKETS } from '../../golden/reference-tickets.ts';
import { layoutTicket } from '../layout/layout-ticket.ts';
import type { LayoutOptions } from '../layout/layout-ticket.ts';
import { DOTS_ACROSS } from '../paper.ts';
import { paperImage } from './paper-image.ts';
import type { PaperImage } from './paper-image.ts';

type Reference = (typeof REFERENCE_TICKETS)[number];
const tickets = [...REFERENCE_TICKETS, ...DESIGNED_TICKETS];
const hasQr = ({ paper }: Reference): boolean => paper.design?.blocks.includes('qr') ?? true;

function imageOf({ paper, width }: Reference, options?: LayoutOptions): PaperImage {
  const image = paperImage(layoutTicket(paper, width, options), width);
  if (!image.ok) throw new Error(image.error.message);
  return image.value;
}

/** What a phone would read off the paper, or null. */
function scan(png: Uint8Array): string | null {
  const image = PNG.sync.read(Buffer.from(png));
  return jsqr.default(Uint8ClampedArray.from(image.data), image.width, image.height)?.data ?? null;
}

describe.each(tickets.map((ticket) => [ticket.name, ticket] as const))('%s', (name, ticket) => {
  test('looks as it did when a person last looked', () => {
    const { png } = imageOf(ticket);
    const file = fileURLToPath(new URL(`../../golden/${name}.png`, import.meta.url));
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, png);
    const hint = 'run UPDATE_GOLDEN=1 vitest run packages/printing, look at the image and commit it';
    expect(existsSync(file), `golden/${name}.png is missing: ${hint}`).toBe(true);
    const [now, then] = [PNG.sync.read(Buffer.from(png)), PNG.sync.read(readFileSync(file))];
    expect([now.width, now.height], `golden/${name}.png has another size: if meant, ${hint}`).toEqual([
      then.width,
      then.height,
    ]);
    const changed = now.data.filter((value, i) => value !== then.data[i]).length;
    expect(changed, `golden/${name}.png differs: if meant, ${hint}`).toBe(0);
  });

  test.each(['command', 'raster'] as const)(
    'has a QR code (%s) that leads to its page, or none',
    { timeout: 30_000 },
    (qr) => {
      const { png, composition } = imageOf(ticket, { qr });
      expect(composition.problems).toEqual([]);
      expect(scan(png)).toBe(hasQr(ticket) ? ticket.paper.url : null);
    },
  );

  test('is as wide as the paper', () => {
    expect(PNG.sync.read(Buffer.from(imageOf(ticket).png)).width).toBe(DOTS_ACROSS[ticket.width]);
  });
});
