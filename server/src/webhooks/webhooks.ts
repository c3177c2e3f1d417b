/**
 * Tells other programs what happens. The log is the outbox: each webhook keeps the place up to which it has been
 * told, so nothing is lost in a restart, nothing piles up in memory, and messages come in order. The queue never
 * waits for it: it hears of a commit afterwards and sends on its own time.
 *
 * What does not arrive is tried again after 5 s, 15 s, 1 min, 5 min, 15 min and then every 30 min; a message older
 * than a day is given up, and counted.
 */
import {
  err,
  ok,
  rejection,
  type AccessEvent,
  type NewWebhook,
  type Rejection,
  type Result,
  type SupervisorView,
  type Webhook,
  type WebhookAnswer,
  type WebhookChange,
} from '@giliran/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Request } from '../identity/accounts.ts';
import { newPublicId } from '../identity/secrets.ts';
import type { QueueService } from '../queue-service.ts';
import { bodyOf, eventTypesOf, messageOf } from './message.ts';
import type { Post } from './post.ts';
import { signatureOf } from './signature.ts';
import { webhookFace, type StoredWebhook, type WebhookStore } from './webhook-store.ts';

const delaysMs = [5_000, 15_000, 60_000, 300_000, 900_000, 1_800_000] as const;
/** Older news than this helps nobody. */
const givenUpAfterMs = 24 * 3_600_000;
/** After so many events that do not concern a webhook its place moves past them. */
const lookedThrough = 1_000;
const mostWebhooks = 20;

export interface WebhooksParts {
  readonly queue: QueueService;
  readonly store: WebhookStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly post: Post;
  /** One of them fails, or works again. */
  readonly onMoved: () => void;
}

export class Webhooks {
  private readonly parts: WebhooksParts;
  private readonly sending = new Set<string>();
  private readonly timers = new Map<string, () => void>();
  private readonly stopListening: () => void;
  private hooks: StoredWebhook[];
  private stopped = false;

  constructor(parts: WebhooksParts) {
    this.parts = parts;
    this.hooks = parts.store.all();
    this.stopListening = parts.queue.onCommitted(({ events }) => {
      if (this.hooks.length > 0 && events.some((logged) => messageOf(logged) !== null)) this.wake();
    });
    this.wake();
  }

  stop(): void {
    this.stopped = true;
    this.stopListening();
    for (const cancel of this.timers.values()) cancel();
  }

  list(): Webhook[] {
    return this.hooks.map(webhookFace);
  }

  /** Those that nothing reaches now. */
  failing(): SupervisorView['webhooksFailing'] {
    return this.hooks.flatMap(({ name, on, failingSince, lastError }) =>
      on && failingSince !== null ? [{ name, since: failingSince, error: lastError }] : [],
    );
  }

  /** A new one is told what happens from now on. */
  async add(request: Request, wished: NewWebhook): Promise<Result<Webhook, Rejection>> {
    const { secret: _, ...open } = wished;
    const id = newPublicId();
    const done = await this.change(request, { newWebhook: open }, () => {
      if (this.hooks.length >= mostWebhooks) return err(rejection('invalidRequest', 'too many webhooks'));
      const hook: StoredWebhook = {
        ...{ id, ...wished, on: true, toldSeq: this.parts.queue.lastSeq, tries: 0 },
        ...{ nextTryAt: null, lastOkAt: null, failingSince: null, lastError: null, givenUp: 0 },
      };
      return ok({ event: setEvent(hook, 'made'), store: () => this.parts.store.keep(hook) });
    });
    if (!done.ok) return done;
    const made =
      this.hooks.find((hook) => hook.id === id) ?? this.hooks.findLast((h) => h.name === wished.name);
    return made ? ok(webhookFace(made)) : err(rejection('unknownWebhook'));
  }

  /** Another address or secret is tried at once. */
  async set(request: Request, id: string, wished: WebhookChange): Promise<Result<Webhook, Rejection>> {
    const { secret, name, url, topics, on } = wished;
    const what = { webhook: id, name, url, topics, on, secret: secret !== undefined };
    const done = await this.change(request, what, () => {
      const before = this.parts.store.find(id);
      if (!before) return err(rejection('unknownWebhook', id));
      const again = on === true && !before.on;
      const hook: StoredWebhook = {
        ...before,
        ...{ name: name ?? before.name, url: url ?? before.url, topics: topics ?? before.topics },
        ...{ secret: secret ?? before.secret, on: on ?? before.on, tries: 0, nextTryAt: null },
        // What happened while it was off is not told afterwards.
        toldSeq: again ? this.parts.queue.lastSeq : before.toldSeq,
        failingSince: again || on === false ? null : before.failingSince,
      };
      return ok({ event: setEvent(hook, 'changed'), store: () => this.parts.store.keep(hook) });
    });
    if (!done.ok) return done;
    const now = this.hooks.find((hook) => hook.id === id);
    return now ? ok(webhookFace(now)) : err(rejection('unknownWebhook', id));
  }

