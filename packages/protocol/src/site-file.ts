/** A set-up as a file: the document itself as it always was, or within a cover that says what it is and of which form. */
import { z } from 'zod';
import type { Result } from './result.ts';

/** Grows when older programs could not read the document any more. */
export const siteFileVersion = 1;
export const siteFileFormat = 'giliran-site';

const Cover = z.object({ format: z.string(), version: z.number(), site: z.unknown() });

/** What is to be read as a `Site`; not checked yet. `newer`: a later program wrote it. */
export function siteInFile(input: unknown): Result<unknown, 'newer' | 'otherKind'> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { ok: false, error: 'otherKind' };
  const cover = Cover.safeParse(input);
  if (!cover.success)
    return 'settings' in input || 'zones' in input
      ? { ok: true, value: input }
      : { ok: false, error: 'otherKind' };
  if (cover.data.format !== siteFileFormat) return { ok: false, error: 'otherKind' };
  return cover.data.version > siteFileVersion
    ? { ok: false, error: 'newer' }
    : { ok: true, value: cover.data.site };
}
