/** The HTTP server with its schemas, its errors and its description; routes are added by others. */
import swagger from '@fastify/swagger';
import { rejection } from '@giliran/protocol';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyError } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { noteMethods } from './allowed-methods.ts';
import { addFixedHeaders } from './fixed-headers.ts';
import { Refused, sendProblem } from './problem.ts';

/** Fastify's own codes for what a client did wrong. */
const clientMistakes = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'bodyTooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupportedMediaType',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformedJson',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformedJson',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalidRequest',
} as const;
const isClientMistake = (code: string): code is keyof typeof clientMistakes => code in clientMistakes;

export async function createFastify(logger: Logger) {
  // Fastify asks for its own logger type; pino is what it is made of.
  const loggerInstance: FastifyBaseLogger = logger;
  const app = Fastify({
    loggerInstance,
    bodyLimit: 256 * 1024,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    // A large video on a slow LAN; headers alone have a minute.
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 128 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  // An empty body is as good as {} where nothing need be said.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = String(body);
    if (text.trim() === '') return done(null, {});
    try {
      const parsed: unknown = JSON.parse(text);
      done(null, parsed);
    } catch {
      done(new Refused(rejection('malformedJson')));
    }
  });

  app.addHook('preValidation', (request, _reply, done) => {
    if (request.method === 'POST') request.body ??= {};
    done();
  });

  app.setErrorHandler((error: FastifyError | Refused, request, reply) => {
    if (error instanceof Refused) return sendProblem(reply, error.rejection);
    if (hasZodFastifySchemaValidationErrors(error)) {
      const issues = error.validation.map((v) => ({
        path: v.instancePath.replace(/^\//, '').replaceAll('/', '.'),
        message: v.message ?? 'not valid',
      }));
      return sendProblem(reply, { ...rejection('invalidRequest'), issues });
    }
    // A check that threw instead of refusing (see `safe-parse.ts`): the request is to blame all the same.
    if (error.code === 'FST_ERR_VALIDATION') return sendProblem(reply, rejection('invalidRequest'));
    if (error.code && isClientMistake(error.code))
      return sendProblem(reply, rejection(clientMistakes[error.code]));
    if (error instanceof SyntaxError) return sendProblem(reply, rejection('malformedJson'));
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
      return sendProblem(reply, rejection('invalidRequest', error.message));
    }
    request.log.error({ event: 'requestFailed', err: error, url: request.url }, 'a request failed');
    return sendProblem(reply, rejection('internal'));
  });
  const methodsOf = noteMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const asked = `${request.method} ${request.url.slice(0, 200)}`;
    const methods = methodsOf(request.url.split('?')[0] ?? '');
    if (methods.length === 0 || methods.includes(request.method))
      return sendProblem(reply, rejection('notFound', asked));
    void reply.header('allow', methods.join(', '));
    return sendProblem(reply, rejection('methodNotAllowed', asked));
  });

  addFixedHeaders(app);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Giliran',
        version: '1',
        description:
          'The queue of a public-service mall. Bearer keys; an Idempotency-Key on every POST; errors as application/problem+json with a code from a closed catalogue.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }],
    },
    transform: jsonSchemaTransform,
  });
  return app;
}
export type GiliranFastify = Awaited<ReturnType<typeof createFastify>>;
