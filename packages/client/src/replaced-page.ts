/** A page that stays open for months meets a server that was updated meanwhile. */

/** As much of the browser's page as is needed. */
export interface OpenPage {
  /** The address of the script that the page began with, as its document names it; null: not a built page. */
  readonly script: string | null;
  /** The document as the server has it now; rejects when it cannot be had. */
  readonly document: () => Promise<string>;
  readonly reload: () => void;
}

/** The page in this browser window. In a desktop shell the document is the shell's own and never another one. */
const thisPage = (): OpenPage => ({
  script: document.querySelector('script[type=module][src]')?.getAttribute('src') ?? null,
  async document() {
    const answer = await fetch(location.pathname, { cache: 'no-store' });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.text();
  },
  reload: () => location.reload(),
});

/**
 * For a screen that cannot read what the server says: loads the page again when the server has another one by now. The
 * name of a script tells its content, so the page that comes is never the same, and nothing is loaded in a circle.
 */
export async function loadAgainIfReplaced(page: OpenPage = thisPage()): Promise<void> {
  if (page.script === null) return;
  try {
    const there = await page.document();
    if (!there.includes(page.script)) page.reload();
  } catch {
    // The next view that cannot be read asks again.
  }
}
