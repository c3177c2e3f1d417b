/** Paper: what stands on a ticket, the ledger, and printing for kiosks that run in a plain browser. */
import { lastPaper, mayCommand } from '@giliran/engine';
import {
  CommandResult,
  Instant,
  KioskId,
  LogoDots,
  LogoHash,
  PaperId,
  PrinterReport,
  rejection,
  TicketId,
  TicketPaper,
  type Actor,
  type Paper,
  type Ticket,
} from '@giliran/protocol';
import { z } from 'zod';
import { ticketPaper } from '../ticket-paper.ts';
import { askerOf, hallAskerWith, idempotencyKeyOf, lookerOf, originOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { performing } from './performing.ts';
import { problems, readProblems, Refused } from './problem.ts';
import { mayReadTicket } from './queue-routes.ts';

const tags = ['paper'];
const params = z.strictObject({ ticketId: TicketId });
const paperParams = z.strictObject({ paperId: PaperId });
const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const done = { 200: CommandResult, ...problems };
const ReprintBody = z
  .strictObject({
    kioskId: KioskId.nullable().optional(),
    reason: z.string().trim().min(1).max(200).nullable().optional(),
  })
  .default({});
const ReportBody = z.strictObject({
  outcome: z.enum(['sent', 'confirmed', 'failed', 'unknown']),
  detail: z.string().trim().min(1).max(300).nullable().optional(),
});
const SettleBody = z.strictObject({ cameOut: z.boolean() });

export function addPaperRoutes(parts: ApiParts): void {
  const { app, access, queue, store, printing, logos } = parts;
  const perform = performing(parts);

  const known = (id: TicketId): Ticket => {
    const ticket = queue.findTicket(id);
    if (!ticket) throw new Refused(rejection('unknownTicket', id));
    return ticket;
  };
  /** A ticket's own people, and kiosks that have a paper of it to print. */
  const mayReadPaper = (actor: Actor, ticket: Ticket): boolean =>
    mayReadTicket(actor, ticket) ||
    (actor.kind === 'kiosk' &&
      (queue.state.papersOfTicket.get(ticket.id) ?? []).some(
        (id) => queue.state.papers.get(id)?.kioskId === actor.kioskId,
      ));
  const contentOf = (
    ticket: Ticket,
    { origin, reprint, withDots }: { origin: string; reprint: boolean; withDots: boolean },
  ): TicketPaper => {
    const { state } = queue;
    const made = logos.of(state.index?.site.settings.logo ?? null);
    const logo =
      made?.kind === 'ready' ? { hash: made.hash, ...(withDots ? { dots: made.dots } : {}) } : null;
    const content = ticketPaper({ state, ticket: queue.answer(ticket), origin, reprint, logo });
    if (!content.ok) throw new Refused(content.error);
    return content.value;
  };

  app.get(
    '/tickets/:ticketId/paper',
    {
      schema: {
        tags,
        summary: 'What stands on the ticket; with paperId as that paper says it, marked when it is a reprint',
        params,
        querystring: z.strictObject({ paperId: PaperId.optional() }),
        response: { 200: TicketPaper, ...readProblems },
      },
    },
    (request) => {
      const actor = askerOf(request, access);
      const ticket = known(request.params.ticketId);
      if (!mayReadPaper(actor, ticket))
        throw new Refused(rejection('forbidden', 'another kiosk issued that ticket'));
      const { paperId } = request.query;
      const paper = paperId === undefined ? null : queue.state.papers.get(paperId);
      if (paper === undefined || (paper !== null && paper.ticketId !== ticket.id))
        throw new Refused(rejection('unknownPaper', paperId));
      return contentOf(ticket, {
        origin: originOf(request),
        reprint: paper?.reprint ?? false,
        withDots: false,
      });
    },
  );

  app.get(
    '/papers/last',
    {
      schema: {
        tags,
        summary: 'When the hall last handed out a paper, of today or of an earlier day; null: never yet',
        response: { 200: z.strictObject({ at: Instant.nullable() }), ...readProblems },
      },
    },
    (request) => {
      hallAskerWith(request, access, 'site:read');
      let at: number | null = null;
      for (const paper of queue.state.papers.values())
        if (paper.state === 'sent' || paper.state === 'confirmed') at = Math.max(at ?? 0, paper.changedAt);
      return { at: at ?? store.lastPaperAt() };
    },
  );

  app.get(
    '/logos/:hash',
    {
      schema: {
        tags,
        summary: 'The dots of a logo that a paper names; they never change, so that they are asked for once',
        params: z.strictObject({ hash: LogoHash }),
        response: { 200: LogoDots, ...readProblems },
      },
    },
    (request, reply) => {
      lookerOf(request, access);
      const dots = logos.find(request.params.hash);
      if (!dots) throw new Refused(rejection('unknownLogo', request.params.hash));
      void reply.header('cache-control', 'private, max-age=31536000, immutable');
      return dots;
    },
  );

  app.post(
    '/tickets/:ticketId/reprint',
    {
      schema: {
        tags,
        summary: 'Queue another paper: the kiosk after a failure, staff at any kiosk',
        headers,
        params,
        body: ReprintBody,
        response: done,
      },
    },
    (request) =>
      perform(request, {
        type: 'paper.reprint',
        ticketId: request.params.ticketId,
        kioskId: request.body.kioskId ?? null,
        reason: request.body.reason ?? null,
      }),
  );
  app.post(
    '/papers/:paperId/report',
    {
      schema: {
        tags,
        summary: 'What became of a paper, told by the kiosk that prints it',
        headers,
        params: paperParams,
        body: ReportBody,
        response: done,
      },
    },
    (request) =>
      perform(request, {
        type: 'paper.report',
        paperId: request.params.paperId,
        outcome: request.body.outcome,
        detail: request.body.detail ?? null,
      }),
  );
  app.post(
    '/papers/:paperId/settle',
    {
      schema: {
        tags,
        summary: 'Somebody looked: whether a paper of unknown fate came out',
        headers,
        params: paperParams,
        body: SettleBody,
        response: done,
      },
    },
    (request) =>
      perform(request, {
        type: 'paper.settle',
        paperId: request.params.paperId,
        cameOut: request.body.cameOut,
      }),
  );
  app.post(
    '/printers/report',
    {
      schema: {
        tags,
        summary: "How the asking kiosk's printer is",
        headers,
        body: PrinterReport,
        response: done,
      },
    },
    (request) => perform(request, { type: 'printer.report', report: request.body, kioskId: null }),
  );

  /** The paper to print now: the ticket's newest. */
  const toPrint = (actor: Actor, ticket: Ticket): Paper => {
    if (!queue.state.tickets.has(ticket.id)) throw new Refused(rejection('notOnThisDay', ticket.id));
    const paper = lastPaper(queue.state, ticket.id);
    const own = actor.kind === 'kiosk' && (paper?.kioskId ?? ticket.kioskId) === actor.kioskId;
    const asStaff = mayReadTicket(actor, ticket) && mayCommand(actor, 'paper.settle');
    if (!own && !asStaff)
      throw new Refused(rejection('forbidden', 'it is printed by its kiosk, or when its staff ask'));
    if (!paper)
      throw new Refused(rejection('paperNotAllowed', `${ticket.number} has no paper; ask for one first`));
    return paper;
  };

  app.post(
    '/tickets/:ticketId/print',
    {
      schema: {
        tags,
        summary:
          "Print the ticket's queued paper on its kiosk's printer at the server; a paper is printed once",
        headers,
        params,
        response: { 200: z.strictObject({ at: z.int() }), ...problems },
      },
    },
    async (request) => {
      const actor = askerOf(request, access);
      idempotencyKeyOf(request);
      const ticket = known(request.params.ticketId);
      const paper = toPrint(actor, ticket);
      const printed = await printing.print({
        paper,
        content: contentOf(ticket, { origin: originOf(request), reprint: paper.reprint, withDots: true }),
      });
      if (!printed.ok) throw new Refused(printed.error);
      const { state, detail, changedAt } = printed.value;
      if (state !== 'confirmed')
        throw new Refused(rejection('printerFailed', `${state}: ${detail ?? 'no reason known'}`));
      return { at: changedAt };
    },
  );
}
