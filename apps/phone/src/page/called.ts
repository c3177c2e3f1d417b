/** The call: the counter in letters that fill the screen. For a deaf visitor this page is the call. */
import type { Model } from '../model.ts';
import { h, type PageElement } from '../paint.ts';
import type { CallPicture, TicketPicture } from '../ticket-picture.ts';
import { button, icon, lostLine, type Tongue } from './frame.ts';

/** The n of a call's id counts the calls of this ticket: from 2 on it is a recall. */
const isRecall = (callId: string): boolean => !callId.endsWith('.1');

export function calledPage(
  model: Model,
  picture: TicketPicture,
  call: CallPicture,
  tongue: Tongue,
): PageElement {
  const { words, language } = tongue;
  const seen = model.seen === call.callId;
  const direction = call.zone.direction[language];
  return h(
    'section',
    { class: model.ringing ? 'called ringing' : 'called', 'data-key': `call-${call.callId}` },
    h(
      'div',
      { class: 'called-words', role: 'alert' },
      h(
        'p',
        { class: 'called-title' },
        icon('bell'),
        isRecall(call.callId) ? words.calledAgain : words.called,
      ),
      h('p', { class: 'called-number' }, picture.number),
      h('p', { class: 'called-go' }, words.goTo, ' ', h('b', {}, words.counterWord)),
      h(
        'h1',
        { class: `called-counter digits-${Math.min(3, String(call.counter).length)}` },
        String(call.counter),
      ),
      h('p', { class: 'called-place' }, `${picture.agency.shortName} · ${call.booth}`),
      h('p', { class: 'called-direction' }, direction),
    ),
    lostLine(model, tongue),
    seen
      ? h('p', { class: 'called-seen' }, icon('check'), words.seenThanks)
      : button('seen', 'on-call', words.seen),
  );
}
