/** The ticket's way: what follows after this service, in order. */
import type { ServiceId, WaitingTicket } from '@giliran/protocol';
import { Button, IconButton, Kbd, useLocalized, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Undo2 from 'lucide-react/icons/undo-2';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { serviceName, type DeskModel } from '../desk/desk-model.ts';
import { TargetSearch } from '../targets/TargetSearch.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { useDraft } from './use-draft.ts';

const mostStops = 10;

export function StopsPanel({ desk, ticket }: { readonly desk: DeskModel; readonly ticket: WaitingTicket }) {
  const words = useWording(counterPanelsWording);
  const { key } = useWording(counterWording);
  const say = useLocalized();
  const [stops, setStops] = useState<readonly ServiceId[]>(ticket.stops);
  const [typed, setTyped] = useDraft(desk, `stops:${ticket.id}`);
  const { counter } = desk.view;
  const changed = stops.join() !== ticket.stops.join();
  const full = stops.length >= mostStops;
  const add = (id: ServiceId) => {
    if (!full) setStops([...stops, id]);
    setTyped('');
  };
  const save = () => {
    if (changed) desk.perform({ do: 'setStops', ticketId: ticket.id, stops }, `stops:${ticket.id}`);
    else desk.openPanel(null);
  };
  return (
    <PanelFrame desk={desk} kind="stops" title={words.stops.title(ticket.number)}>
      <ol className="stops" aria-label={words.stops.path}>
        <li className="stop" data-now>
          {words.stops.now}
        </li>
        {stops.map((id, n) => (
          // The same service may come twice: only its place tells the two apart.
          <li key={`${n}:${id}`} className="stop">
            <ChevronRight aria-hidden="true" />
            <span>{say(serviceName(desk, id))}</span>
            <IconButton
              size="small"
              label={words.stops.remove(say(serviceName(desk, id)))}
              icon={<X />}
              onClick={() => setStops(stops.filter((_, at) => at !== n))}
            />
          </li>
        ))}
        {stops.length === 0 && <li className="panel-advice">{words.stops.none}</li>}
      </ol>
      <TargetSearch
        directory={desk.directory}
        // Coming back to this very service is a way, too.
        from={{ serviceId: ticket.serviceId, counterId: counter.id, agencyId: counter.agencyId }}
        label={full ? words.stops.full : words.stops.search}
        typed={typed}
        onTyped={setTyped}
        recent={[]}
        servicesOnly
        onChoose={(target) => add(target.serviceId)}
        onEmptyKey={(pressed) => {
          if (pressed === 'Backspace') setStops(stops.slice(0, -1));
          else if (changed) save();
          return pressed === 'Backspace' || changed;
        }}
      />
      <div className="panel-line panel-ends">
        <Button
          icon={<Undo2 aria-hidden="true" />}
          aria-disabled={full || stops.at(-1) === ticket.serviceId}
          onClick={() => stops.at(-1) !== ticket.serviceId && add(ticket.serviceId)}
        >
          {words.stops.backHere}
        </Button>
        <Button
          variant={changed ? 'primary' : 'secondary'}
          hint={changed ? <Kbd>{key.enter}</Kbd> : undefined}
          aria-disabled={!desk.fresh}
          onClick={save}
        >
          {desk.fresh ? words.confirm : words.waitingForConnection}
        </Button>
      </div>
    </PanelFrame>
  );
}
