/** The quieter states: being served, finished, not come, cancelled, expired, unknown. */
import type { Model } from '../model.ts';
import { h, type PageElement, type Part } from '../paint.ts';
import type { TicketPicture } from '../ticket-picture.ts';
import { journeyCard, newsCard } from './news.ts';
import { button, icon, placeCard, ticketHead, type Drawing, type Tongue } from './frame.ts';

interface Message {
  readonly drawing: Drawing;
  readonly tone: 'good' | 'warn' | 'plain';
  readonly title: string;
  readonly advice: Part;
}

const messageCard = ({ drawing, tone, title, advice }: Message, head: Part): PageElement =>
  h(
    'div',
    { class: 'ticket', 'data-key': 'ticket' },
    head,
    h(
      'section',
      { class: `ticket-stub message ${tone}`, role: 'status' },
      h('span', { class: 'roundel' }, icon(drawing)),
      h('h2', {}, title),
      advice,
    ),
  );

export function servingPage(model: Model, picture: TicketPicture, tongue: Tongue): Part {
  const { words } = tongue;
  const counter =
    picture.call === null ? null : h('p', { class: 'strong big' }, words.counter(picture.call.counter));
  return [
    messageCard(
      { drawing: 'person', tone: 'good', title: words.serving, advice: counter },
      ticketHead(model, tongue),
    ),
    newsCard(picture, tongue),
    placeCard(model, tongue, null),
    journeyCard(picture, tongue),
  ];
}

export const completedPage = (model: Model, tongue: Tongue): Part =>
  messageCard(
    {
      drawing: 'check',
      tone: 'good',
      title: tongue.words.completed,
      advice: h('p', {}, tongue.words.completedAdvice),
    },
    ticketHead(model, tongue),
  );

/** The counter is told from the phone's own memory: after a no-show the server no longer says it. */
export function noShowPage(model: Model, tongue: Tongue): Part {
  const { words, formats } = tongue;
  const { lastCall } = model;
  const when =
    lastCall && formats
      ? h('p', { class: 'strong' }, words.calledAt(lastCall.counter, formats.time(lastCall.calledAt)))
      : null;
  return [
    messageCard(
      { drawing: 'bell', tone: 'warn', title: words.noShow, advice: [when, h('p', {}, words.noShowAdvice)] },
      ticketHead(model, tongue),
    ),
    placeCard(model, tongue, null),
  ];
}

export const cancelledPage = (model: Model, tongue: Tongue): Part =>
  messageCard(
    {
      drawing: 'cross',
      tone: 'plain',
      title: tongue.words.cancelled,
      advice: h('p', {}, tongue.words.cancelledAdvice),
    },
    ticketHead(model, tongue),
  );

export const expiredPage = (model: Model, tongue: Tongue): Part =>
  messageCard(
    {
      drawing: 'clock',
      tone: 'plain',
      title: tongue.words.expired,
      advice: [
        model.picture?.today === false && tongue.formats
          ? h('p', { class: 'strong' }, tongue.words.ofDay(tongue.formats.date(model.picture.issuedAt)))
          : null,
        h('p', {}, tongue.words.expiredAdvice),
      ],
    },
    ticketHead(model, tongue),
  );

/** Set aside by the staff: still valid, and where to go with what was missing. */
export const parkedPage = (model: Model, tongue: Tongue): Part => [
  messageCard(
    {
      drawing: 'clock',
      tone: 'warn',
      title: tongue.words.parked,
      advice: h('p', {}, tongue.words.parkedAdvice),
    },
    ticketHead(model, tongue),
  ),
  placeCard(model, tongue, null),
];

export const carriedOverPage = (model: Model, tongue: Tongue): Part => [
  messageCard(
    {
      drawing: 'clock',
      tone: 'plain',
      title: tongue.words.carriedOver,
      advice: h('p', {}, tongue.words.carriedOverAdvice),
    },
    ticketHead(model, tongue),
  ),
  placeCard(model, tongue, null),
];

export const unknownPage = ({ words }: Tongue): Part =>
  h(
    'section',
    { class: 'card message plain alone', 'data-key': 'unknown', role: 'status' },
    h('span', { class: 'roundel' }, icon('search')),
    h('h1', {}, words.notFound),
    h('p', {}, words.notFoundAdvice),
    button('retry', 'plain', words.retry),
  );

export const loadingPage = (model: Model, { words }: Tongue): Part =>
  h(
    'section',
    { class: 'card message plain alone', 'data-key': 'loading', role: 'status' },
    h('span', { class: 'roundel working' }, icon('clock')),
    h('h1', {}, words.loading),
    model.slow || model.link === 'offline' ? h('p', {}, words.slow) : null,
  );
