/** What a client can watch. */
import { z } from 'zod';
import { CounterId, KioskId, TicketToken, ZoneId } from '../basics.ts';

/** What a client can watch. */
export const Scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('catalogue'), kioskId: KioskId }),
  z.strictObject({ kind: z.literal('kiosk'), kioskId: KioskId }),
  z.strictObject({ kind: z.literal('display'), zoneId: ZoneId }),
  z.strictObject({ kind: z.literal('counter'), counterId: CounterId }),
  z.strictObject({ kind: z.literal('sign'), counterId: CounterId }),
  z.strictObject({ kind: z.literal('directory') }),
  z.strictObject({ kind: z.literal('supervisor') }),
  z.strictObject({ kind: z.literal('ticket'), token: TicketToken }),
]);
export type Scope = z.infer<typeof Scope>;
export type ScopeKind = Scope['kind'];
/** The name of a scope as a string, `display:lantai-1`: room name, map key. */
export function scopeKey(scope: Scope): string {
  switch (scope.kind) {
    case 'catalogue':
    case 'kiosk':
      return `${scope.kind}:${scope.kioskId}`;
    case 'display':
      return `display:${scope.zoneId}`;
    case 'counter':
    case 'sign':
      return `${scope.kind}:${scope.counterId}`;
    case 'directory':
    case 'supervisor':
      return scope.kind;
    case 'ticket':
      return `ticket:${scope.token}`;
  }
}
