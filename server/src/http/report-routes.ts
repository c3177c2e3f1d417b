/** Reports over days, for those who lead: the whole hall, or an agency its own part. */
import { randomUUID } from 'node:crypto';
import { agencyOf, ok, rejection, Report, ReportQuery, type Actor } from '@giliran/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { reportCsv } from '../reports/report-csv.ts';
import { askerWith, originOfRequest } from './asking.ts';
import type { ApiParts } from './api.ts';
import { readProblems, Refused } from './problem.ts';

/** Ten years and some. */
const mostDays = 3_700;
const dayMs = 24 * 3_600_000;

/** It comes as text, so that a long one costs the thread that serves nothing. */
const sendJson = (reply: FastifyReply, text: string): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(text);

export function addReportRoutes({ app, access, queue, reports }: ApiParts): void {
  /** The report as text, for those who may see it. */
  const asked = async (
    request: FastifyRequest<{ Querystring: ReportQuery }>,
  ): Promise<{ actor: Actor; text: string }> => {
    const actor = askerWith(request, access, 'reports:read');
    const own = agencyOf(actor);
    const { query } = request;
    const { index } = queue.state;
    if (!index) throw new Refused(rejection('unknownSite'));
    if (own !== null && query.agencyId !== undefined && query.agencyId !== own)
      throw new Refused(rejection('otherAgency'));
    if (query.from > query.to) throw new Refused(rejection('invalidRequest', 'from comes after to'));
    if (Date.parse(query.to) - Date.parse(query.from) > mostDays * dayMs)
      throw new Refused(rejection('invalidRequest', `at most ${mostDays} days`));
    const byHour = query.groupBy === 'hour' || query.groupBy === 'weekdayHour';
    if (byHour && query.serviceId !== undefined)
      throw new Refused(rejection('invalidRequest', 'hours are counted by agency, not by service'));
    const report = await reports.ask(
      own === null ? query : { ...query, agencyId: own },
      index.site.settings.timeZone,
    );
    if (!report.ok) throw new Refused(report.error);
    return { actor, text: report.value };
  };

  app.get(
    '/reports/days',
    {
      schema: {
        tags: ['reports'],
        summary: 'Tickets, waits and visits over days, by day, month, weekday, hour, both, agency or service',
        querystring: ReportQuery,
        response: { 200: Report, ...readProblems },
      },
    },
    async (request, reply) => sendJson(reply, (await asked(request)).text),
  );
  app.get(
    '/reports/days.csv',
    {
      schema: {
        tags: ['reports'],
        summary: 'The same as a table for a spreadsheet; stands in the audit',
        querystring: ReportQuery,
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
      const { actor, text } = await asked(request);
      const report = Report.parse(JSON.parse(text));
      const { from, to, groupBy } = report;
      const detail = `${from} to ${to} by ${groupBy}`;
      const noted = await queue.note(
        actor,
        randomUUID(),
        'reports.csv',
        () => ok({ events: [{ type: 'dataExported', what: 'reports', detail, agencyId: agencyOf(actor) }] }),
        originOfRequest(request),
      );
      // What leaves the house is noted, or it does not leave.
      if (!noted.ok) throw new Refused(noted.error);
      const { index } = queue.state;
      const nameOf = (key: string): string =>
        groupBy === 'agency'
          ? (index?.agencies.get(key)?.shortName ?? '')
          : groupBy === 'service'
            ? (index?.services.get(key)?.name.id ?? '')
            : '';
      return reply
        .header('content-disposition', `attachment; filename="giliran-${from}-${to}-${groupBy}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(reportCsv(report, nameOf));
    },
  );
}
