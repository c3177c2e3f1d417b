/** Moving, adding and taking off the parts of a ticket. Every function gives a new list. */
import { MOST_SEPARATORS, PLACE_BLOCKS, USUAL_BLOCKS, TicketBlock } from '@giliran/protocol';

type Blocks = readonly TicketBlock[];

export function moved(blocks: Blocks, from: number, by: 1 | -1): TicketBlock[] {
  const to = from + by;
  const block = blocks[from];
  if (block === undefined || to < 0 || to >= blocks.length) return [...blocks];
  return blocks.toSpliced(from, 1).toSpliced(to, 0, block);
}

/** Why a part must stay, or null when it may go. */
export function mustStay(blocks: Blocks, block: TicketBlock): 'number' | 'place' | null {
  if (block === 'number') return 'number';
  const places = PLACE_BLOCKS.filter((place) => blocks.includes(place));
  return places.length === 1 && places[0] === block ? 'place' : null;
}

export const without = (blocks: Blocks, at: number): TicketBlock[] => blocks.toSpliced(at, 1);

/** Parts that are not printed. Separators can be added at any time. */
export const hiddenOf = (blocks: Blocks): TicketBlock[] =>
  TicketBlock.options.filter((block) => block !== 'separator' && !blocks.includes(block));

/** Back in where it usually stands: behind the nearest part that usually stands above it. */
export function withBlock(blocks: Blocks, block: TicketBlock): TicketBlock[] {
  const above = USUAL_BLOCKS.slice(0, USUAL_BLOCKS.indexOf(block)).filter((one) => one !== 'separator');
  const nearest = above.findLast((one) => blocks.includes(one));
  const at = nearest === undefined ? -1 : blocks.indexOf(nearest);
  return blocks.toSpliced(at + 1, 0, block);
}

export const maySeparate = (blocks: Blocks): boolean =>
  blocks.filter((block) => block === 'separator').length < MOST_SEPARATORS;
