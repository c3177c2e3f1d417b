/** The page while its number waits: how many are ahead, how long it may take, where, and what to have ready. */
import type { Model } from '../model.ts';
import { h, type PageElement, type Part } from '../paint.ts';
import type { TicketPicture } from '../ticket-picture.ts';
import { button, icon, placeCard, ticketHead, type Tongue } from './frame.ts';
import { journeyCard, newsCard } from './news.ts';

/** At most this many people are drawn; the others are in the number. */
const mostDrawn = 8;

export function waitingPage(model: Model, picture: TicketPicture, tongue: Tongue): Part {
  return [
    h(
      'div',
      { class: 'ticket', 'data-key': 'ticket' },
      ticketHead(model, tongue),
      queueFacts(picture, tongue),
    ),
    hoursNotice(picture, tongue),
    newsCard(picture, tongue),
    alertCard(model, tongue),
    bringCard(model, picture, tongue),
    placeCard(model, tongue, [
      h(
        'p',
        { class: 'quiet' },
        picture.onlyCounter === null
          ? tongue.words.counterLater
          : tongue.words.onlyCounter(picture.onlyCounter),
      ),
      usualHours(picture, tongue),
    ]),
    journeyCard(picture, tongue),
    h('p', { class: 'quiet at-close', 'data-key': 'close' }, tongue.words.atClose[picture.atClose]),
    cancelCard(model, picture, tongue),
  ];
}

function queueFacts({ waitingAhead, estimate }: TicketPicture, { words, formats }: Tongue): PageElement {
  const range = formats?.estimate(estimate) ?? null;
  return h(
    'section',
    { class: 'ticket-stub' },
    waitingAhead === 0
      ? h('div', { class: 'next' }, h('p', { class: 'next-words' }, words.next), h('p', {}, words.nextAdvice))
      : h(
          'div',
          { class: 'facts' },
          h('p', {}, h('b', { class: 'fact-count' }, String(waitingAhead)), words.aheadLabel(waitingAhead)),
          range === null
            ? h('p', { class: 'fact-none' }, words.noEstimate)
            : h(
                'p',
                {},
                h('b', { class: range.length > 14 ? 'fact-range long' : 'fact-range' }, range),
                words.estimateLabel,
              ),
        ),
    peopleLine(waitingAhead, words.you),
    h('span', { class: 'hidden', role: 'status' }, words.ahead(waitingAhead)),
  );
}

/** Until when, and the break of every day: told quietly. */
function usualHours({ hours, day }: TicketPicture, { formats }: Tongue): PageElement | null {
  if (!hours?.open || hours.early || formats === null) return null;
  const gap = hours.nextBreak?.note === null ? formats.nextBreak(hours) : null;
  return h(
    'p',
    { class: 'quiet' },
    [formats.openStatus(hours, day), gap].filter((line) => line !== null).join('. '),
  );
}

/** Why nobody is called just now, or will be for a while. Nothing on a usual day. */
function hoursNotice({ hours, day }: TicketPicture, { words, formats }: Tongue): PageElement | null {
  if (hours === null || formats === null) return null;
  const gap = formats.nextBreak(hours);
  const now = !hours.open || hours.early ? formats.openStatus(hours, day) : null;
  const unusual = now !== null || (hours.open && (hours.nextBreak?.note ?? null) !== null);
  if (!unusual) return null;
  return h(
    'div',
    { class: 'notice', role: 'status', 'data-key': 'hours' },
    icon('clock'),
    h(
      'div',
      {},
      now === null ? null : h('p', { class: 'strong' }, now),
      gap === null ? null : h('p', {}, gap),
      hours.open ? null : h('p', {}, words.stillValid),
    ),
  );
}

/** The queue drawn as people, the holder at its end. The words beside it say the same. */
function peopleLine(ahead: number, you: string): PageElement {
  const drawn = Math.min(ahead, mostDrawn);
  return h(
    'p',
    { class: 'people', 'aria-hidden': 'true' },
    Array.from({ length: drawn }, () => icon('person')),
    ahead > drawn ? h('span', { class: 'more' }, `+${ahead - drawn}`) : null,
    h('span', { class: 'you' }, icon('person'), you),
  );
}

function alertCard({ sound, canVibrate }: Model, { words }: Tongue): PageElement {
  const { alert } = words;
  const body: Part =
    sound === 'on'
      ? [
          h('p', { class: 'strong' }, icon('check'), canVibrate ? alert.isOn : alert.isOnWithoutVibration),
          h('p', {}, alert.volume),
          h(
            'p',
            { class: 'row' },
            button('try', 'plain', alert.tryIt),
            button('sound-off', 'plain', alert.off),
          ),
        ]
      : [
          h('p', { class: 'strong' }, icon('bell'), alert.offer),
          button('sound-on', 'main', alert.on),
          sound === 'failed' ? h('p', { role: 'alert' }, alert.failed) : null,
        ];
  return h(
    'section',
    {
      class: sound === 'on' ? 'card calm' : 'card tint',
      'data-key': `alert-${sound === 'on' ? 'on' : 'off'}`,
    },
    body,
    h('p', { class: 'quiet' }, words.watching, ' ', words.keepOpen),
  );
}

function bringCard(model: Model, picture: TicketPicture, { words, language }: Tongue): PageElement | null {
  const { requirements } = picture.service;
  if (requirements.length === 0) return null;
  return h(
    'section',
    { class: 'card', 'data-key': 'bring' },
    h('h2', {}, words.bring),
    h(
      'ul',
      { class: 'ticks' },
      requirements.map((requirement, position) => {
        const done = model.ticked.includes(position);
        return h(
          'li',
          {},
          h(
            'button',
            {
              type: 'button',
              role: 'checkbox',
              'aria-checked': String(done),
              'data-do': 'tick',
              'data-value': String(position),
            },
            h('span', { class: 'box' }, done ? icon('check') : null),
            h('span', {}, requirement[language]),
          ),
        );
      }),
    ),
  );
}

function cancelCard({ cancelling }: Model, picture: TicketPicture, { words }: Tongue): PageElement {
  const { cancel } = words;
  if (cancelling.step === 'closed')
    return h('section', { class: 'cancel', 'data-key': 'cancel' }, button('cancel-ask', 'quiet', cancel.ask));
  const busy = cancelling.step === 'busy';
  return h(
    'section',
    { class: 'card danger', 'data-key': 'cancel-asked', role: 'group', 'aria-labelledby': 'cancel-question' },
    h('h2', { id: 'cancel-question', tabindex: '-1' }, cancel.question(picture.number)),
    h('p', {}, cancel.advice),
    cancelling.step === 'asked' && cancelling.problem !== null
      ? h('p', { class: 'strong', role: 'alert' }, cancel[cancelling.problem])
      : null,
    button('cancel-no', 'main', cancel.no, { 'aria-disabled': busy ? 'true' : null }),
    button('cancel-yes', 'plain danger-words', busy ? cancel.busy : cancel.yes, {
      'aria-disabled': busy ? 'true' : null,
    }),
  );
}
