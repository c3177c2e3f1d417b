/** The counters a person can sit down at. */
import { AgencyId, CounterId, CounterStatus, StaffId, type Result } from '@giliran/protocol';
import type { SendFailure } from '@giliran/client';
import { Rejection } from '@giliran/protocol';
import { z } from 'zod';

const CounterLine = z.object({
  id: CounterId,
  number: z.int(),
  agencyId: AgencyId,
  status: CounterStatus,
  staffId: StaffId.nullable(),
});
const AgencyLine = z.object({
  id: AgencyId,
  name: z.object({ id: z.string(), en: z.string() }),
  shortName: z.string(),
  booth: z.string(),
});
export type CounterLine = z.infer<typeof CounterLine>;
type AgencyLine = z.infer<typeof AgencyLine>;

export interface Hall {
  readonly counters: readonly CounterLine[];
  readonly agencies: readonly AgencyLine[];
}

/** How a counter stands to the person who chooses. */
type Standing = { readonly kind: 'free' | 'yours' } | { readonly kind: 'taken'; readonly by: StaffId };

export interface CounterChoice {
  readonly counter: CounterLine;
  readonly agency: AgencyLine | null;
  readonly standing: Standing;
  /** This machine stands there. */
  readonly here: boolean;
}

function standingOf(counter: CounterLine, staffId: StaffId): Standing {
  if (counter.status === 'closed' || counter.staffId === null) return { kind: 'free' };
  return counter.staffId === staffId ? { kind: 'yours' } : { kind: 'taken', by: counter.staffId };
}

/** The counters of the person's agency (all of them for people of the site), by number. */
export function counterChoices(
  hall: Hall,
  staff: { readonly id: StaffId; readonly agencyId: AgencyId | null },
  hereId: string | null,
): readonly CounterChoice[] {
  return hall.counters
    .filter((counter) => staff.agencyId === null || counter.agencyId === staff.agencyId)
    .toSorted((a, b) => a.number - b.number)
    .map((counter) => ({
      counter,
      agency: hall.agencies.find((agency) => agency.id === counter.agencyId) ?? null,
      standing: standingOf(counter, staff.id),
      here: counter.id === hereId,
    }));
}

/** The one to offer first: still open in the person's name, else this machine's, else the first free one. */
export function preselected(choices: readonly CounterChoice[]): CounterChoice | null {
  const open = choices.filter((choice) => choice.standing.kind !== 'taken');
  return (
    open.find((choice) => choice.standing.kind === 'yours') ??
    open.find((choice) => choice.here) ??
    open[0] ??
    choices[0] ??
    null
  );
}

/** Those whose number, agency or booth begins as typed. */
export function filterChoices(choices: readonly CounterChoice[], typed: string): readonly CounterChoice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter(({ counter, agency }) => {
    const known = [
      String(counter.number),
      ...(agency === null ? [] : [agency.shortName, agency.booth, agency.name.id, agency.name.en]),
    ]
      .join(' ')
      .toLowerCase()
      .split(/\s+/);
    return words.every((word) => known.some((text) => text.startsWith(word)));
  });
}

async function get<T>(schema: z.ZodType<T>, url: string, token: string): Promise<Result<T, SendFailure>> {
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(10_000),
    });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: schema.parse(body) };
    const problem = z.object({ code: Rejection.shape.code }).safeParse(body);
    return { ok: false, error: { code: problem.success ? problem.data.code : 'internal' } };
  } catch {
    return { ok: false, error: { code: 'unreachable' } };
  }
}

/** Asks the server for counters and agencies. */
export async function fetchHall(server: string, token: string): Promise<Result<Hall, SendFailure>> {
  const [counters, agencies] = await Promise.all([
    get(z.array(CounterLine), `${server}/api/v1/counters`, token),
    get(z.array(AgencyLine), `${server}/api/v1/agencies`, token),
  ]);
  if (!counters.ok) return counters;
  if (!agencies.ok) return agencies;
  return { ok: true, value: { counters: counters.value, agencies: agencies.value } };
}
