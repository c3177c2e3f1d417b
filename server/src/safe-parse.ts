/** Reads what came over the network. */
import { z } from 'zod';

/**
 * As the schema's own `safeParse`, but never throws: an object with a `length` that cannot be compared makes a
 * length check throw inside the library, and a throw in a socket's handler would end the process.
 */
export function safeParse<T>(
  schema: z.ZodType<T>,
  input: unknown,
): { success: true; data: T } | { success: false; error: z.ZodError } {
  try {
    return schema.safeParse(input);
  } catch {
    return {
      success: false,
      error: new z.ZodError([{ code: 'custom', path: [], message: 'not valid', input: undefined }]),
    };
  }
}
