/** Puts the page together: connection, memory, alarm, and the taps of the one who holds the phone. */
import { accentStyle } from '@giliran/ui/accent';
import '@giliran/ui/tokens.css';
import './phone.css';
import { Alarm } from './alarm.ts';
import { Bell } from './bell.ts';
import { forget, keep, pageStorage, recall } from './memory.ts';
import {
  callSeen,
  cancelAnswered,
  firstModel,
  keptOf,
  languageOf,
  linkChanged,
  ringingEnded,
  stillConnecting,
  ticketArrived,
  tickedOff,
  type Model,
} from './model.ts';
import { pageFor, titleFor } from './page/page.ts';
import { paint } from './paint.ts';
import { readToken } from './token.ts';
import { ScreenAwake } from './screen-awake.ts';
import { TicketLine } from './ticket-line.ts';

/** Connecting may take this long before the page mentions it, in milliseconds. */
const patience = 3000;

const root = document.getElementById('page');
const token = readToken(location.pathname);
const canVibrate = 'vibrate' in navigator;
const storage = pageStorage(() => localStorage);
const bell = new Bell();
const screenAwake = new ScreenAwake();
let model: Model = firstModel(recall(storage, token), {
  language: navigator.language.startsWith('en') ? 'en' : 'id',
  canVibrate,
});

const alarm = new Alarm({
  every: (milliseconds, run) => {
    const timer = setInterval(run, milliseconds);
    return () => clearInterval(timer);
  },
  vibrate: (pattern) => {
    if (canVibrate) navigator.vibrate(pattern);
  },
  ring: () => bell.ring(),
  onEnd: () => change(ringingEnded(model)),
});

const line = new TicketLine({
  token,
  now: Date.now,
  onLink: (link) => {
    if (link === 'refused') forget(storage, token);
    change(linkChanged(model, link, line.serverNow()));
  },
  onTicket: (picture) => change(ticketArrived(model, picture, line.serverNow())),
});

function change(next: Model): void {
  const before = model;
  model = next;
  if (next.link !== 'refused') keep(storage, token, keptOf(next), Date.now());
  // A recall rings anew although it rings already.
  if (next.ringing && (!before.ringing || next.alarmed !== before.alarmed)) alarm.start();
  if (!next.ringing) alarm.stop();
  draw();
  if (next.cancelling.step === 'asked' && before.cancelling.step === 'closed')
    document.getElementById('cancel-question')?.focus();
}

function draw(): void {
  if (!root) return;
  const { picture } = model;
  document.title = titleFor(model);
  document.documentElement.lang = languageOf(model);
  if (picture) {
    const colours = accentStyle(picture.site.accentColor);
    for (const [name, value] of Object.entries(colours))
      document.documentElement.style.setProperty(name, value);
    document
      .querySelector('meta[name="theme-color"]')
      ?.setAttribute('content', colours['--gl-site-strong'] ?? '');
  }
  paint(root, [pageFor(model)]);
  void screenAwake.want(picture?.state === 'waiting' || picture?.state === 'called');
}

async function turnSoundOn(): Promise<void> {
  const works = await bell.turnOn();
  if (canVibrate) navigator.vibrate(150);
  bell.ring();
  change({ ...model, sound: works ? 'on' : 'failed' });
}

let cancelId: string | null = null;
async function cancelTicket(): Promise<void> {
  const ticketId = model.picture?.id;
  if (ticketId === undefined || model.cancelling.step === 'busy') return;
  // The same id again after no answer: the server then knows that it is the same wish.
  cancelId ??= Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');
  change({ ...model, cancelling: { step: 'busy' } });
  const outcome = await line.cancel(ticketId, cancelId);
  if (outcome !== 'unreachable') cancelId = null;
  change(cancelAnswered(model, outcome));
}

function act(action: string, value: string): void {
  switch (action) {
    case 'language':
      return change({ ...model, language: value === 'en' ? 'en' : 'id' });
    case 'sound-on':
      return void turnSoundOn();
    case 'sound-off':
      bell.turnOff();
      return change({ ...model, sound: 'off' });
    case 'try':
      bell.ring();
      if (canVibrate) navigator.vibrate([300, 100, 300]);
      return undefined;
    case 'tick':
      return change(tickedOff(model, Number(value)));
    case 'seen':
      return change(callSeen(model));
    case 'cancel-ask':
      return change({ ...model, cancelling: { step: 'asked', problem: null } });
    case 'cancel-no':
      return change({ ...model, cancelling: { step: 'closed' } });
    case 'cancel-yes':
      return void cancelTicket();
    case 'retry':
      change(linkChanged(model, 'connecting', line.serverNow()));
      return line.wake();
    default:
      return undefined;
  }
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  const pressed = event.target.closest('[data-do]');
  if (!pressed || pressed.getAttribute('aria-disabled') === 'true') return;
  act(pressed.getAttribute('data-do') ?? '', pressed.getAttribute('data-value') ?? '');
});

const wake = (): void => {
  if (document.visibilityState !== 'visible') return;
  line.wake();
  draw();
};
document.addEventListener('visibilitychange', wake);
addEventListener('online', wake);
addEventListener('pageshow', (event) => {
  if (event.persisted) wake();
});
setTimeout(() => change(stillConnecting(model)), patience);
draw();
