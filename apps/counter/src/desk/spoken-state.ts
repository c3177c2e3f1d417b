/** One sentence for screen readers; it changes only when the counter's situation does, not with counts or clocks. */
import { unreachable, type CounterView, type Language } from '@giliran/protocol';
import { counterWording } from '@giliran/ui/wording/counter';
import { visitOf } from './visit.ts';

export function spokenState(view: CounterView, language: Language): string {
  const words = counterWording[language];
  const visit = visitOf(view);
  if (visit?.state === 'serving') return words.spoken.serving(visit.ticket.number);
  if (visit?.state === 'called') {
    const { number, calls } = visit.ticket;
    return calls > 1 ? words.spoken.recalled(number, calls) : words.spoken.called(number);
  }
  switch (view.counter.status) {
    case 'closed':
      return words.now.closed;
    case 'paused':
      return words.now.paused(view.counter.pauseReason);
    case 'open':
      return view.waitingCount === 0 ? words.now.nobody : words.now.ready;
    default:
      return unreachable(view.counter.status);
  }
}
