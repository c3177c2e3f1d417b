/** Somebody stands here without a ticket: which service? One digit for the first nine, a search for the others. */
import type { ServiceId } from '@giliran/protocol';
import { Button, Kbd, SearchInput, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DeskModel } from '../desk/desk-model.ts';
import { createListSearch } from '../lists/waiting-filter.ts';
import { PanelFrame, useDigits } from './PanelFrame.tsx';

const digits = 9;

export function WalkInPanel({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterPanelsWording).walkIn;
  const common = useWording(commonWording);
  const say = useLocalized();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const { services } = desk.view;
  const many = services.length > digits;
  useEffect(() => {
    if (many) field.current?.querySelector('input')?.focus();
    else first.current?.focus();
  }, [many]);
  const names = JSON.stringify(services.map(({ id, name }) => [id, name]));
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const search = useMemo(() => createListSearch(services), [names]);
  const shown =
    typed.trim() === ''
      ? services.slice(0, digits)
      : search.find(typed, digits).flatMap((found) => services.filter((service) => service.id === found.id));
  const choose = (serviceId: ServiceId) => desk.perform({ do: 'walkIn', serviceId, priority: null });
  useDigits((digit) => {
    const service = shown[digit - 1];
    if (service !== undefined) choose(service.id);
    return service !== undefined;
  });
  return (
    <PanelFrame desk={desk} kind="walkIn" title={words.title} advice={words.advice}>
      {many && (
        <div ref={field}>
          <SearchInput
            value={typed}
            onValue={setTyped}
            label={words.search}
            clearLabel={common.clear}
            onKeyDown={(event) => {
              const [best] = shown;
              if (event.key !== 'Enter' || best === undefined) return;
              event.preventDefault();
              choose(best.id);
            }}
          />
        </div>
      )}
      <div className="panel-choices panel-services">
        {shown.map((service, n) => (
          <Button
            key={service.id}
            {...(n === 0 ? { ref: first } : {})}
            hint={<Kbd>{n + 1}</Kbd>}
            aria-disabled={!desk.fresh}
            title={say(service.name)}
            onClick={() => choose(service.id)}
          >
            {say(service.name)}
          </Button>
        ))}
      </div>
    </PanelFrame>
  );
}
