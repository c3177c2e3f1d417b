/**
 * Clips of a site's own names. The shipped voice knows none of them: they are said where the site has recorded them.
 * A prefix takes the place of its letters, a counter that of its number; an agency and a zone are said besides.
 */
import type { Language } from '@giliran/protocol';
import type { ClipId } from './clip-id.ts';

export const prefixClip = (prefix: string, language: Language): ClipId =>
  `${language}/prefix-${prefix.toLowerCase()}`;
/** What follows "silakan menuju loket". */
export const counterClip = (counter: number, language: Language): ClipId => `${language}/counter-${counter}`;
/** Said between the number and the way to the counter: "Dinas Kependudukan". */
export const agencyClip = (agencyId: string, language: Language): ClipId => `${language}/agency-${agencyId}`;
/** Said at the end: "lantai satu, sayap kiri". */
export const zoneClip = (zoneId: string, language: Language): ClipId => `${language}/zone-${zoneId}`;
