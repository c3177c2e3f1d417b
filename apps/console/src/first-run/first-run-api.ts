/** The first start of an empty hall, over HTTP. */
import { call, post, type Answer } from '@giliran/client';
import type { Language } from '@giliran/protocol';
import { z } from 'zod';

const Needed = z.object({ needed: z.boolean(), site: z.boolean() });
/** `site`: the hall has no name yet either. */
export type FirstRunNeeded = z.infer<typeof Needed>;

/** Null where it cannot be asked: signing in says why. */
export async function firstRunNeeded(): Promise<FirstRunNeeded | null> {
  const answer = await call(Needed, '/api/v1/first-run', {});
  return answer.ok ? answer.value : null;
}

export interface FirstRunWish {
  readonly code: string;
  readonly site: { readonly name: string; readonly timeZone: string; readonly language: Language } | null;
  readonly administrator: { readonly id: string; readonly name: string; readonly password: string };
}

/** Gives the session of the first administrator. */
export async function beginHall(wish: FirstRunWish): Answer<{ token: string }> {
  const answer = await call(z.object({ token: z.string() }), '/api/v1/first-run', post(wish));
  if (!answer.ok) return answer;
  return answer.value === null
    ? { ok: false, error: { code: 'internal' } }
    : { ok: true, value: answer.value };
}
