/** Site logos as paper wants them: black dots, made once for each image and kept. */
import { createHash } from 'node:crypto';
import { logoDots, logoFromDataUrl } from '@giliran/printing';
import { LogoHash, type LogoDots, type LogoFault } from '@giliran/protocol';

export type PaperLogo =
  | { readonly kind: 'ready'; readonly hash: LogoHash; readonly dots: LogoDots }
  /** Left out on paper; the console says why. */
  | { readonly kind: 'unusable'; readonly fault: LogoFault };

/** The site's own, what it was before for a paper still under way, and some drafts. */
const most = 16;

export class PaperLogos {
  private readonly made = new Map<string, PaperLogo>();

  /** Of an image as the site document has it; null where there is none. */
  of(image: string | null): PaperLogo | null {
    if (image === null) return null;
    const key = digest(image);
    const logo = this.made.get(key) ?? make(image);
    // The newest last, so that the first is the one least needed.
    this.made.delete(key);
    this.made.set(key, logo);
    const [oldest] = this.made.keys();
    if (this.made.size > most && oldest !== undefined) this.made.delete(oldest);
    return logo;
  }

  /** Of an image as it goes on paper; null where there is none that can be printed. */
  printable(image: string | null): { hash: LogoHash; dots: LogoDots } | null {
    const logo = this.of(image);
    return logo?.kind === 'ready' ? { hash: logo.hash, dots: logo.dots } : null;
  }

  /** The dots behind a name that was given out. */
  find(hash: LogoHash): LogoDots | null {
    for (const logo of this.made.values()) if (logo.kind === 'ready' && logo.hash === hash) return logo.dots;
    return null;
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

function make(image: string): PaperLogo {
  const bitmap = logoFromDataUrl(image);
  if (!bitmap.ok) return { kind: 'unusable', fault: bitmap.error };
  const dots = logoDots(bitmap.value);
  return { kind: 'ready', hash: LogoHash.parse(digest(JSON.stringify(dots))), dots };
}
