/** What a side action does: something at once, or a panel that asks. Pure. */
import { unreachable, type CounterView } from '@giliran/protocol';
import type { SideAction } from './actions.ts';
import type { Panel } from './desk-model.ts';
import type { Intent } from './intents.ts';
import { visitOf } from './visit.ts';

export type SideAct =
  | { readonly kind: 'do'; readonly intent: Intent }
  | { readonly kind: 'ask'; readonly panel: Panel }
  | { readonly kind: 'finishAndNext' };

export function actOf(action: SideAction, view: CounterView): SideAct | null {
  const ticket = visitOf(view)?.ticket ?? null;
  switch (action) {
    case 'finishAndNext':
      return { kind: 'finishAndNext' };
    case 'recall':
    case 'noShow':
      return ticket && { kind: 'do', intent: { do: action, ticketId: ticket.id } };
    case 'close':
      return { kind: 'do', intent: { do: 'close' } };
    case 'autoCall':
      return { kind: 'do', intent: { do: 'autoCall', on: !view.counter.autoCall } };
    case 'walkIn': {
      const [only, ...others] = view.services;
      return only && others.length === 0
        ? { kind: 'do', intent: { do: 'walkIn', serviceId: only.id, priority: null } }
        : { kind: 'ask', panel: { kind: 'walkIn' } };
    }
    case 'pause':
    case 'condition':
    case 'why':
      return { kind: 'ask', panel: { kind: action } };
    case 'park':
    case 'transfer':
    case 'note':
    case 'stops':
    case 'priority':
    case 'cancel':
    case 'carryOver':
      return ticket && { kind: 'ask', panel: { kind: action, ticket } };
    default:
      return unreachable(action);
  }
}
