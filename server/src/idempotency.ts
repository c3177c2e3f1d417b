/** What makes a command the same command: who asks, under which id, for what. */
import { hash } from 'node:crypto';
import type { Actor } from '@giliran/protocol';

/** Who an idempotency key belongs to: the same key of two askers is two keys. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return `staff:${actor.staffId}`;
    case 'kiosk':
      return `kiosk:${actor.kioskId}`;
    case 'display':
      return `display:${actor.displayId}`;
    case 'counterDevice':
      return `counterDevice:${actor.counterId}`;
    case 'apiKey':
      return `apiKey:${actor.keyId}`;
    case 'ticketHolder':
      return `ticketHolder:${actor.ticketId}`;
    case 'system':
      return 'system';
  }
}

/** Tells one request from another under the same id. */
export const fingerprintOf = (request: unknown): string =>
  hash('sha256', JSON.stringify(request), 'base64url').slice(0, 22);
