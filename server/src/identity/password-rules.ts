/** Refuses a password that the rules do not let pass. */
import {
  err,
  leastPasswordLength,
  ok,
  passwordFaults,
  rejection,
  type PasswordFault,
  type Rejection,
  type Result,
} from '@giliran/protocol';

const why: Record<PasswordFault, string> = {
  short: `use at least ${leastPasswordLength} characters`,
  userName: 'do not use the user name',
  fewCharacters: 'use more different characters',
  common: 'this is one of the commonest passwords',
};

/** For `issues`: the first thing that is wrong. */
export function checkPassword(password: string, staffId: string): Result<null, Rejection> {
  const [fault] = passwordFaults(password, staffId);
  if (fault === undefined) return ok(null);
  const message = why[fault];
  return err({ ...rejection('passwordTooWeak', message), issues: [{ path: 'password', message }] });
}
