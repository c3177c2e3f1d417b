/** Which agency a cell means: by its code, its short name, or its whole name in either language. */
import type { Agency, Site } from '@giliran/protocol';

const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, ' ');

export function agencyOfText(site: Site): (text: string) => Agency | undefined {
  const byText = new Map<string, Agency>();
  // The more certain ones last: they win.
  for (const agency of site.agencies)
    byText.set(plain(agency.name.en), agency).set(plain(agency.name.id), agency);
  for (const agency of site.agencies) byText.set(plain(agency.shortName), agency);
  for (const agency of site.agencies) byText.set(plain(agency.id), agency);
  return (text) => byText.get(plain(text));
}
