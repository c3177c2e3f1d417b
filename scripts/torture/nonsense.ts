/** Things nobody should send, for every address and every socket event: generators for fast-check. */
import { Command, DeskReport, DeviceReport, Scope } from '@giliran/protocol';
import fc from 'fast-check';
import { z } from 'zod';
import { JsonSchema, nearly } from './near-schema.ts';

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
/** Looks like something with a length until it is measured. */
const unmeasurable = fc.constantFrom<unknown>(
  { length: [{ toString: 1 }] },
  { length: { valueOf: 1, toString: 1 } },
);
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    unmeasurable,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(text, fc.constantFrom(...trapKeys)), tie('value')), { maxLength: 4 })
      .map((pairs) => Object.fromEntries(pairs)),
  ),
})).value;
const deep = fc.integer({ min: 100, max: 5_000 }).map((n) => `${'['.repeat(n)}${']'.repeat(n)}`);

/** Ids of the demo site and words of the protocol. */
const words = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      ...['ktp-baru', 'skck-baru', 'paspor-baru', 'loket-1', 'loket-10', 'disdukcapil', 'samsat', 'lantai-1'],
      ...[
        'kiosk-1',
        'display-1',
        'siti-disdukcapil',
        'lansia',
        'id',
        'en',
        '2026-11-18',
        '2028-02-29',
        '07:30',
      ],
    ),
  },
  { weight: 1, arbitrary: text },
);
const near = { words, wrong: anyJson };

/** Nearly what a schema of the protocol takes: a new command, scope or report is met without a word here. */
const nearlyOf = (schema: z.ZodType): fc.Arbitrary<unknown> =>
  nearly(JsonSchema.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })), near);
const nearCommand = fc.oneof(...Command.options.map(nearlyOf));
const nearScope = nearlyOf(Scope);
const nearReport = nearlyOf(z.union([DeviceReport, DeskReport]));

export interface SocketNonsense {
  readonly event: string;
  readonly payload: unknown;
}
const likelySocketNonsense = fc.oneof(
  fc
    .record({ commandId: fc.oneof({ weight: 5, arbitrary: fc.uuid() }, scalar), command: nearCommand })
    .map((payload) => ({ event: 'command', payload })),
  fc.tuple(fc.constantFrom('watch', 'unwatch'), nearScope).map(([event, payload]) => ({ event, payload })),
  nearReport.map((payload) => ({ event: 'report', payload })),
);
const unlikelySocketNonsense = fc.record({
  event: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('command', 'watch', 'unwatch', 'report') },
    { weight: 1, arbitrary: fc.constantFrom('view', 'welcome', 'problem', ...trapKeys, '') },
    { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  ),
  payload: fc.oneof(
    anyJson,
    nearScope,
    nearReport,
    nearCommand,
    fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
    deep.map((json): unknown => JSON.parse(json)),
  ),
});

export const socketNonsense: fc.Arbitrary<SocketNonsense> = fc.oneof(
  likelySocketNonsense,
  unlikelySocketNonsense,
);

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
const anyBody = fc.oneof(
  fc.constant(null),
  anyJson.map((value) => JSON.stringify(value) ?? ''),
  text,
  deep,
  fc.constantFrom('{', '{"a":1,}', '{"__proto__":{"admin":true}}', '\ufeff{}', `"${'x'.repeat(300_000)}"`),
);
/** The beginnings of files that displays show, and what follows. */
const anyFile = fc
  .tuple(
    fc.constantFrom(
      '\u0089PNG\r\n\u001a\n',
      '\u00ff\u00d8\u00ff',
      'RIFF____WEBP',
      '\u0000\u0000\u0000\u0018ftypmp42',
      '<svg',
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 300 }),
  )
  .map(([start, rest]) => start + rest);

/** An operation as the description has it. */
export interface Address {
  readonly method: string;
  readonly path: string;
  /** What its body should be; null where it takes none, or a file. */
  readonly body: JsonSchema | null;
  /** Names of what may stand behind the question mark. */
  readonly query: readonly string[];
}

/** Nearly what an address takes: its own body, or a file where it takes none. */
const fittingBody = ({ body }: Address): fc.Arbitrary<string> =>
  body === null ? anyFile : nearly(body, near).map((value) => JSON.stringify(value) ?? '');
const fittingType = ({ body }: Address): string => (body === null ? 'image/png' : 'application/json');

/**
 * From somebody who has the administrator's key, knows the method and sends a body where one is read: only what it says
 * and the ids may be wrong. Every address lets this one in.
 */
export const insidersNonsense = (address: Address, ids: readonly string[]): fc.Arbitrary<HttpNonsense> =>
  fc
    .record({
      parts: fc.array(fc.constantFrom(...ids), { minLength: 3, maxLength: 3 }),
      idempotencyKey: fc.uuid(),
      body: fittingBody(address),
    })
    .map(({ parts, idempotencyKey, body }) => {
      let n = 0;
      const sends = address.body !== null && address.method !== 'GET';
      return {
        method: address.method,
        path: address.path.replaceAll(/\{[^}]+\}/g, () => parts[n++] ?? 'x'),
        headers: {
          authorization: 'Bearer demo-admin-key',
          'idempotency-key': idempotencyKey,
          'if-match': '*',
          ...(sends ? { 'content-type': fittingType(address) } : {}),
        },
        body: sends ? body : null,
      };
    });

