import { expect, test } from 'vitest';
import { signInProblem } from './sign-in-problem.ts';

test('too many tries: the wait is what the server says, or a safe guess', () => {
  expect(signInProblem({ code: 'tooManyRequests', retryAfter: 12 })).toEqual({
    kind: 'tooMany',
    seconds: 12,
  });
  expect(signInProblem({ code: 'tooManyRequests' })).toEqual({ kind: 'tooMany', seconds: 30 });
});
test('a silent server is not a wrong password', () => {
  expect(signInProblem({ code: 'unreachable' })).toEqual({ kind: 'offline' });
  expect(signInProblem({ code: 'wrongCredentials' })).toEqual({ kind: 'wrong' });
  expect(signInProblem({ code: 'storageUnavailable' }).kind).toBe('other');
});
