/** What went wrong on the way to a printer, in words. */
import type { ErrorCode, Language, Result } from '@giliran/protocol';
import { errorText } from '../wording/errors.ts';
import { loginWording } from '../wording/login.ts';

/** A refusal, or nobody there to refuse. */
export interface Failure {
  readonly code: ErrorCode | 'unreachable';
}
export type Answer<T> = Promise<Result<T, Failure>>;

export function failureText({ code }: Failure, language: Language): { title: string; advice: string | null } {
  return code === 'unreachable'
    ? { title: loginWording[language].offline, advice: null }
    : errorText(code, language);
}
