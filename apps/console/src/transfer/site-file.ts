/** The whole set-up as a file, out and in. */
import { Site, siteFileFormat, siteFileVersion, siteInFile, type Result } from '@giliran/protocol';
import { fieldIssue, type FieldIssue } from '../site-draft/issues.ts';
import { decodeText, mostBytes } from './table-text.ts';

export const siteFileText = (site: Site, at: number): string =>
  `${JSON.stringify({ format: siteFileFormat, version: siteFileVersion, exportedAt: new Date(at).toISOString(), site }, null, 2)}\n`;

export type SiteFileFault =
  | { readonly kind: 'tooLarge' | 'empty' | 'encoding' | 'notJson' | 'newer' | 'otherKind' }
  /** Places that are wrong, each with what is wrong there. */
  | { readonly kind: 'issues'; readonly issues: readonly FieldIssue[] };

/** Logos may make a set-up larger than a table ever is. Bytes. */
const mostSiteBytes = 3 * mostBytes;

export async function readSiteFile(file: Blob): Promise<Result<Site, SiteFileFault>> {
  const refuse = (kind: Exclude<SiteFileFault['kind'], 'issues'>): Result<never, SiteFileFault> => ({
    ok: false,
    error: { kind },
  });
  if (file.size > mostSiteBytes) return refuse('tooLarge');
  if (file.size === 0) return refuse('empty');
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (!text.ok) return refuse('notJson');
  let input: unknown;
  try {
    input = JSON.parse(text.value.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('notJson');
  }
  const inside = siteInFile(input);
  if (!inside.ok) return refuse(inside.error);
  const site = Site.safeParse(inside.value);
  if (site.success) return { ok: true, value: site.data };
  // What the schema says of it, in the words of the set-up's own pages.
  return { ok: false, error: { kind: 'issues', issues: site.error.issues.map(fieldIssue) } };
}
