/** What the three kinds of dated exceptions share: where new ones are added, and the list with one of them open. */
import type { Site } from '@giliran/protocol';
import { Button } from '@giliran/ui';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { focusNew } from '../set-up/focus-new.ts';
import { FormSection } from '../set-up/FormSection.tsx';
import type { OpenSetUp } from '../set-up/SetUpPage.tsx';
import { Entries, type Entry } from './Entries.tsx';

export interface DatedPartProps {
  readonly open: OpenSetUp;
  /** The service day of the hall, `2026-11-22`: what a new entry begins with. */
  readonly today: string;
}

type DatedList = 'timetables' | 'closures' | 'openings';
export type Dated<L extends DatedList> = Site['settings'][L][number];

/** Changing one of the lists in the draft. */
export function datedList<L extends DatedList>({ site, edit }: OpenSetUp, list: L) {
  const all: readonly Dated<L>[] = site.settings[list];
  const set = (next: readonly Dated<L>[]): void =>
    edit((now) => ({ ...now, settings: { ...now.settings, [list]: next } }));
  return {
    all,
    add: (one: Dated<L>): void => set([...all, one]),
    change: (id: string, part: Partial<Dated<L>>): void =>
      set(all.map((one) => (one.id === id ? { ...one, ...part } : one))),
    remove: (id: string): void => set(all.filter((one) => one.id !== id)),
  };
}

export interface DatedEntriesProps {
  readonly title: string;
  readonly advice: string;
  /** Said while there are none. */
  readonly none: string;
  /** What can be added: each makes one, and gives its key so that it opens. */
  readonly adds: readonly { readonly label: string; readonly add: () => string }[];
  readonly entries: readonly Entry[];
}

export function DatedEntries({ title, advice, none, adds, entries }: DatedEntriesProps) {
  const [shown, setShown] = useState<string | null>(null);
  return (
    <FormSection title={title} hint={advice} stacked>
      <div className="entry-adds">
        {adds.map(({ label, add }) => (
          <Button
            key={label}
            icon={<Plus />}
            onClick={() => {
              setShown(add());
              focusNew('.entries > [data-open] .entry-body :is(input, select)');
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      <Entries none={none} open={shown} onOpen={setShown} entries={entries} />
    </FormSection>
  );
}
