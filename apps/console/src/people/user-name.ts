/** What a person's user name could be, made of their name and their agency: "siti-disdukcapil". */
import { StaffId, type AgencyId } from '@giliran/protocol';
import { plain } from '../set-up/narrowing.ts';

/** `taken` are the user names there are; another number is put behind one that is. */
export function suggestedUserName(
  name: string,
  agencyId: AgencyId | null,
  taken: ReadonlySet<string>,
): string {
  const [first = ''] = plain(name)
    .replaceAll(/[^a-z0-9\s-]/g, '')
    .split(/\s+/)
    .filter((word) => /^[a-z0-9]/.test(word));
  if (first === '') return '';
  const base = (agencyId === null ? first : `${first}-${agencyId}`).slice(0, 58).replace(/-+$/, '');
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}

export const isUserName = (text: string): boolean => StaffId.safeParse(text).success;
