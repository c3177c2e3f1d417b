/** What a draft of the set-up comes to: a service's hours on a day and why, the order of a few people. Nothing is kept. */
import { exampleOrder, explainDay } from '@giliran/engine';
import {
  CalendarDate,
  DayExplanation,
  ExamplePlace,
  OrderTerms,
  rejection,
  ServiceId,
  Site,
} from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ApiParts } from './api.ts';
import { hallAskerWith } from './asking.ts';
import { problems, Refused } from './problem.ts';

/** A set-up without its logos. */
const largestDraft = 4 * 1024 * 1024;

export function addSetUpPreviewRoutes({ app, access }: ApiParts): void {
  app.post(
    '/hours-previews',
    {
      onRequest: async (request: FastifyRequest) => void hallAskerWith(request, access, 'site:write'),
      bodyLimit: largestDraft,
      schema: {
        tags: ['set-up'],
        summary:
          'The hours that a draft of the set-up gives a service on a day, and which rules made them so',
        body: z.strictObject({ site: Site, serviceId: ServiceId, date: CalendarDate }),
        response: { 200: DayExplanation, ...problems },
      },
    },
    (request) => {
      const { site, serviceId, date } = request.body;
      const service = site.services.find(({ id }) => id === serviceId);
      if (!service) throw new Refused(rejection('unknownService'));
      return explainDay(site, service, date);
    },
  );

  app.post(
    '/order-previews',
    {
      onRequest: async (request: FastifyRequest) => void hallAskerWith(request, access, 'site:write'),
      schema: {
        tags: ['set-up'],
        summary: 'In which order a few people would be called under these terms of the ordering rule',
        body: OrderTerms,
        response: { 200: z.array(ExamplePlace), ...problems },
      },
    },
    (request) => [...exampleOrder(request.body)],
  );
}
