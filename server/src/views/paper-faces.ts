/** Papers and printers as kiosks and supervisors see them. */
import { lastPaper, type QueueState, type SiteIndex } from '@giliran/engine';
import {
  printerCanPrint,
  type Kiosk,
  type KioskView,
  type Paper,
  type SupervisorView,
} from '@giliran/protocol';
import type { Presence } from '../presence.ts';

/** A list longer than this is no list to work through. */
const listed = 100;

/** What a kiosk has still to print or to account for, the oldest first. */
export function papersUnderWay(state: QueueState, kiosk: Kiosk): Paper[] {
  return [...state.unconfirmedPapers].flatMap((id) => {
    const paper = state.papers.get(id);
    const mine = paper?.kioskId === kiosk.id && (paper.state === 'queued' || paper.state === 'sent');
    return mine ? [paper] : [];
  });
}

/**
 * Papers that need a hand: the newest of a ticket that still waits, failed or of unknown fate. An earlier
 * one that another paper has replaced needs none.
 */
export function papersInNeed(state: QueueState): SupervisorView['papers'] {
  const found = [...state.unconfirmedPapers].flatMap((id) => {
    const paper = state.papers.get(id);
    if (paper?.state !== 'failed' && paper?.state !== 'unknown') return [];
    const ticket = state.tickets.get(paper.ticketId);
    if (ticket?.state !== 'waiting' || lastPaper(state, ticket.id)?.id !== id) return [];
    return [{ ...paper, agencyId: ticket.agencyId, serviceId: ticket.serviceId }];
  });
  return found
    .toReversed()
    .toSorted((a, b) => b.changedAt - a.changedAt)
    .slice(0, listed);
}

/** Where to send citizens while this kiosk cannot print: connected, able to print, with agencies in common; its zone first, then the nearest floor. */
export function otherKiosk(
  state: QueueState,
  index: SiteIndex,
  kiosk: Kiosk,
  presence: Presence,
): KioskView['otherKiosk'] {
  const own = state.printers.get(kiosk.id);
  if (!own || printerCanPrint(own.state)) return null;
  const floorOf = (k: Kiosk): number => index.zones.get(k.zoneId)?.floor ?? 0;
  const distance = (k: Kiosk): number =>
    k.zoneId === kiosk.zoneId ? -1 : Math.abs(floorOf(k) - floorOf(kiosk));
  const [nearest] = index.site.kiosks
    .filter((k) => {
      const printer = state.printers.get(k.id);
      return (
        k.id !== kiosk.id &&
        printer !== undefined &&
        printerCanPrint(printer.state) &&
        presence.kioskConnected(k.id) &&
        shareAgencies(k, kiosk)
      );
    })
    .toSorted((a, b) => distance(a) - distance(b));
  const zone = nearest && index.zones.get(nearest.zoneId);
  return nearest && zone ? { id: nearest.id, name: nearest.name, zone: zone.name } : null;
}

/** A citizen who is sent there must find an agency of here. */
const shareAgencies = (a: Kiosk, b: Kiosk): boolean =>
  a.agencies === null || b.agencies === null || a.agencies.some((id) => b.agencies?.includes(id));
