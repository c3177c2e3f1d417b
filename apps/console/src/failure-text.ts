/** Why something was refused, in the reader's words. */
import type { SendFailure } from '@giliran/client';
import { useLanguage, useWording } from '@giliran/ui';
import { errorText } from '@giliran/ui/wording/errors';
import { loginWording } from '@giliran/ui/wording/login';

export function useFailureText(): (failure: SendFailure) => string {
  const { language } = useLanguage();
  const { offline } = useWording(loginWording);
  return ({ code }) => {
    if (code === 'unreachable') return offline;
    const { title, advice } = errorText(code, language);
    return `${title} ${advice}`;
  };
}
