/** The parts of the ticket in their order, and those that are left out. */
import { USUAL_BLOCKS, type TicketBlock } from '@giliran/protocol';
import { Button, IconButton, useWording } from '@giliran/ui';
import { ticketDesignWording } from '@giliran/ui/wording/ticket-design';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Lock from 'lucide-react/icons/lock';
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useRef } from 'react';
import { useMovedFocus, type Step } from '../set-up/moved-focus.ts';
import { hiddenOf, maySeparate, moved, mustStay, withBlock, without } from './block-list.ts';

export interface BlockListProps {
  readonly blocks: readonly TicketBlock[];
  /** Parts that are on, but have nothing to say yet. */
  readonly empty: ReadonlySet<TicketBlock>;
  readonly onBlocks: (blocks: TicketBlock[]) => void;
}

/** Separators are told apart by counting them. */
function keysOf(blocks: readonly TicketBlock[]): string[] {
  let separators = 0;
  return blocks.map((block) => (block === 'separator' ? `separator ${(separators += 1)}` : block));
}

export function BlockList({ blocks, empty, onBlocks }: BlockListProps) {
  const words = useWording(ticketDesignWording);
  const list = useRef<HTMLOListElement>(null);
  const follow = useMovedFocus(list);
  const move = (at: number, by: Step): void => {
    follow(at + by, by);
    onBlocks(moved(blocks, at, by));
  };
  const keys = keysOf(blocks);
  const hidden = hiddenOf(blocks);
  return (
    <div className="block-list">
      <ol ref={list}>
        {blocks.map((block, at) => {
          const name = words.block[block];
          const stays = mustStay(blocks, block);
          return (
            <li key={keys[at]} data-separator={block === 'separator' || undefined}>
              <IconButton
                size="small"
                icon={<ArrowUp />}
                label={words.up(name)}
                disabled={at === 0}
                data-by="-1"
                onClick={() => move(at, -1)}
              />
              <IconButton
                size="small"
                icon={<ArrowDown />}
                label={words.down(name)}
                disabled={at === blocks.length - 1}
                data-by="1"
                onClick={() => move(at, 1)}
              />
              <span className="block-name">
                {name}
                {empty.has(block) && <span className="block-note">{words.emptyText}</span>}
              </span>
              {stays === null ? (
                <IconButton
                  size="small"
                  icon={<X />}
                  label={words.hide(name)}
                  onClick={() => onBlocks(without(blocks, at))}
                />
              ) : (
                <span className="block-lock" title={stays === 'number' ? words.always : words.lastPlace}>
                  <span className="block-note">{stays === 'number' ? words.always : words.lastPlace}</span>
                  <Lock aria-hidden="true" />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <div className="block-actions">
        <Button
          size="small"
          icon={<Minus />}
          disabled={!maySeparate(blocks)}
          onClick={() => onBlocks([...blocks, 'separator'])}
        >
          {words.addSeparator}
        </Button>
        <Button size="small" variant="quiet" onClick={() => onBlocks([...USUAL_BLOCKS])}>
          {words.usualOrder}
        </Button>
      </div>
      <h3>{words.hidden}</h3>
      {hidden.length === 0 ? (
        <p className="hint">{words.nothingHidden}</p>
      ) : (
        <ul className="block-hidden">
          {hidden.map((block) => (
            <li key={block}>
              <Button
                size="small"
                icon={<Plus />}
                aria-label={words.show(words.block[block])}
                onClick={() => onBlocks(withBlock(blocks, block))}
              >
                {words.block[block]}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
