/** A display that can be hurried: its sounds run fast, and its clock moves on where a call would stand for seconds. */
import type { Browser, Page } from 'playwright-core';
import { openPage, type OpenPage } from './browser.ts';
import { installClock } from './page-clock.ts';
import { eventually } from './wire.ts';

interface Heard {
  readonly callId: string;
  readonly clips: readonly string[];
  /** The loudest sample, 0 to 1. */
  readonly loudest: number;
  /** How strong a tone of 1000 Hz is in the first 400 ms. */
  readonly tone: number;
  readonly seconds: number;
}
/** Every announcement since the page was loaded. */
export const heardBy = (page: Page): Promise<Heard[]> => page.evaluate(() => Reflect.get(window, 'heard'));

/** How many times as fast as it is a sound runs, also the one under way; 1 is what a hall hears. */
export const setPace = (page: Page, pace: number): Promise<unknown> =>
  page.evaluate((to) => {
    Reflect.set(window, 'pace', to);
    const playing: unknown = Reflect.get(window, 'playing');
    if (playing instanceof AudioBufferSourceNode) playing.playbackRate.value = to;
  }, pace);

export async function openQuickDisplay(
  browser: Browser,
  url: string,
  size: { width: number; height: number },
): Promise<OpenPage> {
  const opened = await openPage(browser, 'about:blank', size);
  const { page } = opened;
  await page.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard, ended: 0, pace: 16 });
    window.addEventListener('giliran:announcement', (event) => {
      if (!(event instanceof CustomEvent)) return;
      const { callId, clips, samples, sampleRate } = event.detail;
      const sum = [0, 0];
      samples.subarray(0, sampleRate * 0.4).forEach((s: number, n: number) => {
        sum[0]! += s * Math.cos((2 * Math.PI * 1000 * n) / sampleRate);
        sum[1]! += s * Math.sin((2 * Math.PI * 1000 * n) / sampleRate);
      });
      const tone = Math.hypot(sum[0]!, sum[1]!) / (sampleRate * 0.4);
      const loudest = samples.reduce((most: number, s: number) => Math.max(most, Math.abs(s)), 0);
      heard.push({ callId, clips, loudest, tone, seconds: samples.length / sampleRate });
    });
    const start: (...when: readonly number[]) => void = Reflect.get(AudioBufferSourceNode.prototype, 'start');
    AudioBufferSourceNode.prototype.start = function begin(...when) {
      this.playbackRate.value = Reflect.get(window, 'pace');
      Reflect.set(window, 'playing', this);
      this.addEventListener('ended', () => Reflect.set(window, 'ended', Reflect.get(window, 'ended') + 1));
      Reflect.apply(start, this, when);
    };
  });
  await installClock(page);
  await page.goto(url);
  return opened;
}

/** A display of which nobody wants to hear anything: its voice is neither fetched nor decoded, which is most of its start. */
export async function openMuteDisplay(
  browser: Browser,
  url: string,
  size: { width: number; height: number },
): Promise<OpenPage> {
  const opened = await openPage(browser, 'about:blank', size);
  await opened.page.addInitScript(() => {
    const ask = window.fetch;
    window.fetch = (what, how) =>
      typeof what === 'string' && what.endsWith('.opus') ? Promise.resolve(new Response()) : ask(what, how);
  });
  await opened.page.goto(url);
  return opened;
}

/** Whether time may pass: what is shown to be spoken has been spoken to its end. */
const isSilent = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { speaking, announcingCall } = document.querySelector('main')?.dataset ?? {};
    const heard: { callId: string }[] = Reflect.get(window, 'heard');
    if (speaking === 'true' && heard.at(-1)?.callId !== announcingCall) return false;
    return heard.length === Reflect.get(window, 'ended');
  });

/** Moves the display's clock on until something holds, but never past a sound that is under way. */
export const until = (page: Page, holds: () => Promise<boolean>, what: string): Promise<boolean> =>
  eventually(async () => {
    if (await holds()) return true;
    if (await isSilent(page)) await page.clock.fastForward(1_000);
    return false;
  }, what);

/** Until nobody is being announced. */
export const announced = (page: Page): Promise<boolean> =>
  until(
    page,
    () => page.evaluate(() => document.querySelector('main')?.dataset['announcingCall'] === undefined),
    'the end of what is announced',
  );
