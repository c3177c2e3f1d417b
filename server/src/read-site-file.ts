/** A set-up as a file holds it: read as a whole, or refused with a line for each thing that is wrong. */
import { err, ok, Site, type Result } from '@giliran/protocol';
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
  const site = safeParse(Site, input);
  if (site.success) return ok(site.data);
  return err(
    site.error.issues
      .slice(0, mostTold)
      .map((issue) => `${issue.path.map(String).join('.') || '(file)'}: ${issue.message}`),
  );
}
