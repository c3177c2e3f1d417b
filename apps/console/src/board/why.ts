/** Why a paper failed or is doubtful, in words. */
import { PrinterState } from '@giliran/protocol';
import type { ConsoleWording } from '@giliran/ui/wording/console';

/** What the ledger keeps is a printer's state or a known sentence, then perhaps technical words: `error: knife`. */
export function whyOf(
  detail: string | null,
  { printer, papers }: Pick<ConsoleWording, 'printer' | 'papers'>,
): { readonly words: string; readonly technical: string | null } | null {
  if (detail === null) return null;
  const [, head = detail, rest = null] = /^([^:]*)(?:: (.*))?$/s.exec(detail) ?? [];
  const state = PrinterState.safeParse(head);
  if (state.success) return { words: printer[state.data].state, technical: rest };
  const known = Object.entries(papers.why).find(([sentence]) => sentence === head);
  return known ? { words: known[1], technical: rest } : { words: detail, technical: null };
}
