/** Another program's address that is told what happens; see docs/protocol.md. */
import { z } from 'zod';
import { Instant } from './basics.ts';

/** What a webhook can be told of. */
export const WebhookTopic = z.enum(['alerts', 'emergency', 'conditions']);
export type WebhookTopic = z.infer<typeof WebhookTopic>;

const name = z.string().trim().min(1).max(60);
const url = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((address) => {
    // What is no address has been refused above.
    const { username, password } = URL.parse(address) ?? { username: '', password: '' };
    return username === '' && password === '';
  }, 'no name or password in the address; the signature proves who sends');
const topics = z.array(WebhookTopic).min(1);
/** The key of the signature. It goes in and never comes out. */
const secret = z.string().min(16).max(200);

export const NewWebhook = z.strictObject({ name, url, topics, secret });
export type NewWebhook = z.infer<typeof NewWebhook>;
/** What is left out stays as it is. */
export const WebhookChange = z.strictObject({
  name: name.optional(),
  url: url.optional(),
  topics: topics.optional(),
  secret: secret.optional(),
  on: z.boolean().optional(),
});
export type WebhookChange = z.infer<typeof WebhookChange>;

export const Webhook = z.strictObject({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  topics: z.array(WebhookTopic),
  on: z.boolean(),
  /** The last message that arrived; null before the first. */
  lastOkAt: Instant.nullable(),
  /** Since when nothing arrives; null while all is well. */
  failingSince: Instant.nullable(),
  /** What came of the last try. */
  lastError: z.string().nullable(),
  /** When it is tried again; null when nothing waits. */
  nextTryAt: Instant.nullable(),
  /** Messages that were given up after the last try. */
  givenUp: z.int(),
});
export type Webhook = z.infer<typeof Webhook>;

/** What came of one message. */
export const WebhookAnswer = z.strictObject({
  ok: z.boolean(),
  /** The HTTP status; null when no answer came. */
  status: z.int().nullable(),
  milliseconds: z.int(),
  /** The beginning of what the other side said, or why nothing came. */
  text: z.string(),
});
export type WebhookAnswer = z.infer<typeof WebhookAnswer>;
