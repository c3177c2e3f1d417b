/** A set-up as a file holds it: read as a whole, or refused with a line for each thing that is wrong. */
import { err, ok, Site, siteInFile, type Result } from '@giliran/protocol';
import { safeParse } from './safe-parse.ts';

/** So many mistakes are told at once; more help nobody. */
const mostTold = 30;

/** The error is what to tell a person, line by line. */
export function readSiteFile(text: string): Result<Site, readonly string[]> {
  let input: unknown;
  try {
    // Some editors put a byte order mark before everything.
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return err([`It cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const inside = siteInFile(input);
  if (!inside.ok)
    return err([
      inside.error === 'newer'
        ? 'A newer Giliran wrote it: update this one first.'
        : 'It is no set-up of a hall.',
    ]);
  const site = safeParse(Site, inside.value);
  if (site.success) return ok(site.data);
  return err(
    site.error.issues
      .slice(0, mostTold)
      .map((issue) => `${issue.path.map(String).join('.') || '(file)'}: ${issue.message}`),
  );
}
