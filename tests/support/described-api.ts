/**
 * The HTTP API held to its own description: every answer that passes through `call` is checked against
 * the schema that `/api/v1/openapi.json` gives for its path, method, status and content type.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { z } from 'zod';
import type { ApiAnswer, ApiOptions, TestSite } from './site.ts';

const Content = z.record(z.string(), z.looseObject({ schema: z.record(z.string(), z.unknown()) }));
const Operation = z.looseObject({
  summary: z.string(),
  responses: z.record(z.string(), z.looseObject({ content: Content.optional() })),
});
const Description = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});
type Description = z.infer<typeof Description>;

const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  issues: z
    .array(
      z.strictObject({
        path: z.string(),
        message: z.string(),
        use: z.string().optional(),
        count: z.int().optional(),
      }),
    )
    .optional(),
  retryAfter: z.int().optional(),
});

export interface DescribedApi {
  readonly description: Description;
  /** `GET /api/v1/agencies` and so on, all that the description names. */
  readonly documented: readonly string[];
  /** Those that were called so far. */
  readonly exercised: ReadonlySet<string>;
  /** As `site.api`, but throws when the answer is not as described. */
  call(method: string, path: string, options?: ApiOptions): Promise<ApiAnswer>;
}

const patternOf = (template: string): RegExp =>
  new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);

/** The description is the program's, whatever the site: it is fetched and compiled once for a test file. */
let described: Promise<Description> | null = null;
const ajv = new Ajv2020({ strict: false, allErrors: true, formats: fullFormats });
const compiled = new Map<string, ValidateFunction>();

export async function describedApi(site: TestSite): Promise<DescribedApi> {
  described ??= site.api('GET', '/openapi.json', { key: null }).then(({ body }) => Description.parse(body));
  const description = await described;
  const exercised = new Set<string>();
  const operations = Object.entries(description.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${template}`,
      method: method.toUpperCase(),
      pattern: patternOf(template),
      operation,
    })),
  );

  const check = (what: string, name: string, content: z.infer<typeof Content>, answer: ApiAnswer): void => {
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const described = content[type];
    if (!described)
      throw new Error(`${what}: ${type || 'no content'} is not among ${Object.keys(content).join(', ')}`);
    const key = `${name} ${answer.status} ${type}`;
    let validate = compiled.get(key);
    if (!validate) {
      validate = ajv.compile(described.schema);
      compiled.set(key, validate);
    }
    if (!validate(answer.body))
      throw new Error(`${what}: the answer is not as described: ${ajv.errorsText(validate.errors)}`);
  };

  const checkProblem = (what: string, answer: ApiAnswer): void => {
    if (!(answer.headers.get('content-type') ?? '').startsWith('application/problem+json'))
      throw new Error(`${what}: an error without problem details`);
    const problem = Problem.parse(answer.body);
    if (problem.status !== answer.status || problem.type !== `urn:giliran:error:${problem.code}`)
      throw new Error(`${what}: the problem does not fit: ${JSON.stringify(problem)}`);
    if (
      answer.status === 401 &&
      problem.code !== 'wrongCredentials' &&
      !answer.headers.get('www-authenticate')
    )
      throw new Error(`${what}: 401 without WWW-Authenticate`);
  };

  return {
    description,
    documented: operations.map((o) => o.name),
    exercised,
    async call(method, path, options) {
      const answer = await site.api(method, path, options);
      const url = /^\/(api|healthz)/.test(path) ? path : `/api/v1${path}`;
      const what = `${method} ${url} → ${answer.status}`;
      if (answer.status >= 400 && url !== '/healthz') checkProblem(what, answer);
      const bare = url.split('?')[0] ?? url;
      const known = operations.find((o) => o.method === method && o.pattern.test(bare));
      if (!known) {
        if (![400, 404, 405].includes(answer.status))
          throw new Error(`${what}: the description does not name it`);
        return answer;
      }
      exercised.add(known.name);
      const response = known.operation.responses[String(answer.status)];
      if (!response)
        throw new Error(`${what}: this status is not described (${JSON.stringify(answer.body)})`);
      if (answer.status === 204) {
        if (answer.body !== '') throw new Error(`${what}: 204 with a body`);
      } else check(what, known.name, response.content ?? {}, answer);
      return answer;
    },
  };
}
