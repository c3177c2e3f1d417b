/**
 * The words of a group. A hall has hundreds of them with three buttons each: Tab goes to the buttons of one word and
 * then past the group; up and down, Home and End lead from word to word, on the button one is on.
 */
import type { ClipId, SiteClip } from '@giliran/voice';
import { useState, type KeyboardEvent, type ReactNode } from 'react';

export interface ClipGridProps {
  readonly clips: readonly SiteClip[];
  /** Id of its heading. */
  readonly labelledBy: string;
  /** The row of a word; its buttons have the `tabIndex`. */
  readonly children: (clip: SiteClip, tabIndex: 0 | -1) => ReactNode;
}

export function ClipGrid({ clips, labelledBy, children }: ClipGridProps) {
  const [moved, setMoved] = useState<ClipId | null>(null);
  // One that a filter has taken away is not where Tab leads.
  const active = Math.max(
    0,
    clips.findIndex(({ id }) => id === moved),
  );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const rows = [...event.currentTarget.children];
    const { target } = event;
    const row = rows.findIndex((one) => target instanceof Node && one.contains(target));
    const steps: Partial<Record<string, number>> = {
      ArrowDown: row + 1,
      ArrowUp: row - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined || row < 0) return;
    event.preventDefault();
    const buttonsOf = (index: number): HTMLButtonElement[] => [
      ...(rows[index]?.querySelectorAll('button') ?? []),
    ];
    const next = buttonsOf(to);
    const column = buttonsOf(row).findIndex((one) => one === target);
    const same = next[column];
    (same?.disabled === false ? same : next.find((one) => !one.disabled))?.focus();
  };
  return (
    <div role="grid" className="clip-grid" aria-labelledby={labelledBy}>
      <div
        role="rowgroup"
        onKeyDown={onKeyDown}
        onFocus={({ currentTarget, target }) => {
          const clip = clips[[...currentTarget.children].findIndex((row) => row.contains(target))];
          if (clip) setMoved(clip.id);
        }}
      >
        {clips.map((clip, index) => children(clip, index === active ? 0 : -1))}
      </div>
    </div>
  );
}
