/** Things nobody should send, for every address and every socket event: generators for fast-check. */
import { Command, Scope } from '@giliran/protocol';
import fc from 'fast-check';

const trapKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
] as const;
const trapTexts = [
  '',
  ' ',
  '\u0000',
  '../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  '..\\..\\',
  "'; DROP TABLE events; --",
  '\ud800',
  '\u202egnp',
  '💥'.repeat(50),
  'NaN',
  'null',
  '1e999',
  'loket-1',
  'ktp-baru',
  'disdukcapil',
  '00000000-0000-4000-8000-000000000000',
  '00000000-0000-4000-8000-000000000000.1',
] as const;

const text = fc.oneof(
  fc.constantFrom(...trapTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('x'.repeat(1_000), 'é'.repeat(20_000)),
);
const scalar = fc.oneof(
  text,
  fc.constantFrom(null, true, false, 0, -0, -1, 1e308, -1e308, 2 ** 53, 0.1, Number.MAX_SAFE_INTEGER),
  fc.integer(),
);
/** As JSON text holds it; `__proto__` is an own key, as `JSON.parse` makes it. */
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(text, fc.constantFrom(...trapKeys)), tie('value')), { maxLength: 4 })
      .map((pairs) => Object.fromEntries(pairs)),
  ),
})).value;
const deep = fc.integer({ min: 100, max: 5_000 }).map((n) => `${'['.repeat(n)}${']'.repeat(n)}`);

/** Every command there is, and two that are none. */
const kinds = [...Command.options.map((option) => option.shape.type.value), 'toString', '__proto__'] as const;
/** Nearly a command: right words, wrong values. */
const nearCommand = fc.record(
  {
    type: fc.oneof(fc.constantFrom(...kinds), scalar),
    serviceId: scalar,
    counterId: scalar,
    ticketId: scalar,
    callId: scalar,
    basedOn: scalar,
    priority: scalar,
    reason: scalar,
    site: anyJson,
    agencyId: scalar,
    condition: anyJson,
    stops: fc.oneof(fc.array(scalar, { maxLength: 12 }), scalar),
    note: scalar,
    outcome: scalar,
    place: fc.oneof(fc.constantFrom('kept', 'end'), scalar),
    on: scalar,
    startsAt: scalar,
    appointmentId: scalar,
    code: fc.oneof(fc.constantFrom('ZZZZZZZZ', 'zzzzzzzz'), scalar),
  },
  { requiredKeys: ['type'] },
);
const nearScope = fc.record(
  {
    kind: fc.oneof(fc.constantFrom(...Scope.options.map((option) => option.shape.kind.value)), scalar),
    zoneId: scalar,
    kioskId: scalar,
    counterId: scalar,
    token: scalar,
  },
  { requiredKeys: ['kind'] },
);

export interface SocketNonsense {
  readonly event: string;
  readonly payload: unknown;
}
export const socketNonsense: fc.Arbitrary<SocketNonsense> = fc.record({
  event: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('command', 'watch', 'unwatch', 'report') },
    { weight: 1, arbitrary: fc.constantFrom('view', 'welcome', 'problem', ...trapKeys, '') },
    { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  ),
  payload: fc.oneof(
    anyJson,
    nearScope,
    nearCommand,
    fc.record({ commandId: fc.oneof(fc.uuid(), scalar), command: fc.oneof(nearCommand, anyJson) }),
    fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
    deep.map((json): unknown => JSON.parse(json)),
  ),
});

export interface HttpNonsense {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}
const headerText = fc.oneof(
  fc.constantFrom(
    '',
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'Basic eDp5',
    'Bearer demo-admin-key',
    'Bearer __proto__',
  ),
  fc.string({
    unit: fc.constantFrom('a', 'Z', '0', '-', '_', ' ', '.', '=', ';', ',', '/', '"', '{', '\t'),
    maxLength: 300,
  }),
);
const body = fc.oneof(
  fc.constant(null),
  anyJson.map((value) => JSON.stringify(value) ?? ''),
  fc
    .record(
      {
        ...{ serviceId: scalar, priority: scalar, language: scalar, basedOn: scalar, reason: scalar },
        ...{ ticketId: scalar, counterId: scalar, note: scalar, place: scalar, stops: anyJson, on: scalar },
        ...{ condition: anyJson, outcome: scalar, startsAt: scalar, code: scalar, serviceIds: anyJson },
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  text,
  deep,
  fc.constantFrom('{', '{"a":1,}', '{"__proto__":{"admin":true}}', '\ufeff{}', `"${'x'.repeat(300_000)}"`),
);

/** Nonsense for the addresses of the description, `POST /api/v1/tickets/{ticketId}/start` and so on. */
export function httpNonsense(
  addresses: readonly { method: string; path: string }[],
): fc.Arbitrary<HttpNonsense> {
  const segment = text.map((value) => encodeURIComponent(value.toWellFormed().slice(0, 200)) || '%20');
  const filled = fc
    .tuple(fc.constantFrom(...addresses), fc.array(segment, { minLength: 3, maxLength: 3 }), fc.option(text))
    .map(([address, parts, query]) => {
      let n = 0;
      const path = address.path.replaceAll(/\{[^}]+\}/g, () => parts[n++] ?? 'x');
      const search =
        query === null ? '' : `?after=${encodeURIComponent(query.toWellFormed())}&limit=-1&__proto__=1`;
      return { method: address.method, path: path + search };
    });
  const astray = fc
    .tuple(
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
      fc.constantFrom(
        '//',
        '/%',
        '/%ff',
        '/api/v1/../../etc/passwd',
        '/kiosk/..%2f..%2fpackage.json',
        '/api/v1//tickets',
        '/api/v1/tickets/%00',
        '/socket.io/',
        '/socket.io/?EIO=9',
        `/${'a/'.repeat(2_000)}`,
        '/console/%2e%2e/%2e%2e/server/package.json',
      ),
    )
    .map(([method, path]) => ({ method, path }));
  return fc
    .record({
      target: fc.oneof({ weight: 5, arbitrary: filled }, { weight: 1, arbitrary: astray }),
      method: fc.option(fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'), { freq: 8 }),
      known: fc.boolean(),
      authorization: headerText,
      idempotencyKey: fc.oneof(fc.uuid(), headerText),
      contentType: fc.oneof(
        { weight: 5, arbitrary: fc.constant('application/json') },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            'text/plain',
            'application/json; charset=klingon',
            'multipart/form-data',
            'application/xml',
            '',
          ),
        },
      ),
      body,
    })
    .map(({ target, method, known, authorization, idempotencyKey, contentType, body: sent }) => ({
      method: method ?? target.method,
      path: target.path,
      headers: {
        authorization: known ? 'Bearer demo-admin-key' : authorization,
        'idempotency-key': idempotencyKey,
        ...(contentType === '' ? {} : { 'content-type': contentType }),
      },
      body: sent,
    }));
}
