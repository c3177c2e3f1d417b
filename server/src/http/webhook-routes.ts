/** Webhooks, for administrators of the hall. A secret goes in and never comes out. */
import { agencyOf, NewWebhook, rejection, Webhook, WebhookAnswer, WebhookChange } from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Request } from '../identity/accounts.ts';
import { hallAskerWith, requestOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { problems, readProblems, Refused } from './problem.ts';

const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const params = z.strictObject({ webhookId: z.string().min(1).max(80) });
const tags = ['webhooks'];

export function addWebhookRoutes({ app, access, webhooks }: ApiParts): void {
  const ofHall = (request: FastifyRequest): Request => {
    const asked = requestOf(request, access, 'site:write');
    if (agencyOf(asked.actor) !== null)
      throw new Refused(rejection('forbidden', 'webhooks are for people of the whole hall'));
    return asked;
  };

  app.get(
    '/webhooks',
    {
      schema: {
        tags,
        summary: 'Addresses that are told what happens, and how that goes; without their secrets',
        response: { 200: z.array(Webhook), ...readProblems },
      },
    },
    (request) => {
      hallAskerWith(request, access, 'site:write');
      return webhooks.list();
    },
  );
  app.post(
    '/webhooks',
    {
      schema: {
        tags,
        summary: 'Another address; it is told what happens from now on',
        headers,
        body: NewWebhook,
        response: { 201: Webhook, ...problems },
      },
    },
    async (request, reply) => {
      const made = await webhooks.add(ofHall(request), request.body);
      if (!made.ok) throw new Refused(made.error);
      void reply.status(201);
      return made.value;
    },
  );
  app.post(
    '/webhooks/:webhookId',
    {
      schema: {
        tags,
        summary: 'Change a webhook, or switch it off and on; what is left out stays',
        headers,
        params,
        body: WebhookChange,
        response: { 200: Webhook, ...problems },
      },
    },
    async (request) => {
      const set = await webhooks.set(ofHall(request), request.params.webhookId, request.body);
      if (!set.ok) throw new Refused(set.error);
      return set.value;
    },
  );
  app.post(
    '/webhooks/:webhookId/test',
    {
      schema: {
        tags,
        summary: 'Send a test message now and say what came back',
        headers,
        params,
        response: { 200: WebhookAnswer, ...problems },
      },
    },
    async (request) => {
      ofHall(request);
      const answer = await webhooks.test(request.params.webhookId);
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
  );
  app.delete(
    '/webhooks/:webhookId',
    {
      schema: { tags, summary: 'Tell it nothing more', params, response: { 204: z.null(), ...problems } },
    },
    async (request, reply) => {
      const done = await webhooks.remove(ofHall(request), request.params.webhookId);
      if (!done.ok) throw new Refused(done.error);
      return reply.status(204).send(null);
    },
  );
}