  remove(request: Request, id: string): Promise<Result<null, Rejection>> {
    return this.change(request, { removeWebhook: id }, () => {
      const hook = this.parts.store.find(id);
      if (!hook) return err(rejection('unknownWebhook', id));
      const event: AccessEvent = {
        ...{ type: 'webhookRemoved' as const, webhookId: id, name: hook.name, agencyId: null },
      };
      return ok({ event, store: () => this.parts.store.remove(id) });
    });
  }

  /** A message that says it is a test, now; nothing is kept of it. */
  async test(id: string): Promise<Result<WebhookAnswer, Rejection>> {
    const hook = this.parts.store.find(id);
    if (!hook) return err(rejection('unknownWebhook', id));
    const now = this.parts.clock.now();
    return ok(await this.send(hook, `test-${now}`, { type: 'test', data: {} }, now));
  }

  private async change(
    { actor, commandId, origin }: Request,
    what: unknown,
    decide: () => Result<{ event: AccessEvent; store: () => void }, Rejection>,
  ): Promise<Result<null, Rejection>> {
    const done = await this.parts.queue.note(
      actor,
      commandId,
      what,
      () => {
        const decided = decide();
        return decided.ok ? ok({ events: [decided.value.event], alongside: decided.value.store }) : decided;
      },
      origin,
    );
    this.hooks = this.parts.store.all();
    this.parts.onMoved();
    this.wake();
    return done.ok ? ok(null) : done;
  }

  private wake(): void {
    for (const { id, on } of this.hooks) if (on) void this.work(id);
  }

  /** Tells one webhook all that it has not been told, in order, until it fails or nothing is left. */
  private async work(id: string): Promise<void> {
    if (this.sending.has(id) || this.stopped) return;
    this.sending.add(id);
    try {
      while (!this.stopped && (await this.step(id)));
    } catch (error) {
      this.parts.logger.error(
        { event: 'webhookFailed', webhook: id, err: error },
        'a webhook came to a halt',
      );
    } finally {
      this.sending.delete(id);
    }
  }

  /** One message. True: look for the next. */
  private async step(id: string): Promise<boolean> {
    const { store, clock } = this.parts;
    const hook = store.find(id);
    if (!hook || !hook.on) return false;
    const now = clock.now();
    if (hook.nextTryAt !== null && hook.nextTryAt > now) {
      this.callAt(id, hook.nextTryAt - now);
      return false;
    }
    const { lastSeq } = this.parts.queue;
    const next = store.nextEvent(hook.toldSeq, eventTypesOf(hook.topics));
    const message = next && messageOf(next);
    if (!next || !message) {
      // Not looked through again at every turn.
      if (lastSeq - hook.toldSeq >= lookedThrough) this.keep({ ...hook, toldSeq: lastSeq });
      return false;
    }
    const { seq, at } = next;
    if (now - at > givenUpAfterMs) {
      this.keep({ ...hook, toldSeq: seq, tries: 0, nextTryAt: null, givenUp: hook.givenUp + 1 });
      return true;
    }
    const answer = await this.send(hook, String(seq), message, at);
    // The hook may have been changed meanwhile: what came of the message is noted of it as it is now.
    const still = store.find(id);
    if (!still) return false;
    if (answer.ok) {
      const well = { tries: 0, nextTryAt: null, failingSince: null, lastError: null };
      this.keep({ ...still, ...well, toldSeq: seq, lastOkAt: clock.now() });
      return true;
    }
    const delay = delaysMs[Math.min(hook.tries, delaysMs.length - 1)] ?? 1_800_000;
    const failedAt = clock.now();
    this.keep({
      ...still,
      tries: hook.tries + 1,
      nextTryAt: failedAt + delay,
      failingSince: still.failingSince ?? failedAt,
      lastError: answer.status === null ? answer.text : `HTTP ${answer.status}`,
    });
    this.callAt(id, delay);
    return false;
  }

  private send(
    { url, secret }: StoredWebhook,
    id: string,
    message: { readonly type: string; readonly data: Readonly<Record<string, unknown>> },
    at: number,
  ): Promise<WebhookAnswer> {
    const { queue, clock, post } = this.parts;
    const body = bodyOf(id, message, at, queue.state.index?.site.settings.name ?? null);
    return post({
      url,
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Giliran',
        'giliran-event': message.type,
        'giliran-delivery': id,
        'giliran-signature': signatureOf(secret, body, clock.now()),
      },
    });
  }

  private keep(hook: StoredWebhook): void {
    const before = this.hooks.find(({ id }) => id === hook.id);
    this.parts.store.keep(hook);
    this.hooks = this.hooks.map((one) => (one.id === hook.id ? hook : one));
    if ((before?.failingSince === null) !== (hook.failingSince === null)) this.parts.onMoved();
  }

  private callAt(id: string, ms: number): void {
    this.timers.get(id)?.();
    this.timers.set(
      id,
      this.parts.clock.after(ms, () => void this.work(id)),
    );
  }
}

const setEvent = ({ id, name, url }: StoredWebhook, how: 'made' | 'changed'): AccessEvent => ({
  ...{ type: 'webhookSet', webhookId: id, name, host: new URL(url).host, how, agencyId: null },
});
