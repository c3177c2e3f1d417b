/** The audit to read and to take away, and taking a change of the set-up back. */
import { randomUUID } from 'node:crypto';
import { siteChanges } from '@giliran/engine';
import { agencyOf, FieldChange, ok, rejection } from '@giliran/protocol';
import { z } from 'zod';
import { auditCsv } from '../audit/audit-csv.ts';
import { AuditEntry } from '../audit/audit-log.ts';
import { stillLed } from '../identity/accounts.ts';
import { askerWith, originOfRequest, requestOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { problems, readProblems, Refused } from './problem.ts';

const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const text = z.string().trim().min(1).max(100).optional();
const instant = z.coerce.number().int().min(0).optional();
const filters = {
  who: text,
  /** Types of events, separated by commas. */
  what: z.string().min(1).max(500).optional(),
  from: instant,
  to: instant,
  text,
};
const mostLines = 100_000;

export function addAuditRoutes(parts: ApiParts): void {
  const { app, access, accessStore, audit, queue } = parts;
  const typesOf = (what: string | undefined) => what?.split(',').map((type) => type.trim());

  app.get(
    '/audit',
    {
      schema: {
        tags: ['audit'],
        summary: 'Who changed what of set-up and access, the newest first',
        querystring: z.strictObject({
          ...filters,
          /** Entries before this place in the log: the last `seq` of the page before. */
          before: z.coerce.number().int().min(1).optional(),
          limit: z.coerce.number().int().min(1).max(500).default(50),
        }),
        response: {
          200: z.strictObject({
            entries: z.array(AuditEntry),
            /** Ask for the next page with `before`; null at the end. */
            next: z.int().nullable(),
          }),
          ...readProblems,
        },
      },
    },
    (request) => {
      const own = agencyOf(askerWith(request, access, 'audit:read'));
      const { what, limit, ...filter } = request.query;
      const found = audit.entries({ ...filter, what: typesOf(what), limit: limit + 1 }, own);
      const entries = found.slice(0, limit);
      return { entries, next: found.length > limit ? (entries.at(-1)?.seq ?? null) : null };
    },
  );

  app.get(
    '/audit.csv',
    {
      schema: {
        tags: ['audit'],
        summary:
          'The same as a table for a spreadsheet, one line for each change; stands in the audit itself',
        querystring: z.strictObject(filters),
        response: {
          200: {
            description: 'Comma-separated values, UTF-8',
            content: { 'text/csv': { schema: z.string() } },
          },
          ...readProblems,
        },
      },
    },
    async (request, reply) => {
      const actor = askerWith(request, access, 'audit:read');
      const own = agencyOf(actor);
      const { what, ...filter } = request.query;
      const entries = audit.entries({ ...filter, what: typesOf(what), limit: mostLines }, own);
      const noted = await queue.note(
        actor,
        randomUUID(),
        'audit.csv',
        () =>
          ok({
            events: [
              { type: 'dataExported', what: 'audit', detail: `${entries.length} entries`, agencyId: own },
            ],
          }),
        originOfRequest(request),
      );
      // What leaves the house is noted, or it does not leave.
      if (!noted.ok) throw new Refused(noted.error);
      const timeZone = queue.state.index?.site.settings.timeZone ?? 'UTC';
      return reply
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .type('text/csv; charset=utf-8')
        .send(auditCsv(entries, timeZone));
    },
  );

  app.post(
    '/site/undo',
    {
      schema: {
        tags: ['audit'],
        summary: 'The set-up as it was before a change of it, by its place in the log; refused if in use',
        headers,
        body: z.strictObject({ seq: z.int().min(1) }),
        response: { 200: z.strictObject({ changes: z.array(FieldChange) }), ...problems },
      },
    },
    async (request) => {
      const asked = requestOf(request, access, 'site:write');
      if (agencyOf(asked.actor) !== null)
        throw new Refused(rejection('forbidden', 'taking a change back is for people of the whole hall'));
      const { seq } = request.body;
      const site = audit.siteBefore(seq);
      const current = queue.state.index?.site;
      if (!site || !current) throw new Refused(rejection('unknownSiteChange', String(seq)));
      const changes = siteChanges(current, site);
      const done = await queue.changeSite(
        asked.actor,
        asked.commandId,
        { undo: seq },
        (now) => stillLed(accessStore, now, site),
        { origin: asked.origin, undoes: seq },
      );
      if (!done.ok) throw new Refused(done.error);
      access.changed();
      return { changes };
    },
  );
}
