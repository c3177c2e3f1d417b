/** Lets a counter serve more until today ends, without touching the set-up. */
import { useView } from '@giliran/client';
import type { ServiceId } from '@giliran/protocol';
import { Button, Checkbox, Dialog, SearchInput, useLocalized, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { useState } from 'react';
import { useBoard } from './board-context.ts';
import type { Counter } from './selection.ts';
import { useCommand } from './useCommand.ts';

const directoryScope = { kind: 'directory' } as const;

export interface ServeAlsoProps {
  readonly counter: Counter;
  readonly onClose: () => void;
}

export function ServeAlso({ counter, onClose }: ServeAlsoProps) {
  const { serveAlso: words } = useWording(boardWording);
  const common = useWording(commonWording);
  const say = useLocalized();
  const { who } = useBoard();
  const { run, busy, failure } = useCommand();
  const { view: directory } = useView<'directory'>(directoryScope);
  const [chosen, setChosen] = useState<ReadonlySet<ServiceId>>(new Set(counter.alsoServes));
  const [search, setSearch] = useState('');
  const now = directory?.counters.find(({ id }) => id === counter.id)?.services ?? [];
  const usual = new Set(now.filter((id) => !counter.alsoServes.includes(id)));
  const agencyOf = (id: string): string =>
    directory?.agencies.find((agency) => agency.id === id)?.shortName ?? '';
  const words_ = search.toLowerCase().split(/\s+/);
  const offered = (directory?.services ?? [])
    .filter(({ id, agencyId }) => !usual.has(id) && (!who?.agencyId || agencyId === who.agencyId))
    .filter(({ name, agencyId }) => {
      const text = `${name.id} ${name.en} ${agencyOf(agencyId)}`.toLowerCase();
      return words_.every((word) => text.includes(word));
    })
    // The counter's own agency first, then by who waits most.
    .toSorted(
      (a, b) =>
        Number(b.agencyId === counter.agencyId) - Number(a.agencyId === counter.agencyId) ||
        b.waiting - a.waiting,
    );
  const toggle = (id: ServiceId): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title(common.counterNumber(counter.number))}
      closeLabel={common.close}
      className="hall-dialog"
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            variant="primary"
            busy={busy}
            onClick={() =>
              run({ type: 'counter.serveAlso', counterId: counter.id, serviceIds: [...chosen] }, onClose)
            }
          >
            {words.save}
          </Button>
        </>
      }
    >
      <p>{words.advice}</p>
      <SearchInput value={search} onValue={setSearch} label={words.find} clearLabel={common.clear} />
      <div className="service-list">
        {offered.length === 0 && <p>{words.nothing}</p>}
        {offered.map(({ id, name, agencyId, waiting }) => (
          <Checkbox
            key={id}
            label={`${say(name)} · ${agencyOf(agencyId)} (${waiting})`}
            checked={chosen.has(id)}
            onChange={() => toggle(id)}
          />
        ))}
      </div>
      {failure !== null && <p role="alert">{failure}</p>}
    </Dialog>
  );
}
