/** Reports over days, for those who lead: the whole hall, or an agency its own part. */
import { agencyOf, rejection, Report, ReportQuery } from '@giliran/protocol';
import type { FastifyReply } from 'fastify';
import { askerWith } from './asking.ts';
import type { ApiParts } from './api.ts';
import { readProblems, Refused } from './problem.ts';

/** Ten years and some. */
const mostDays = 3_700;
const dayMs = 24 * 3_600_000;

/** It comes as text, so that a long one costs the thread that serves nothing. */
const sendJson = (reply: FastifyReply, text: string): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(text);

export function addReportRoutes({ app, access, queue, reports }: ApiParts): void {
  app.get(
    '/reports/days',
    {
      schema: {
        tags: ['reports'],
        summary: 'Tickets, waits and visits over days, by day, month, weekday, hour, agency or service',
        querystring: ReportQuery,
        response: { 200: Report, ...readProblems },
      },
    },
    async (request, reply) => {
      const own = agencyOf(askerWith(request, access, 'reports:read'));
      const { query } = request;
      const { index } = queue.state;
      if (!index) throw new Refused(rejection('unknownSite'));
      if (own !== null && query.agencyId !== undefined && query.agencyId !== own)
        throw new Refused(rejection('otherAgency'));
      if (query.from > query.to) throw new Refused(rejection('invalidRequest', 'from comes after to'));
      if (Date.parse(query.to) - Date.parse(query.from) > mostDays * dayMs)
        throw new Refused(rejection('invalidRequest', `at most ${mostDays} days`));
      if (query.groupBy === 'hour' && query.serviceId !== undefined)
        throw new Refused(rejection('invalidRequest', 'hours are counted by agency, not by service'));
      const asked = own === null ? query : { ...query, agencyId: own };
      const report = await reports.ask(asked, index.site.settings.timeZone);
      if (!report.ok) throw new Refused(report.error);
      return sendJson(reply, report.value);
    },
  );
}
