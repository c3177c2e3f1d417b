/** A condition in the hall's words: what it is and since when, and what it means for those who wait. Pure. */
import type { Localized, PublicCondition } from '@giliran/protocol';
import { displayWording } from '@giliran/ui/wording/display';

export interface ConditionWords {
  readonly title: Localized;
  readonly detail: Localized;
}

const joined = (sentences: readonly string[]): string =>
  sentences.map((sentence) => (/[.!?]$/u.test(sentence) ? sentence : `${sentence}.`)).join(' ');

export function conditionWords(
  condition: PublicCondition,
  time: (instant: number) => string,
): ConditionWords {
  const { kind, issuing, agency, services, message, since } = condition;
  const say = (language: 'id' | 'en'): { title: string; detail: string } => {
    const words = displayWording[language].condition;
    const sinceWhen = words.since(time(since));
    const what =
      kind === 'systemDown' ? words.systemDown(agency.shortName) : words.closedEarly(agency.shortName);
    const means =
      kind === 'closedEarly' ? words.closedMeans : issuing === 'stop' ? words.stopMeans : words.warnMeans;
    const only = services && words.only(services.map((name) => name[language]).join(', '));
    return {
      title: `${what} ${sinceWhen}`,
      detail: joined([...(message ? [message[language]] : []), ...(only ? [only] : []), means]),
    };
  };
  const [id, en] = [say('id'), say('en')];
  return { title: { id: id.title, en: en.title }, detail: { id: id.detail, en: en.detail } };
}
