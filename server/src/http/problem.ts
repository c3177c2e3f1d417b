/** Errors on the wire: RFC 9457 problem details with a code from the one catalogue. */
import { errorAdvice, ErrorCode, errorStatus, RejectionIssue, type Rejection } from '@giliran/protocol';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ErrorCode,
  detail: z.string().optional(),
  issues: z.array(RejectionIssue).optional(),
  /** Seconds after which it may be tried again; also in the header, which a page of another origin cannot read. */
  retryAfter: z.int().optional(),
});

const described = {
  description: 'What went wrong: problem details (RFC 9457) with a code of the catalogue',
  content: { 'application/problem+json': { schema: Problem } },
};
/** How a GET or DELETE can fail, for the API's description. */
export const readProblems = {
  400: described,
  401: described,
  403: described,
  404: described,
  500: described,
  429: described,
  503: described,
};
/** How a POST can fail, for the API's description. */
export const problems = {
  ...readProblems,
  409: described,
  413: described,
  415: described,
  502: described,
  504: described,
};
/** How a PUT can fail that must not overwrite what its sender has not seen. */
export const replaceProblems = { ...problems, 412: described, 428: described };

function problemOf(error: Rejection): z.infer<typeof Problem> {
  const { code, detail, issues, retryAfter } = error;
  return {
    type: `urn:giliran:error:${code}`,
    title: errorAdvice(code),
    status: errorStatus(code),
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(issues === undefined ? {} : { issues }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

export function sendProblem(reply: FastifyReply, error: Rejection): FastifyReply {
  if (errorStatus(error.code) === 401 && error.code !== 'wrongCredentials')
    void reply.header('www-authenticate', 'Bearer');
  if (errorStatus(error.code) === 429) void reply.header('retry-after', String(error.retryAfter ?? 1));
  return reply
    .status(errorStatus(error.code))
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemOf(error)));
}

/** Thrown inside a request to end it with an expected failure; the error handler turns it into a problem. */
export class Refused extends Error {
  readonly rejection: Rejection;
  constructor(rejection: Rejection) {
    super(rejection.code);
    this.rejection = rejection;
  }
}
