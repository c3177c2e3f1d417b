/** The few things screens ask over HTTP: signing in and out, and paper. */
import {
  LogoDots,
  Rejection,
  StaffId,
  StaffRole,
  AgencyId,
  TicketPaper,
  type LogoHash,
  type Result,
  type TicketId,
} from '@giliran/protocol';
import { z } from 'zod';
import type { SendFailure } from './live-client.ts';

export const Session = z.strictObject({
  token: z.string(),
  expiresAt: z.int(),
  /** The password is temporary: it must be changed before anything else. */
  passwordChangeRequired: z.literal(true).optional(),
  staff: z.strictObject({ id: StaffId, name: z.string(), role: StaffRole, agencyId: AgencyId.nullable() }),
});
export type Session = z.infer<typeof Session>;

const PrintAnswer = z.strictObject({ at: z.int() });
const Problem = z.object({ code: z.string(), detail: z.string().optional() });

export type Answer<T> = Promise<Result<T, SendFailure>>;

export async function call<T>(
  schema: z.ZodType<T> | null,
  url: string,
  init: RequestInit,
  timeoutMs = 10_000,
): Answer<T | null> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) {
      const problem = Problem.safeParse(await response.json().catch(() => null));
      const known = problem.success
        ? Rejection.safeParse({ code: problem.data.code, detail: problem.data.detail })
        : null;
      return { ok: false, error: known?.success ? known.data : { code: 'internal' } };
    }
    return { ok: true, value: schema === null ? null : schema.parse(await response.json()) };
  } catch {
    return { ok: false, error: { code: 'unreachable' } };
  }
}

export const post = (body: unknown, key?: string): RequestInit => ({
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    'idempotency-key': Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join(
      '-',
    ),
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  },
  body: JSON.stringify(body),
});

export function present<T>(result: Result<T | null, SendFailure>): Result<T, SendFailure> {
  if (!result.ok) return result;
  return result.value === null
    ? { ok: false, error: { code: 'internal' } }
    : { ok: true, value: result.value };
}

/** Signs a staff member in. `server` is an origin, or '' for the page's own. */
export const signIn = async (server: string, staffId: string, password: string): Answer<Session> =>
  present(await call(Session, `${server}/api/v1/sessions`, post({ staffId, password })));

/** Ends the session behind this token. */
export const signOut = async (server: string, token: string): Answer<null> =>
  call(null, `${server}/api/v1/sessions/current`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });

/** What to print for a ticket. */
export const fetchPaper = async (server: string, key: string, ticketId: TicketId): Answer<TicketPaper> =>
  present(
    await call(TicketPaper, `${server}/api/v1/tickets/${ticketId}/paper`, {
      headers: { authorization: `Bearer ${key}` },
    }),
  );

/** The dots of a logo that a paper names. */
export const fetchLogo = async (server: string, key: string, hash: LogoHash): Answer<LogoDots> =>
  present(
    await call(LogoDots, `${server}/api/v1/logos/${hash}`, { headers: { authorization: `Bearer ${key}` } }),
  );

/** Has the server print a ticket for a kiosk that runs in a plain browser. */
export const printAtServer = async (
  server: string,
  key: string,
  ticketId: TicketId,
): Answer<{ at: number }> =>
  present(await call(PrintAnswer, `${server}/api/v1/tickets/${ticketId}/print`, post({}, key), 20_000));
