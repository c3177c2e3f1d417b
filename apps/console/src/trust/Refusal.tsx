/** What did not work, in the reader's words; nothing when all did. */
import type { SendFailure } from '@giliran/client';
import { Banner, useLanguage, useWording } from '@giliran/ui';
import { errorText } from '@giliran/ui/wording/errors';
import { loginWording } from '@giliran/ui/wording/login';
import type { ReactNode } from 'react';

export interface RefusalProps {
  readonly failure: SendFailure | null;
  readonly action?: ReactNode;
}

export function Refusal({ failure, action }: RefusalProps) {
  const { offline } = useWording(loginWording);
  const { language } = useLanguage();
  if (failure === null) return null;
  if (failure.code === 'unreachable') return <Banner tone="error" title={offline} action={action} />;
  const { title, advice } = errorText(failure.code, language);
  return (
    <Banner tone="error" title={title} action={action}>
      {advice}
    </Banner>
  );
}
