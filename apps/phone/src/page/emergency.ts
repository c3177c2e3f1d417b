/** An emergency, alone on the page, in both languages at once. It does not flash. */
import { emergencyWording } from '@giliran/ui/wording/emergency';
import { h, type PageElement } from '../paint.ts';
import type { EmergencyPicture } from '../ticket-picture.ts';

export function emergencyPage({ id, kind, message, drill }: EmergencyPicture): PageElement {
  const both = (['id', 'en'] as const).map((language) => ({ language, words: emergencyWording[language] }));
  return h(
    'section',
    { class: drill ? 'emergency drill' : 'emergency', 'data-key': `emergency-${id}` },
    drill ? h('p', { class: 'emergency-drill' }, both.map(({ words }) => words.drill).join(' · ')) : null,
    h(
      'div',
      { class: 'emergency-words', role: 'alert' },
      both.map(({ language, words }) =>
        h(
          'div',
          { lang: language },
          h(language === 'id' ? 'h1' : 'h2', {}, words.title[kind]),
          h('p', {}, message[language]),
        ),
      ),
    ),
    h(
      'p',
      { class: 'emergency-foot' },
      both.map(({ language, words }) => h('span', { lang: language }, words.numbersStay)),
    ),
  );
}
