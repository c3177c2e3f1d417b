/** Narrows the queue. Only what would make a difference now is offered. */
import type { WaitingTicket } from '@giliran/protocol';
import { Select, useLocalized, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import type { DeskModel } from '../desk/desk-model.ts';
import { everybody, isNarrowed, passes, type WaitingFilter } from './waiting-filter.ts';

const toggles = ['priority', 'appointment', 'onlyHere'] as const;

interface FiltersProps {
  readonly desk: DeskModel;
  readonly filter: WaitingFilter;
  readonly onFilter: (filter: WaitingFilter) => void;
}

export function Filters({ desk, filter, onFilter }: FiltersProps) {
  const words = useWording(counterWording).lists;
  const say = useLocalized();
  const { services, waiting } = desk.view;
  const some = (toggle: (typeof toggles)[number]) =>
    filter[toggle] ||
    waiting.some((ticket: WaitingTicket) => passes(ticket, { ...everybody, [toggle]: true }));
  const offered = toggles.filter(some);
  if (services.length < 2 && offered.length === 0) return null;
  const labels = {
    priority: words.onlyPriority,
    appointment: words.onlyAppointments,
    onlyHere: words.onlyHere,
  };
  return (
    <div className="filters" role="group" aria-label={words.filters}>
      {services.length > 1 && (
        <Select
          className="filter-service"
          aria-label={words.allServices}
          value={filter.serviceId ?? ''}
          onChange={(event) => onFilter({ ...filter, serviceId: event.currentTarget.value || null })}
        >
          <option value="">{words.allServices}</option>
          {services.map((service) => (
            <option key={service.id} value={service.id}>
              {service.prefix} · {say(service.name)} ({service.waiting})
            </option>
          ))}
        </Select>
      )}
      {offered.map((toggle) => (
        <button
          key={toggle}
          type="button"
          className="chip"
          aria-pressed={filter[toggle]}
          onClick={() => onFilter({ ...filter, [toggle]: !filter[toggle] })}
        >
          {labels[toggle]}
        </button>
      ))}
      {isNarrowed(filter) && (
        <button type="button" className="chip chip-clear" onClick={() => onFilter(everybody)}>
          {words.showAll}
        </button>
      )}
    </div>
  );
}
