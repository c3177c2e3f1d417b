/** Paper: what stands on a ticket, and printing for kiosks that run in a plain browser. */
import { rejection, TicketId, TicketPaper, type Actor, type Ticket } from '@giliran/protocol';
import { z } from 'zod';
import { ticketPaper } from '../ticket-paper.ts';
import { askerOf, idempotencyKeyOf, originOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { problems, readProblems, Refused } from './problem.ts';
import { mayReadTicket } from './queue-routes.ts';

const tags = ['paper'];
const params = z.strictObject({ ticketId: TicketId });
const headers = z.looseObject({ 'idempotency-key': z.string().optional() });

export function addPaperRoutes({ app, access, queue, printers }: ApiParts): void {
  const readable = (actor: Actor, id: TicketId): Ticket => {
    const ticket = queue.findTicket(id);
    if (!ticket) throw new Refused(rejection('unknownTicket', id));
    if (!mayReadTicket(actor, ticket))
      throw new Refused(rejection('forbidden', 'another kiosk issued that ticket'));
    return ticket;
  };
  const paperOf = (ticket: Ticket, origin: string): TicketPaper => {
    const paper = ticketPaper(queue.state, queue.answer(ticket), origin, false);
    if (!paper.ok) throw new Refused(paper.error);
    return paper.value;
  };

  app.get(
    '/tickets/:ticketId/paper',
    {
      schema: {
        tags,
        summary: 'What stands on the ticket',
        params,
        response: { 200: TicketPaper, ...readProblems },
      },
    },
    (request) => paperOf(readable(askerOf(request, access), request.params.ticketId), originOf(request)),
  );

  app.post(
    '/tickets/:ticketId/print',
    {
      schema: {
        tags,
        summary: "Print a ticket on its kiosk's printer at the server; the same ticket is printed once",
        headers,
        params,
        response: { 200: z.strictObject({ at: z.int() }), ...problems },
      },
    },
    async (request) => {
      idempotencyKeyOf(request);
      const ticket = readable(askerOf(request, access), request.params.ticketId);
      const kiosk = ticket.kioskId === null ? undefined : queue.state.index?.kiosks.get(ticket.kioskId);
      const printed = await printers.print({
        folder: ticket.kioskId ?? 'api',
        jobId: ticket.id,
        paper: paperOf(ticket, originOf(request)),
        width: kiosk?.paper ?? '80mm',
      });
      if (!printed.ok) throw new Refused(rejection('printerFailed', printed.error));
      return printed.value;
    },
  );
}
