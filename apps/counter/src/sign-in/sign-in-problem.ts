/** Why signing in did not work, as the sign-in screen needs it. */
import type { SendFailure } from '@giliran/client';

export type SignInProblem =
  | { readonly kind: 'wrong' }
  /** `seconds` to wait before another try. */
  | { readonly kind: 'tooMany'; readonly seconds: number }
  | { readonly kind: 'offline' }
  | { readonly kind: 'other'; readonly failure: Exclude<SendFailure, { code: 'unreachable' }> };

/** When the server does not say how long. */
const defaultWait = 30;

export function signInProblem(failure: SendFailure): SignInProblem {
  if (failure.code === 'unreachable') return { kind: 'offline' };
  if (failure.code === 'wrongCredentials') return { kind: 'wrong' };
  if (failure.code === 'tooManyRequests') {
    return { kind: 'tooMany', seconds: failure.retryAfter ?? defaultWait };
  }
  return { kind: 'other', failure };
}
