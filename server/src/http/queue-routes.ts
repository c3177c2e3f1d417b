/** The queue's commands over HTTP: each enters at `QueueService.execute`, like every other. */
import type { Ticket } from '@giliran/protocol';
import {
  agencyOf,
  CallId,
  CommandResult,
  CounterId,
  hasRight,
  Language,
  LoggedEvent,
  Priority,
  rejection,
  ServiceId,
  TicketAnswer,
  TicketId,
  TicketToken,
  type Actor,
} from '@giliran/protocol';
import { z } from 'zod';
import { askerOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { performing } from './performing.ts';
import { problems, readProblems, Refused } from './problem.ts';

const basedOn = z.int().min(0).optional();
const IssueBody = z.strictObject({
  serviceId: ServiceId,
  priority: Priority.optional(),
  language: Language.optional(),
});
const RevisionBody = z.strictObject({ basedOn }).default({});
const PauseBody = z
  .strictObject({ reason: z.string().trim().min(1).max(80).nullable().optional() })
  .default({});
const CancelBody = z
  .strictObject({ reason: z.string().trim().min(1).max(200).nullable().optional() })
  .default({});
const TicketParams = z.strictObject({ ticketId: TicketId });
const CounterParams = z.strictObject({ counterId: CounterId });
const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const done = { 200: CommandResult, ...problems };

/** Only a ticket's own people may read it. */
export function mayReadTicket(actor: Actor, ticket: Ticket): boolean {
  switch (actor.kind) {
    case 'system':
      return true;
    case 'apiKey':
    case 'staff':
      return (
        hasRight(actor, 'queue:read') && (agencyOf(actor) === null || agencyOf(actor) === ticket.agencyId)
      );
    case 'kiosk':
      return ticket.kioskId === actor.kioskId;
    default:
      return false;
  }
}

export function addQueueRoutes(parts: ApiParts): void {
  const { app, access, queue, store } = parts;

  const perform = performing(parts);

  app.post(
    '/tickets',
    {
      schema: {
        tags: ['tickets'],
        summary: 'Take a ticket',
        headers,
        body: IssueBody,
        response: { 201: TicketAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const { serviceId, priority = null, language = 'id' } = request.body;
      const { ticket } = await perform(request, {
        type: 'ticket.issue',
        serviceId,
        priority,
        language,
        kioskId: null,
      });
      if (!ticket) throw new Refused(rejection('internal'));
      void reply.status(201).header('location', `/api/v1/tickets/${ticket.id}`);
      return ticket;
    },
  );

  app.get(
    '/tickets/:ticketId',
    {
      schema: {
        tags: ['tickets'],
        summary: 'One ticket, of today or an earlier day',
        params: TicketParams,
        response: { 200: TicketAnswer, ...readProblems },
      },
    },
    (request) => {
      const actor = askerOf(request, access);
      const ticket = queue.findTicket(request.params.ticketId);
      if (!ticket) throw new Refused(rejection('unknownTicket', request.params.ticketId));
      if (!mayReadTicket(actor, ticket))
        throw new Refused(rejection(actor.kind === 'staff' ? 'otherAgency' : 'forbidden'));
      const answer = queue.answer(ticket);
      return seesTokens(actor) ? answer : { ...answer, token: hiddenToken };
    },
  );

  const visits = [
    ['recall', 'ticket.recall', 'Call the ticket again'],
    ['start', 'ticket.start', 'The citizen is here: begin to serve'],
    ['no-show', 'ticket.noShow', 'Nobody came'],
  ] as const;
  for (const [path, type, summary] of visits) {
    app.post(
      `/tickets/:ticketId/${path}`,
      {
        schema: {
          tags: ['tickets'],
          summary,
          headers,
          params: TicketParams,
          body: RevisionBody,
          response: done,
        },
      },
      (request) => perform(request, { type, ticketId: request.params.ticketId, ...request.body }),
    );
  }
  app.post(
    '/tickets/:ticketId/cancel',
    {
      schema: {
        tags: ['tickets'],
        summary: 'Give the place up',
        headers,
        params: TicketParams,
        body: CancelBody,
        response: done,
      },
    },
    (request) =>
      perform(request, {
        type: 'ticket.cancel',
        ticketId: request.params.ticketId,
        reason: request.body.reason ?? null,
      }),
  );

  app.post(
    '/counters/:counterId/next',
    {
      schema: {
        tags: ['counters'],
        summary: 'Call the next ticket; null when nobody waits. Opens the counter if need be',
        headers,
        params: CounterParams,
        body: RevisionBody,
        response: done,
      },
    },
    (request) =>
      perform(request, { type: 'counter.next', counterId: request.params.counterId, ...request.body }),
  );
  app.post(
    '/counters/:counterId/open',
    {
      schema: {
        tags: ['counters'],
        summary: 'Open the counter; with takeOver also when somebody else is signed in there',
        headers,
        params: CounterParams,
        body: z.strictObject({ takeOver: z.boolean().optional(), basedOn }).default({}),
        response: done,
      },
    },
    (request) =>
      perform(request, { type: 'counter.open', counterId: request.params.counterId, ...request.body }),
  );
  app.post(
    '/counters/:counterId/pause',
    {
      schema: {
        tags: ['counters'],
        summary: 'Take a break',
        headers,
        params: CounterParams,
        body: PauseBody,
        response: done,
      },
    },
    (request) =>
      perform(request, {
        type: 'counter.pause',
        counterId: request.params.counterId,
        reason: request.body.reason ?? null,
      }),
  );
  app.post(
    '/counters/:counterId/close',
    {
      schema: {
        tags: ['counters'],
        summary: 'Close the counter',
        headers,
        params: CounterParams,
        response: done,
      },
    },
    (request) => perform(request, { type: 'counter.close', counterId: request.params.counterId }),
  );
  app.post(
    '/calls/:callId/announced',
    {
      schema: {
        tags: ['calls'],
        summary: 'A display has begun to speak this call',
        headers,
        params: z.strictObject({ callId: CallId }),
        response: done,
      },
    },
    (request) => perform(request, { type: 'call.announced', callId: request.params.callId }),
  );

  app.get(
    '/events',
    {
      schema: {
        tags: ['log'],
        summary: 'The event log, in order',
        querystring: z.strictObject({
          after: z.coerce.number().int().min(0).default(0),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
        }),
        response: { 200: z.array(LoggedEvent), ...readProblems },
      },
    },
    (request) => {
      const actor = askerOf(request, access);
      if (!hasRight(actor, 'events:read') || agencyOf(actor) !== null)
        throw new Refused(rejection('forbidden', 'the log needs events:read and the whole hall'));
      const { after, limit } = request.query;
      const events = hasRight(actor, 'audit:read')
        ? store.eventsAfter(after, limit)
        : store.queueEventsAfter(after, limit);
      return seesTokens(actor) ? events : events.map(withoutToken);
    },
  );
}

/** A ticket's token is its holder's secret: whoever may only read must not be able to act for the holder. */
const seesTokens = (actor: Actor): boolean => hasRight(actor, 'queue:write') || actor.kind === 'kiosk';
const hiddenToken = TicketToken.parse('A'.repeat(22));
function withoutToken(logged: LoggedEvent): LoggedEvent {
  const { event } = logged;
  if (event.type === 'ticketIssued') return { ...logged, event: { ...event, token: hiddenToken } };
  if (event.type === 'stepUndone')
    return { ...logged, event: { ...event, before: { ...event.before, token: hiddenToken } } };
  return logged;
}
