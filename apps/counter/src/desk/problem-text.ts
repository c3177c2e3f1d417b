/** What a refused or unanswered command says to the person at the counter. */
import type { SendFailure } from '@giliran/client';
import type { Language } from '@giliran/protocol';
import { counterWording } from '@giliran/ui/wording/counter';
import { errorText, type ErrorText } from '@giliran/ui/wording/errors';

export const problemText = (failure: SendFailure, language: Language): ErrorText =>
  failure.code === 'unreachable' ? counterWording[language].unreachable : errorText(failure.code, language);
