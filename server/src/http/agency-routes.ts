/** What comes over a whole agency, and its bookings, over HTTP. */
import { freeSlots } from '@giliran/engine';
import {
  AgencyCondition,
  AgencyId,
  agencyOf,
  Appointment,
  AppointmentCode,
  AppointmentId,
  CommandResult,
  hasRight,
  Instant,
  Language,
  Priority,
  rejection,
  ServiceDay,
  ServiceId,
  type Actor,
} from '@giliran/protocol';
import { z } from 'zod';
import { askerWith, lookerOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { performing } from './performing.ts';
import { problems, readProblems, Refused } from './problem.ts';

const reason = z.string().trim().min(1).max(200).nullable();
const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const response = { 200: CommandResult, ...problems };

const Condition = AgencyCondition.omit({ since: true }).partial({
  issuing: true,
  serviceIds: true,
  message: true,
});

/** A booking names its holder by its code: it is for the agency's people and for programs that book. */
const maySeeBookings = (actor: Actor, agencyId: AgencyId): boolean =>
  hasRight(actor, 'appointments') && (agencyOf(actor) === null || agencyOf(actor) === agencyId);

export function addAgencyRoutes(parts: ApiParts): void {
  const { app, access, queue, clock } = parts;
  const perform = performing(parts);
  const agencies = {
    tags: ['agencies'],
    headers,
    params: z.strictObject({ agencyId: AgencyId }),
    response,
  };

  app.post(
    '/agencies/:agencyId/condition',
    {
      schema: {
        ...agencies,
        summary: "The agency's central system is down, or it closes early; null: all is well again",
        body: z.strictObject({ condition: Condition.nullable() }),
      },
    },
    (request) => {
      const { condition } = request.body;
      return perform(request, {
        type: 'agency.setCondition',
        ...request.params,
        condition: condition && {
          kind: condition.kind,
          issuing: condition.issuing ?? 'stop',
          serviceIds: condition.serviceIds ?? null,
          message: condition.message ?? null,
        },
      });
    },
  );
  app.post(
    '/agencies/:agencyId/carry-over',
    {
      schema: {
        ...agencies,
        summary: 'All who still wait keep their place for the next day',
        body: z
          .strictObject({
            serviceIds: z.array(ServiceId).min(1).nullable().optional(),
            reason: reason.optional(),
          })
          .default({}),
      },
    },
    (request) => {
      const { serviceIds = null, reason: why = null } = request.body;
      return perform(request, { type: 'agency.carryOver', ...request.params, serviceIds, reason: why });
    },
  );

  app.get(
    '/services/:serviceId/slots',
    {
      schema: {
        tags: ['appointments'],
        summary: 'The slots of a day that can still be booked',
        params: z.strictObject({ serviceId: ServiceId }),
        querystring: z.strictObject({ day: ServiceDay }),
        response: {
          200: z.array(z.strictObject({ startsAt: Instant, time: z.string(), free: z.int() })),
          ...readProblems,
        },
      },
    },
    (request) => {
      lookerOf(request, access, 'appointments');
      const { state } = queue;
      const service = state.index?.services.get(request.params.serviceId);
      if (!state.index || !service) throw new Refused(rejection('unknownService', request.params.serviceId));
      return [...freeSlots(state, state.index, service, request.query.day, clock.now())];
    },
  );
  app.get(
    '/appointments',
    {
      schema: {
        tags: ['appointments'],
        summary: 'The bookings of a day, today or later',
        querystring: z.strictObject({ day: ServiceDay, agencyId: AgencyId.optional() }),
        response: { 200: z.array(Appointment), ...readProblems },
      },
    },
    (request) => {
      const actor = askerWith(request, access, 'appointments');
      const { day, agencyId } = request.query;
      return [...queue.state.appointments.values()]
        .filter(
          (a) =>
            a.day === day &&
            (agencyId === undefined || a.agencyId === agencyId) &&
            maySeeBookings(actor, a.agencyId),
        )
        .toSorted((a, b) => a.startsAt - b.startsAt);
    },
  );
  app.post(
    '/appointments',
    {
      schema: {
        tags: ['appointments'],
        summary: 'Book a slot',
        headers,
        body: z.strictObject({
          serviceId: ServiceId,
          startsAt: Instant,
          priority: Priority.optional(),
          language: Language.optional(),
        }),
        response: { 201: Appointment, ...problems },
      },
    },
    async (request, reply) => {
      const { priority = null, language = 'id', ...rest } = request.body;
      const { appointment } = await perform(request, {
        type: 'appointment.book',
        ...rest,
        priority,
        language,
      });
      if (!appointment) throw new Refused(rejection('internal'));
      void reply.status(201);
      return appointment;
    },
  );
  app.post(
    '/appointments/:appointmentId/cancel',
    {
      schema: {
        tags: ['appointments'],
        summary: 'Give a booking up',
        headers,
        params: z.strictObject({ appointmentId: AppointmentId }),
        body: z.strictObject({ reason: reason.optional() }).default({}),
        response,
      },
    },
    (request) =>
      perform(request, {
        type: 'appointment.cancel',
        ...request.params,
        reason: request.body.reason ?? null,
      }),
  );
  app.post(
    '/appointments/check-in',
    {
      schema: {
        tags: ['appointments'],
        summary: 'The holder is here: the booking becomes a ticket',
        headers,
        body: z.strictObject({ code: AppointmentCode }),
        response,
      },
    },
    (request) => perform(request, { type: 'appointment.checkIn', ...request.body, kioskId: null }),
  );
}
