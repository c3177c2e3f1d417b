/** The counter's whole day over HTTP: certain tickets, walk-ins, undo, journeys, and why a call was the right one. */
import { explainCall, explainTicket } from '@giliran/engine';
import {
  CallId,
  CallReason,
  CommandResult,
  CounterId,
  Language,
  Localized,
  OutcomeId,
  Priority,
  rejection,
  ServiceId,
  TicketId,
  type Actor,
  type Ticket,
} from '@giliran/protocol';
import { z } from 'zod';
import { askerOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { performing } from './performing.ts';
import { problems, readProblems, Refused } from './problem.ts';
import { mayReadTicket } from './queue-routes.ts';

const basedOn = z.int().min(0).optional();
const reason = z.string().trim().min(1).max(200);
const note = z.string().trim().min(1).max(300);
const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const response = { 200: CommandResult, ...problems };
const CounterParams = z.strictObject({ counterId: CounterId });
const TicketParams = z.strictObject({ ticketId: TicketId });

const Explanation = z.strictObject({
  /** The sentence, in both languages. */
  sentence: Localized,
  /** Tickets that would be called before it; null for a call that has been made. */
  ahead: z.int().nullable(),
  terms: z.strictObject({
    placeAt: z.int(),
    headStartMinutes: z.number(),
    penaltyMinutes: z.number(),
    offsetMinutes: z.number(),
  }),
  /** The numbers of a call that has been made. */
  call: CallReason.nullable(),
});

export function addWholeDayRoutes(parts: ApiParts): void {
  const { app, access, queue, clock } = parts;
  const perform = performing(parts);
  const counters = { tags: ['counters'], headers, params: CounterParams, response };
  const tickets = { tags: ['tickets'], headers, params: TicketParams, response };

  app.post(
    '/counters/:counterId/call',
    {
      schema: {
        ...counters,
        summary: 'Call a certain ticket; out of turn it needs permission and a reason',
        body: z.strictObject({ ticketId: TicketId, reason: reason.nullable().optional(), basedOn }),
      },
    },
    (request) => {
      const { reason: why = null, ...rest } = request.body;
      return perform(request, { type: 'counter.call', ...request.params, ...rest, reason: why });
    },
  );
  app.post(
    '/counters/:counterId/walk-in',
    {
      schema: {
        ...counters,
        summary: 'Serve somebody who stands at the counter without a ticket',
        body: z.strictObject({
          serviceId: ServiceId,
          priority: Priority.optional(),
          language: Language.optional(),
          basedOn,
        }),
      },
    },
    (request) => {
      const { priority = null, language = 'id', ...rest } = request.body;
      return perform(request, { type: 'counter.walkIn', ...request.params, ...rest, priority, language });
    },
  );
  app.post(
    '/counters/:counterId/auto-call',
    {
      schema: {
        ...counters,
        summary: 'Call the next by itself whenever the counter is free',
        body: z.strictObject({ on: z.boolean() }),
      },
    },
    (request) => perform(request, { type: 'counter.autoCall', ...request.params, ...request.body }),
  );
  app.post(
    '/counters/:counterId/undo',
    {
      schema: {
        ...counters,
        summary: 'Take back the last step at the counter',
        body: z.strictObject({ basedOn }).default({}),
      },
    },
    (request) => perform(request, { type: 'counter.undo', ...request.params, ...request.body }),
  );

  app.post(
    '/tickets/:ticketId/finish',
    {
      schema: {
        ...tickets,
        summary: 'The visit is over; the journey goes on with its next stop, if there is one',
        body: z.strictObject({ outcome: OutcomeId.nullable().optional(), basedOn }).default({}),
      },
    },
    (request) => {
      const { outcome = null, ...rest } = request.body;
      return perform(request, { type: 'ticket.finish', ...request.params, ...rest, outcome });
    },
  );
  app.post(
    '/tickets/:ticketId/park',
    {
      schema: {
        ...tickets,
        summary: 'Set the ticket aside',
        body: z.strictObject({ reason, basedOn }),
      },
    },
    (request) => perform(request, { type: 'ticket.park', ...request.params, ...request.body }),
  );
  app.post(
    '/tickets/:ticketId/return',
    { schema: { ...tickets, summary: 'Back to the queue, from parking or after a no-show' } },
    (request) => perform(request, { type: 'ticket.return', ...request.params }),
  );
  app.post(
    '/tickets/:ticketId/transfer',
    {
      schema: {
        ...tickets,
        summary: 'To another service, to a certain counter, or both',
        body: z.strictObject({
          serviceId: ServiceId.nullable().optional(),
          counterId: CounterId.nullable().optional(),
          note: note.nullable().optional(),
          place: z.enum(['kept', 'end']).optional(),
          basedOn,
        }),
      },
    },
    (request) => {
      const { serviceId = null, counterId = null, note: told = null, place = 'kept', ...rest } = request.body;
      return perform(request, {
        type: 'ticket.transfer',
        ...request.params,
        ...rest,
        ...{ serviceId, counterId, note: told, place },
      });
    },
  );
  app.post(
    '/tickets/:ticketId/stops',
    {
      schema: {
        ...tickets,
        summary: 'The services that follow on the same ticket, in order',
        body: z.strictObject({ stops: z.array(ServiceId).max(10) }),
      },
    },
    (request) => perform(request, { type: 'ticket.setStops', ...request.params, ...request.body }),
  );
  app.post(
    '/tickets/:ticketId/priority',
    {
      schema: {
        ...tickets,
        summary: 'Set or withdraw priority',
        body: z.strictObject({ priority: Priority, reason: reason.nullable().optional() }),
      },
    },
    (request) => {
      const { priority, reason: why = null } = request.body;
      return perform(request, { type: 'ticket.setPriority', ...request.params, priority, reason: why });
    },
  );
  app.post(
    '/tickets/:ticketId/note',
    {
      schema: {
        ...tickets,
        summary: 'A note from one clerk to the next; null takes it away',
        body: z.strictObject({ note: note.nullable() }),
      },
    },
    (request) => perform(request, { type: 'ticket.setNote', ...request.params, ...request.body }),
  );
  app.post(
    '/tickets/:ticketId/carry-over',
    {
      schema: {
        ...tickets,
        summary: 'Good for the next day, in its place',
        body: z.strictObject({ reason: reason.nullable().optional() }).default({}),
      },
    },
    (request) =>
      perform(request, {
        type: 'ticket.carryOver',
        ...request.params,
        reason: request.body.reason ?? null,
      }),
  );

  /** A ticket of today that the asker may read. */
  const readable = (actor: Actor, ticket: Ticket | undefined, what: string): Ticket => {
    if (!ticket) throw new Refused(rejection('unknownTicket', what));
    if (!mayReadTicket(actor, ticket))
      throw new Refused(rejection(actor.kind === 'staff' ? 'otherAgency' : 'forbidden'));
    return ticket;
  };
  app.get(
    '/tickets/:ticketId/explanation',
    {
      schema: {
        tags: ['tickets'],
        summary: 'Why the ticket stands where it stands, in minutes and in a sentence',
        params: TicketParams,
        response: { 200: Explanation, ...readProblems },
      },
    },
    (request) => {
      const actor = askerOf(request, access);
      const { state } = queue;
      if (!state.index) throw new Refused(rejection('unknownSite'));
      const { ticketId } = request.params;
      const ticket = readable(actor, state.tickets.get(ticketId), ticketId);
      return { ...explainTicket(state, state.index, ticket, clock.now()), call: null };
    },
  );
  app.get(
    '/calls/:callId/explanation',
    {
      schema: {
        tags: ['calls'],
        summary: 'Why this ticket was called and not another',
        params: z.strictObject({ callId: CallId }),
        response: { 200: Explanation, ...readProblems },
      },
    },
    (request) => {
      const actor = askerOf(request, access);
      const { state } = queue;
      const call = state.calls.get(request.params.callId);
      if (!state.index || !call) throw new Refused(rejection('unknownCall', request.params.callId));
      readable(actor, state.tickets.get(call.ticketId), call.ticketId);
      if (!call.why) throw new Refused(rejection('unknownCall', 'a recall has no reason of its own'));
      const { placeAt, headStartMinutes, penaltyMinutes, offsetMinutes } = call.why;
      return {
        sentence: explainCall(call.number, call.why, state.index.site.settings.timeZone),
        ahead: null,
        terms: { placeAt, headStartMinutes, penaltyMinutes, offsetMinutes },
        call: call.why,
      };
    },
  );
}
