/** The queue in call order, those set aside, today's own tickets and the services, beside the visit. */
import { useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import { type KeyboardEvent, type Ref, useRef } from 'react';
import type { DeskModel } from '../desk/desk-model.ts';
import { useMedia } from '../desk/use-desk.ts';
import { HistoryList } from './HistoryList.tsx';
import { ParkedList } from './ParkedList.tsx';
import { ServiceList } from './ServiceList.tsx';
import { listTabs, type ListTab } from './tabs.ts';
import { WaitingList } from './WaitingList.tsx';
import './lists.css';

/** From this width on the queue stands beside the other lists instead of before them. */
const wide = '(min-width: 1700px)';

interface ListsProps {
  readonly desk: DeskModel;
  readonly searchInput: Ref<HTMLDivElement>;
}

export function Lists({ desk, searchInput }: ListsProps) {
  const words = useWording(counterWording);
  const isWide = useMedia(wide);
  const others = ['parked', 'history', 'services'] as const;
  return (
    <aside className="lists" data-wide={isWide || undefined} aria-label={words.lists.label}>
      {isWide ? (
        <>
          <Tabbed desk={desk} searchInput={searchInput} tabs={['waiting']} chosen="waiting" />
          <Tabbed
            desk={desk}
            searchInput={searchInput}
            tabs={others}
            chosen={desk.tab === 'waiting' ? 'parked' : desk.tab}
          />
        </>
      ) : (
        <Tabbed desk={desk} searchInput={searchInput} tabs={listTabs} chosen={desk.tab} />
      )}
    </aside>
  );
}

interface TabbedProps extends ListsProps {
  readonly tabs: readonly ListTab[];
  readonly chosen: ListTab;
}

function Tabbed({ desk, searchInput, tabs, chosen }: TabbedProps) {
  const words = useWording(counterWording);
  const list = useRef<HTMLDivElement>(null);
  const counts: Readonly<Record<ListTab, number | null>> = {
    waiting: desk.view.waitingCount,
    parked: desk.view.parked.length,
    history: null,
    services: null,
  };
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    desk.setTab(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <section className="list-card">
      <div className="tabs" role="tablist" ref={list} aria-label={words.lists.label}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`tab-${tab}`}
            data-tab={tab}
            aria-selected={tab === chosen}
            aria-controls={`panel-${chosen}`}
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => desk.setTab(tab)}
            onKeyDown={move}
          >
            {words.lists[tab]}
            {counts[tab] !== null && (
              <span
                className="tab-count gl-num"
                data-some={(tab === 'parked' && (counts[tab] ?? 0) > 0) || undefined}
              >
                {desk.formats.number(counts[tab])}
              </span>
            )}
          </button>
        ))}
      </div>
      <div className="list-panel" role="tabpanel" id={`panel-${chosen}`} aria-labelledby={`tab-${chosen}`}>
        {chosen === 'waiting' && <WaitingList desk={desk} searchInput={searchInput} />}
        {chosen === 'parked' && <ParkedList desk={desk} />}
        {chosen === 'history' && <HistoryList desk={desk} />}
        {chosen === 'services' && <ServiceList desk={desk} />}
      </div>
    </section>
  );
}
