/** Keys of programs: made with a name, rights and perhaps an agency and an end; seen once; taken back. */
import {
  agencyOf,
  bundleRights,
  err,
  ok,
  rejection,
  rightsOf,
  type AgencyId,
  type KeyScope,
  type Rejection,
  type Result,
  type Right,
} from '@giliran/protocol';
import type { Clock } from '../clock.ts';
import type { QueueService } from '../queue-service.ts';
import type { Access } from './access.ts';
import type { AccessStore, ApiKeyRow } from './access-store.ts';
import type { Request } from './accounts.ts';
import { hashKey, newKey, newPublicId } from './secrets.ts';

export interface WishedKey {
  readonly name: string;
  readonly scope: KeyScope;
  /** For `fine`; must be empty for a bundle. */
  readonly scopes: readonly Right[];
  readonly agencyId: AgencyId | null;
  readonly expiresAt: number | null;
}

export interface ApiKeysParts {
  readonly queue: QueueService;
  readonly store: AccessStore;
  readonly access: Access;
  readonly clock: Clock;
}

export class ApiKeys {
  private readonly parts: ApiKeysParts;

  constructor(parts: ApiKeysParts) {
    this.parts = parts;
  }

  list(own: AgencyId | null): ApiKeyRow[] {
    return this.parts.store.apiKeys().filter((key) => own === null || key.agencyId === own);
  }

  /** Nobody gives what they do not have. The secret is null when the same request was answered before. */
  async create(
    { actor, commandId, origin }: Request,
    wished: WishedKey,
  ): Promise<Result<{ key: ApiKeyRow; secret: string | null }, Rejection>> {
    const { clock, queue, store } = this.parts;
    const own = agencyOf(actor);
    if (own !== null && wished.agencyId !== own) return err(rejection('otherAgency'));
    if ((wished.scope === 'fine') !== wished.scopes.length > 0)
      return err(rejection('invalidRequest', 'list scopes for a fine key, and only for one'));
    const wanted = wished.scope === 'fine' ? wished.scopes : bundleRights[wished.scope];
    // An administrator signs in; only a program announces calls in a display's place.
    const given: readonly Right[] = [...rightsOf(actor), 'calls:announce'];
    const beyond = wanted.find((right) => !given.includes(right));
    if (beyond !== undefined) return err(rejection('forbidden', `you do not have ${beyond} yourself`));
    const now = clock.now();
    if (wished.expiresAt !== null && wished.expiresAt <= now)
      return err(rejection('invalidRequest', 'expiresAt lies in the past'));
    const id = newPublicId();
    const secret = newKey();
    const row = { ...wished, id, createdAt: now };
    const { name, scope, scopes, agencyId, expiresAt } = wished;
    const done = await queue.note(
      actor,
      commandId,
      { createKey: wished },
      () =>
        ok({
          events: [
            { type: 'apiKeyCreated', keyId: id, name, scope, scopes: [...scopes], agencyId, expiresAt },
          ],
          alongside: () => store.addApiKey(row, hashKey(secret)),
        }),
      origin,
    );
    if (!done.ok) return done;
    if (done.value === 'now') return ok({ key: { ...row, lastUsed: null }, secret });
    const before = store
      .apiKeys()
      .findLast((key) => key.name === name && key.scope === scope && key.agencyId === agencyId);
    return before ? ok({ key: before, secret: null }) : err(rejection('unknownKey'));
  }

  async revoke({ actor, commandId, origin }: Request, id: string): Promise<Result<unknown, Rejection>> {
    const { queue, store, access } = this.parts;
    const own = agencyOf(actor);
    const done = await queue.note(
      actor,
      commandId,
      { revokeKey: id },
      () => {
        const key = store.apiKeys().find((k) => k.id === id);
        if (!key) return err(rejection('unknownKey', id));
        if (own !== null && key.agencyId !== own) return err(rejection('otherAgency'));
        return ok({
          events: [{ type: 'apiKeyRevoked', keyId: id, name: key.name, agencyId: key.agencyId }],
          alongside: () => store.removeApiKey(id),
        });
      },
      origin,
    );
    access.changed();
    return done;
  }
}
