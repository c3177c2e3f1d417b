/** Why this number was called and not another, in a sentence made of the numbers that decided. Pure. */
import type { CallReason } from '@giliran/protocol';
import type { Formats } from '@giliran/ui/formats';
import type { CounterPanelsWording } from '@giliran/ui/wording/counter-panels';

/** 12 or 7.5: whole minutes where they are whole. */
const rounded = (minutes: number): number => Math.round(minutes * 10) / 10;

export function whySentence(
  number: string,
  why: CallReason,
  words: CounterPanelsWording['why'],
  formats: Pick<Formats, 'time' | 'minutes'>,
): string {
  const { runnerUp } = why;
  if (why.how === 'walkIn') return words.walkIn(number);
  if (why.how === 'chosen') {
    const said = [words.chosen(number)];
    if (why.reason !== null) said.push(words.reason(why.reason));
    said.push(runnerUp === null ? words.alone : words.turnOf(runnerUp.number));
    return said.join(' ');
  }
  const terms = [words.placeAt(number, formats.time(why.placeAt))];
  const add = (minutes: number, say: (minutes: string) => string) => {
    if (minutes > 0) terms.push(say(formats.minutes(rounded(minutes))));
  };
  add(why.headStartMinutes, words.headStart);
  add(why.penaltyMinutes, words.penalty);
  add(why.offsetMinutes, words.offset);
  const against =
    runnerUp === null
      ? words.alone
      : why.strict && !runnerUp.strict
        ? words.strict(runnerUp.number)
        : words.runnerUp(runnerUp.number, formats.time(Math.max(0, Math.round(runnerUp.score))));
  const counted = words.counted(formats.time(Math.max(0, Math.round(why.score))));
  return `${terms.join(', ')}: ${[counted, ...(why.onlyHere ? [words.onlyHere] : []), against].join(' ')}`;
}
