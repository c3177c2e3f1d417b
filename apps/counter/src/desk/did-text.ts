/** What a step says once it is done. */
import type { Language } from '@giliran/protocol';
import { counterActionsWording } from '@giliran/ui/wording/counter-actions';
import type { DeskState } from './desk-control.ts';
import type { HeldBack } from './held-back.ts';

export function didText({ intent, number }: NonNullable<DeskState['did']>, language: Language): string {
  const said = counterActionsWording[language].did[intent.do];
  return typeof said === 'string' ? said : said(number ?? '–');
}

/** The name of a step that waits for the connection. */
export function heldStep({ intent }: Pick<HeldBack, 'intent'>, language: Language): string {
  const { step } = counterActionsWording[language].held;
  switch (intent.do) {
    case 'noShow':
    case 'park':
    case 'setNote':
      return step[intent.do];
    default:
      return step.finish;
  }
}