/** Nonsense for one address of the description, `POST /api/v1/tickets/{ticketId}/start` and so on. */
export function httpNonsense(address: Address, ids: readonly string[]): fc.Arbitrary<HttpNonsense> {
  const segment = fc.oneof(
    fc.constantFrom(...ids),
    words.map((value) => encodeURIComponent(value.toWellFormed().slice(0, 200)) || '%20'),
  );
  const value = fc
    .oneof(words, text, fc.constantFrom('0', '-1', '1e9', 'true'))
    .map((v) => encodeURIComponent(v.slice(0, 400).toWellFormed()));
  const filled = fc
    .tuple(
      fc.array(segment, { minLength: 3, maxLength: 3 }),
      fc.array(fc.tuple(fc.constantFrom(...address.query, 'limit', '__proto__'), value), { maxLength: 4 }),
    )
    .map(([parts, query]) => {
      let n = 0;
      const path = address.path.replaceAll(/\{[^}]+\}/g, () => parts[n++] ?? 'x');
      const search = query.length === 0 ? '' : `?${query.map((pair) => pair.join('=')).join('&')}`;
      return { method: address.method, path: path + search };
    });
  return fc
    .record({
      target: filled,
      method: fc.oneof(
        { weight: 15, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH') },
      ),
      known: fc.oneof(
        { weight: 4, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      ),
      key: fc.constantFrom(
        'demo-admin-key',
        'demo-admin-key',
        'demo-kiosk-1',
        'demo-display-1',
        'demo-integration-key',
      ),
      authorization: headerText,
      idempotencyKey: fc.oneof({ weight: 4, arbitrary: fc.uuid() }, { weight: 1, arbitrary: headerText }),
      ifMatch: fc.constantFrom('*', '', '"x"', 'W/"x"'),
      contentType: fc.oneof(
        { weight: 6, arbitrary: fc.constant(fittingType(address)) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            ...[
              'text/plain',
              'application/json; charset=klingon',
              'multipart/form-data',
              'application/xml',
              '',
            ],
          ),
        },
      ),
      body: fc.oneof({ weight: 3, arbitrary: fittingBody(address) }, { weight: 1, arbitrary: anyBody }),
    })
    .map(({ target, method, known, key, authorization, idempotencyKey, ifMatch, contentType, body }) => ({
      method: method ?? target.method,
      path: target.path,
      headers: {
        authorization: known ? `Bearer ${key}` : authorization,
        'idempotency-key': idempotencyKey,
        'if-match': ifMatch,
        ...(contentType === '' ? {} : { 'content-type': contentType }),
      },
      body: target.method === 'GET' ? null : body,
    }));
}

/** Addresses that there are not. */
export const astray: fc.Arbitrary<HttpNonsense> = fc
  .tuple(
    fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
    fc.constantFrom(
      ...[
        '//',
        '/%',
        '/%ff',
        '/api/v1/../../etc/passwd',
        '/kiosk/..%2f..%2fpackage.json',
        '/api/v1//tickets',
      ],
      ...['/api/v1/tickets/%00', '/socket.io/', '/socket.io/?EIO=9', `/${'a/'.repeat(2_000)}`],
      ...['/console/%2e%2e/%2e%2e/server/package.json', '/media/..%2f..%2fgiliran.db', '/media/%00.png'],
    ),
    headerText,
    anyBody,
  )
  .map(([method, path, authorization, body]) => ({ method, path, headers: { authorization }, body }));

/** What a device might answer when it is asked something: not what it should. */
export const anyAnswer: fc.Arbitrary<unknown> = fc.oneof(
  anyJson,
  fc.record({ ok: fc.boolean(), value: anyJson, error: anyJson }, { requiredKeys: [] }),
);
/** What a connection might show as itself. */
export const anyProof: fc.Arbitrary<Record<string, unknown>> = fc.record(
  { key: fc.oneof(scalar, anyJson, unmeasurable), ticketToken: fc.oneof(scalar, anyJson) },
  { requiredKeys: [] },
);
/** Frames that are wrong in one way each: what Socket.IO's own reader has to bear, and what it lets pass. */
export const oddFrames: readonly string[] = [
  ...['', '4', '40', '40{', '41', '42', '42[', '42[]', '42["command"', '42[1,2]', '42[1e400]', '420[7]'],
  ...['43999[]', '44{}', '5', '6', '9', '42["command",1,2,3]', '421["watch"]', '42["disconnect"]'],
  '451-["command",{"_placeholder":true,"num":0}]',
  '452-["x",{"_placeholder":true,"num":-1}]',
  '40/admin,{}',
];
/** Frames below the events. */
export const anyFrame: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...oddFrames),
  fc
    .tuple(fc.constantFrom('40', '42', '420', '43', ''), fc.string({ maxLength: 60 }))
    .map((two) => two.join('')),
);
