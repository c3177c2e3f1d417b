/** From a scope to its view, or why there is none. */
import type { QueueState } from '@giliran/engine';
import {
  err,
  ok,
  rejection,
  unreachable,
  ServiceDay,
  type AgencyId,
  type CatalogueView,
  type Rejection,
  type Result,
  type Scope,
  type ScopeKind,
  type StorageState,
  type SupervisorView,
  type Ticket,
  type TicketToken,
  type ViewOf,
} from '@giliran/protocol';
import type { Clock } from '../clock.ts';
import type { Presence } from '../presence.ts';
import { counterView } from './counter-view.ts';
import { directoryView } from './directory-view.ts';
import { displayView } from './display-view.ts';
import { catalogueView, kioskView } from './kiosk-view.ts';
import { signView } from './sign-view.ts';
import { supervisorView, withinAgency } from './supervisor-view.ts';
import { ticketView } from './ticket-view.ts';

export interface ViewSources {
  readonly state: () => QueueState;
  /** Today's ticket, or one of an earlier day. */
  readonly ticketByToken: (token: TicketToken) => Ticket | null;
  readonly presence: Presence;
  /** A logo of the site as paper wants it; null where there is none that can be printed. */
  readonly paperLogo: (image: string | null) => NonNullable<CatalogueView['offline']>['logo'];
  /** Webhooks that nothing reaches now. */
  readonly webhooksFailing: () => SupervisorView['webhooksFailing'];
  /** Of the server's disk. */
  readonly storage: () => StorageState;
  readonly clock: Pick<Clock, 'now'>;
  /** Where phones reach the hall when the set-up does not say it and devices come in encrypted. */
  readonly phoneUrl?: () => string | null;
}

type AnyView = ViewOf<ScopeKind>;
/** A scope as one kind of viewer sees it: agency people get their part of the hall. */
export type Audience = AgencyId | null;

export function buildView(
  sources: ViewSources,
  scope: Scope,
  audience: Audience,
): Result<AnyView, Rejection> {
  const state = sources.state();
  const { index } = state;
  if (!index) return err(rejection('unknownSite'));
  const now = sources.clock.now();
  const day = state.day ?? ServiceDay.parse('1970-01-01');
  switch (scope.kind) {
    case 'catalogue':
    case 'kiosk': {
      const kiosk = index.kiosks.get(scope.kioskId);
      if (!kiosk) return err(rejection('unknownKiosk', scope.kioskId));
      return ok(
        scope.kind === 'catalogue'
          ? catalogueView({
              ...{ state, index, kiosk, day },
              logo: sources.paperLogo(index.site.settings.logo),
              phoneUrl: sources.phoneUrl?.() ?? null,
            })
          : kioskView(state, index, kiosk, day, now, sources.presence),
      );
    }
    case 'display': {
      const zone = index.zones.get(scope.zoneId);
      if (!zone) return err(rejection('unknownZone', scope.zoneId));
      return ok(displayView(state, index, zone, day, sources.presence.speaker(index, zone.id), now));
    }
    case 'counter': {
      const counter = index.counters.get(scope.counterId);
      return counter
        ? ok(counterView(state, index, counter, now, sources.presence.desk(counter.id)))
        : err(rejection('unknownCounter', scope.counterId));
    }
    case 'sign': {
      const counter = index.counters.get(scope.counterId);
      const view = counter && signView(state, index, counter);
      return view ? ok(view) : err(rejection('unknownCounter', scope.counterId));
    }
    case 'directory':
      return ok(directoryView(state, index, now));
    case 'supervisor': {
      const devices = sources.presence.devices(index);
      const troubles = { webhooksFailing: sources.webhooksFailing(), storage: sources.storage() };
      const view = supervisorView(state, index, day, now, devices, troubles);
      return ok(audience === null ? view : withinAgency(view, audience));
    }
    case 'ticket': {
      const ticket = sources.ticketByToken(scope.token);
      const view = ticket ? ticketView(state, index, ticket, day, now) : null;
      return view ? ok(view) : err(rejection('unknownTicket'));
    }
    default:
      return unreachable(scope);
  }
}
