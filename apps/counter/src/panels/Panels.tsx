/** The panel that is open, if one stands in the place of the side actions. */
import { unreachable } from '@giliran/protocol';
import type { AskingPanel, DeskModel, Panel } from '../desk/desk-model.ts';
import { ConditionPanel } from './ConditionPanel.tsx';
import { NotePanel } from './NotePanel.tsx';
import { PriorityPanel } from './PriorityPanel.tsx';
import { ReasonPanel } from './ReasonPanel.tsx';
import { StopsPanel } from './StopsPanel.tsx';
import { TransferPanel } from './TransferPanel.tsx';
import { WalkInPanel } from './WalkInPanel.tsx';
import { WhyPanel } from './WhyPanel.tsx';

/** Whether a panel takes the place of the side actions. */
export const asks = (panel: Panel | null): panel is AskingPanel =>
  panel !== null && panel.kind !== 'keys' && panel.kind !== 'settings';

export function Panels({ desk, panel }: { readonly desk: DeskModel; readonly panel: AskingPanel }) {
  switch (panel.kind) {
    case 'pause':
    case 'cancel':
    case 'park':
    case 'call':
    case 'carryOver':
      return <ReasonPanel key={panel.kind} desk={desk} panel={panel} />;
    case 'walkIn':
      return <WalkInPanel desk={desk} />;
    case 'condition':
      return <ConditionPanel desk={desk} />;
    case 'why':
      return <WhyPanel desk={desk} />;
    case 'transfer':
      return <TransferPanel key={panel.ticket.id} desk={desk} ticket={panel.ticket} />;
    case 'note':
      return <NotePanel key={panel.ticket.id} desk={desk} ticket={panel.ticket} />;
    case 'stops':
      return <StopsPanel key={panel.ticket.id} desk={desk} ticket={panel.ticket} />;
    case 'priority':
      return <PriorityPanel key={panel.ticket.id} desk={desk} ticket={panel.ticket} />;
    default:
      return unreachable(panel);
  }
}
