/** The audit to read and to take away, and taking a change of the set-up back. */
import { randomUUID } from 'node:crypto';
import {
  agencyOf,
  AgencyId,
  ErrorCode,
  FieldChange,
  ok,
  rejection,
  type Actor,
  type Rejection,
} from '@giliran/protocol';
import { z } from 'zod';
import { auditCsv } from '../audit/audit-csv.ts';
import { AuditEntry } from '../audit/audit-log.ts';
import { ChainState } from '../audit/chain-watch.ts';
import { takenBack, type TakenBack } from '../audit/take-back.ts';
import type { Clock } from '../clock.ts';
import { stillLed } from '../identity/accounts.ts';
import { askerWith, hallAskerWith, idempotencyKeyOf, originOfRequest, requestOf } from './asking.ts';
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
  /** What concerns this agency. */
  agencyId: AgencyId.optional(),
};
const mostLines = 100_000;
/** How long an asker waits for a look at the log, in milliseconds. */
const patienceMs = 4_000;

export function addAuditRoutes(parts: ApiParts): void {
  const { app, access, accessStore, audit, chain, clock, queue } = parts;
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

  app.get(
    '/audit/chain',
    {
      schema: {
        tags: ['audit'],
        summary: 'Whether the log is as it was written, and when that was looked at last',
        response: { 200: ChainState, ...readProblems },
      },
    },
    (request) => {
      hallAskerWith(request, access, 'audit:read');
      return chain.state();
    },
  );
  app.post(
    '/audit/chain',
    {
      schema: {
        tags: ['audit'],
        summary: 'Look at the log now; what is not known within some seconds, GET tells later',
        headers,
        response: { 200: ChainState, ...problems },
      },
    },
    async (request) => {
      hallAskerWith(request, access, 'audit:read');
      idempotencyKeyOf(request);
      await Promise.race([chain.look(), moment(clock, patienceMs)]);
      return chain.state();
    },
  );

  /** The change of that place in the log; refuses askers of an agency. */
  const changeAt = (actor: Actor, seq: number) => {
    if (agencyOf(actor) !== null)
      throw new Refused(rejection('forbidden', 'taking a change back is for people of the whole hall'));
    const around = audit.siteAround(seq);
    if (!around) throw new Refused(rejection('unknownSiteChange', String(seq)));
    return around;
  };

  app.get(
    '/site/undo/:seq',
    {
      schema: {
        tags: ['audit'],
        summary: 'What taking a change of the set-up back would do, or why it cannot be taken back',
        params: z.strictObject({ seq: z.coerce.number().int().min(1) }),
        response: {
          200: z.strictObject({
            changes: z.array(FieldChange),
            kept: z.array(z.string()),
            refusal: z.strictObject({ code: ErrorCode, detail: z.string().nullable() }).nullable(),
          }),
          ...readProblems,
        },
      },
    },
    (request) => {
      const actor = askerWith(request, access, 'site:write');
      const around = changeAt(actor, request.params.seq);
      const current = queue.state.index?.site;
      if (!current) throw new Refused(rejection('unknownSite'));
      const wished = takenBack(around, current);
      if (!wished.ok) return { changes: [], kept: [], refusal: said(wished.error) };
      const { site, changes, kept } = wished.value;
      const led = stillLed(accessStore, current, site);
      const refusal = led.ok ? queue.refusalOfSite(actor, site) : led.error;
      return { changes: [...changes], kept: [...kept], refusal: refusal && said(refusal) };
    },
  );
  app.post(
    '/site/undo',
    {
      schema: {
        tags: ['audit'],
        summary: 'Take a change of the set-up back, by its place in the log; refused if in use',
        headers,
        body: z.strictObject({ seq: z.int().min(1) }),
        response: {
          200: z.strictObject({
            changes: z.array(FieldChange),
            /** What it changed and somebody has changed again since: it stays. */
            kept: z.array(z.string()),
          }),
          ...problems,
        },
      },
    },
    async (request) => {
      const asked = requestOf(request, access, 'site:write');
      const { seq } = request.body;
      const around = changeAt(asked.actor, seq);
      let told: Pick<TakenBack, 'changes' | 'kept'> = { changes: [], kept: [] };
      const done = await queue.changeSite(
        asked.actor,
        asked.commandId,
        { undo: seq },
        (now) => {
          const wished = takenBack(around, now);
          if (!wished.ok) return wished;
          told = wished.value;
          return stillLed(accessStore, now, wished.value.site);
        },
        { origin: asked.origin, undoes: seq },
      );
      if (!done.ok) throw new Refused(done.error);
      access.changed();
      return { changes: [...told.changes], kept: [...told.kept] };
    },
  );
}

const said = ({ code, detail }: Rejection) => ({ code, detail: detail ?? null });

const moment = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.after(ms, resolve));
