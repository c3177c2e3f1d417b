/** Agencies, counters, devices, papers: one at a time. Arrow keys, Home and End move between them. */
import { useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';

const names = ['agencies', 'zones', 'counters', 'devices', 'papers'] as const;
export type TabName = (typeof names)[number];

export interface TabsProps {
  readonly tab: TabName;
  readonly onTab: (tab: TabName) => void;
  readonly counts: Readonly<Record<TabName, number>>;
  readonly children: ReactNode;
}

/** Where a key leads, from the tab at this place. */
const moves: Readonly<Record<string, (at: number) => number>> = {
  ArrowRight: (at) => (at + 1) % names.length,
  ArrowLeft: (at) => (at - 1 + names.length) % names.length,
  Home: () => 0,
  End: () => names.length - 1,
};

export function Tabs({ tab, onTab, counts, children }: TabsProps) {
  const { sections, board } = useWording(consoleWording);
  const buttons = useRef(new Map<TabName, HTMLButtonElement>());
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = names[move(names.indexOf(tab))];
    if (next === undefined) return;
    onTab(next);
    buttons.current.get(next)?.focus();
  };
  return (
    <section className="panel">
      <div className="tabs" role="tablist" aria-label={board.views}>
        {names.map((name) => (
          <button
            key={name}
            ref={(element) => {
              if (element) buttons.current.set(name, element);
              else buttons.current.delete(name);
            }}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === tab}
            aria-controls="tab-panel"
            tabIndex={name === tab ? 0 : -1}
            onClick={() => onTab(name)}
            onKeyDown={onKeyDown}
          >
            {sections[name]} <span className="tab-count gl-num">{counts[name]}</span>
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" className="tab-panel" aria-labelledby={`tab-${tab}`}>
        {children}
      </div>
    </section>
  );
}
