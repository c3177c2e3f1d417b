/** Which page fits what is known. */
import { emergencyWording } from '@giliran/ui/wording/emergency';
import { callNow, languageOf, type Model } from '../model.ts';
import { h, type PageElement, type Part } from '../paint.ts';
import type { TicketPicture } from '../ticket-picture.ts';
import { calledPage } from './called.ts';
import {
  cancelledPage,
  carriedOverPage,
  completedPage,
  expiredPage,
  loadingPage,
  noShowPage,
  parkedPage,
  servingPage,
  unknownPage,
} from './ending.ts';
import { emergencyPage } from './emergency.ts';
import { band, lostNotice, tongueOf, type Tongue } from './frame.ts';
import { waitingPage } from './waiting.ts';

function pageOf(model: Model, picture: TicketPicture, tongue: Tongue): Part {
  switch (picture.state) {
    case 'waiting':
      return waitingPage(model, picture, tongue);
    case 'serving':
      return servingPage(model, picture, tongue);
    case 'completed':
      return completedPage(model, tongue);
    // A call whose counter is not told: the holder can still go and ask.
    case 'called':
    case 'no_show':
      return noShowPage(model, tongue);
    case 'parked':
      return parkedPage(model, tongue);
    case 'carried_over':
      return carriedOverPage(model, tongue);
    case 'cancelled':
      return cancelledPage(model, tongue);
    case 'expired':
      return expiredPage(model, tongue);
  }
}

/** The whole page. */
export function pageFor(model: Model): PageElement {
  const tongue = tongueOf(model);
  const { picture } = model;
  const call = callNow(model);
  if (picture?.emergency)
    return h('main', { 'data-key': 'emergency', lang: tongue.language }, emergencyPage(picture.emergency));
  if (picture && call)
    return h(
      'main',
      { 'data-key': 'called', lang: tongue.language },
      calledPage(model, picture, call, tongue),
    );
  const middle: Part =
    model.link === 'refused'
      ? unknownPage(tongue)
      : picture
        ? pageOf(model, picture, tongue)
        : loadingPage(model, tongue);
  return h(
    'div',
    { 'data-key': 'quiet', lang: tongue.language },
    band(model, tongue),
    h('main', { class: 'middle' }, picture && lostNotice(model, tongue), middle),
  );
}

/** The tab's title: the state in few words. */
export function titleFor(model: Model): string {
  const { words } = tongueOf(model);
  const { picture } = model;
  if (model.link === 'refused') return words.tab.unknown;
  if (!picture) return words.tab.loading;
  if (picture.emergency) return emergencyWording[languageOf(model)].title[picture.emergency.kind];
  switch (picture.state) {
    case 'waiting':
      return words.tab.waiting(picture.number, picture.waitingAhead);
    case 'called':
      return picture.call ? words.tab.called(picture.call.counter) : words.tab.no_show(picture.number);
    case 'serving':
    case 'completed':
    case 'no_show':
    case 'parked':
    case 'carried_over':
    case 'cancelled':
    case 'expired':
      return words.tab[picture.state](picture.number);
  }
}
