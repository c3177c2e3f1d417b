/** The whole set-up as one document: read with an ETag, replaced only by whoever has seen what they replace. */
import { randomUUID } from 'node:crypto';
import {
  agencyOf,
  CommandId,
  rejection,
  Site,
  SiteChange,
  type Actor,
  type AgencyId,
  type Right,
} from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { siteVersion } from '../site-version.ts';
import type { ApiParts } from './api.ts';
import { askerWith, hallAskerWith, idempotencyKeyOf } from './asking.ts';
import { performing } from './performing.ts';
import { readProblems, Refused, replaceProblems } from './problem.ts';

const tags = ['set-up'];
/** Every agency may bring a logo of 400 kB. */
const largestSite = 16 * 1024 * 1024;

const headers = z.looseObject({
  'if-match': z.string().optional(),
  'idempotency-key': z.string().optional(),
});

/** The version that an If-Match header names; `*`, whichever. */
function matchOf(header: string | undefined): string | null {
  const text = header?.trim() ?? '';
  if (text === '') throw new Refused(rejection('ifMatchRequired'));
  if (text === '*') return null;
  const tag = /^(?:W\/)?"([^"]{1,64})"$/.exec(text)?.[1];
  if (tag === undefined)
    throw new Refused(rejection('invalidRequest', 'If-Match: send the ETag of GET /site, or *'));
  return tag;
}

/** What an agency's administrator sees of it: all but the people of others. */
const seenBy = (site: Site, own: AgencyId | null): Site =>
  own === null ? site : { ...site, staff: site.staff.filter((member) => member.agencyId === own) };

export function addSiteRoutes(parts: ApiParts): void {
  const { app, access, queue, store, nameOf } = parts;
  const perform = performing(parts);
  // Before a body of megabytes is read.
  const needing = (right: Right) => ({
    onRequest: async (request: FastifyRequest): Promise<void> => void askerWith(request, access, right),
  });
  const current = (): Site => {
    const site = queue.state.index?.site;
    if (!site) throw new Refused(rejection('unknownSite'));
    return site;
  };

  app.get(
    '/site',
    {
      ...needing('site:read'),
      schema: {
        tags,
        summary:
          "The whole set-up; its ETag names this version. An agency's administrator sees no others' people",
        response: { 200: Site, ...readProblems },
      },
    },
    (request, reply) => {
      const site = current();
      void reply.header('etag', `"${siteVersion(site)}"`).header('cache-control', 'no-cache');
      return seenBy(site, agencyOf(askerWith(request, access, 'site:read')));
    },
  );

  app.put(
    '/site',
    {
      ...needing('site:write'),
      bodyLimit: largestSite,
      schema: {
        tags,
        summary:
          "Replace the set-up, if it is still the version that If-Match names; an agency's administrator, its own part",
        headers,
        body: Site,
        response: { 200: Site, ...replaceProblems },
      },
    },
    async (request, reply) => {
      const basedOn = matchOf(request.headers['if-match']);
      const own = agencyOf(askerWith(request, access, 'site:write'));
      // If-Match makes it safe already; a key gives the answer of a first try again.
      const commandId =
        request.headers['idempotency-key'] === undefined
          ? CommandId.parse(randomUUID())
          : idempotencyKeyOf(request);
      await perform(
        request,
        { type: 'site.configure', site: request.body, ...(basedOn === null ? {} : { basedOn }) },
        commandId,
      );
      // Of an agency's wish only its own part is taken: what came of it stands in the set-up.
      const site = own === null ? request.body : current();
      void reply.header('etag', `"${siteVersion(site)}"`);
      return seenBy(site, own);
    },
  );

  const changedBy = (actor: Actor): string | null => {
    if (actor.kind === 'staff') return nameOf(actor) ?? actor.staffId;
    return actor.kind === 'apiKey' ? (nameOf(actor) ?? actor.keyId) : null;
  };
  app.get(
    '/site/changes',
    {
      schema: {
        tags,
        summary: 'Who changed the set-up and when, the last change first',
        querystring: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(10) }),
        response: { 200: z.array(SiteChange), ...readProblems },
      },
    },
    (request) => {
      // Those of an agency have the audit, with what concerns them.
      hallAskerWith(request, access, 'site:read');
      return store
        .siteChanges(request.query.limit)
        .map(({ seq, at, actor }) => ({ seq, at, by: changedBy(actor) }));
    },
  );
}
