/** Values that nearly fit a JSON schema: right in most fields, wrong in some, so that what is behind the check is met too. */
import fc from 'fast-check';
import { z } from 'zod';

/** The part of JSON Schema that the API's description is written in. */
export interface JsonSchema {
  readonly type?: string | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly properties?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly items?: JsonSchema | undefined;
  readonly anyOf?: readonly JsonSchema[] | undefined;
  readonly oneOf?: readonly JsonSchema[] | undefined;
}
export const JsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), JsonSchema).optional(),
    items: JsonSchema.optional(),
    anyOf: z.array(JsonSchema).optional(),
    oneOf: z.array(JsonSchema).optional(),
  }),
);

export interface NearParts {
  /** Words that mean something to the server: ids, states, codes. */
  readonly words: fc.Arbitrary<string>;
  /** What should not be there. */
  readonly wrong: fc.Arbitrary<unknown>;
}

/** What a time looks like, in milliseconds. */
const someTime = Date.parse('2026-11-18T10:00:00+07:00');
/** How often a place holds something wrong, and how often a field is left out: one in so many. */
const wrongOneIn = 9;

export function nearly(schema: JsonSchema, parts: NearParts, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: wrongOneIn - 1, arbitrary: right(schema, parts, depth) },
    { weight: 1, arbitrary: parts.wrong },
  );
}

function right(schema: JsonSchema, parts: NearParts, depth: number): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices && choices.length > 0) return fc.oneof(...choices.map((one) => nearly(one, parts, depth)));
  if (schema.enum && schema.enum.length > 0) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (depth > 5) return fc.constant(null);
  switch (schema.type) {
    case 'object':
      return fc
        .record(
          Object.fromEntries(
            Object.entries(schema.properties ?? {}).map(([name, field]) => [
              name,
              nearly(field, parts, depth + 1),
            ]),
          ),
          { requiredKeys: [] },
        )
        .chain((whole) =>
          fc.oneof(
            { weight: 9, arbitrary: fc.constant(whole) },
            { weight: 1, arbitrary: fc.constant({ ...whole, more: 1 }) },
          ),
        );
    case 'array':
      return fc.array(nearly(schema.items ?? {}, parts, depth + 1), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: -3, max: 400 }), fc.integer(), fc.constantFrom(someTime, 0.5, -0));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return parts.words;
  }
}
