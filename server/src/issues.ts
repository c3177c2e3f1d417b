/** What a schema found wrong, field by field. */
import type { Rejection } from '@giliran/protocol';
import type { z } from 'zod';

const mostIssues = 20;

export const issuesOf = (error: z.ZodError): NonNullable<Rejection['issues']> =>
  error.issues
    .slice(0, mostIssues)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
