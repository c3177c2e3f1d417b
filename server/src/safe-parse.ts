/** Reads what came over the network. */
import { z } from 'zod';

/**
 * As the schema's own `safeParse`, but never throws: an object with a `length` that cannot be compared makes a
 * length check throw inside the library, and a throw in a socket's handler would end the process.
 */
export function safeParse<T>(schema: z.ZodType<T>, input: unknown): z.ZodSafeParseResult<T> {
  try {
    return schema.safeParse(input);
  } catch {
    const error = new z.ZodError<T>([{ code: 'custom', path: [], message: 'not valid', input: undefined }]);
    return { success: false, error };
  }
}
