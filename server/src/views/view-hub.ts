/**
 * Pushes views to those who watch. Called numbers go out at once; counts and estimates are gathered for
 * a moment, so that a busy hall does not flood its screens.
 */
import type { QueueState } from '@giliran/engine';
import {
  scopeKey,
  type CounterId,
  type Scope,
  type ScopeKind,
  type StorageState,
  type ViewOf,
  type ViewPush,
} from '@giliran/protocol';
import type { Clock } from '../clock.ts';
import type { Committed } from '../queue-service.ts';
import { buildView, type Audience, type ViewSources } from './build.ts';
import { hoursOf } from './ticket-view.ts';

/** Where a view goes. The key names the scope and, for agency people, their part of it. */
interface Outlet {
  send(room: string, push: ViewPush): void;
}

/**
 * What is asked of a view after it was sent. No more is kept: with every push of a busy hall whole views would grow
 * old in memory, to be collected much later.
 */
type Kept = ViewOf<'ticket' | 'supervisor'> | { readonly windowId: string | undefined } | null;

interface Watched {
  readonly room: string;
  readonly scope: Scope;
  readonly audience: Audience;
  watchers: number;
  /** Calls off the gathering that is under way. */
  cancelTimer: (() => void) | null;
  last: Kept;
  /** What all who watch have heard last, as text, where it is known and the same is not told twice. */
  heard: string | null;
}

/** How long changes that are not urgent are gathered, in milliseconds. */
const gatherMs: Record<ScopeKind, number> = {
  catalogue: 0,
  kiosk: 500,
  display: 1000,
  counter: 250,
  sign: 500,
  directory: 3000,
  supervisor: 500,
  ticket: 1000,
};
/** Estimates and opening hours move with the clock alone. */
const tickMs = 20_000;

export const roomOf = (scope: Scope, audience: Audience): string =>
  scope.kind === 'supervisor' && audience !== null ? `supervisor@${audience}` : scopeKey(scope);

export interface ViewHubParts extends ViewSources {
  /** As `state`, without waiting until all of it is durable: only to look up whom a change concerns. */
  readonly newest: () => QueueState;
  readonly clock: Clock;
  readonly outlet: Outlet;
  /** Names this run of the server: versions of another run do not compare. */
  readonly epoch: string;
}

export class ViewHub {
  private readonly parts: ViewHubParts;
  private readonly watched = new Map<string, Watched>();
  private version = 0;
  private stopTick: (() => void) | null = null;

  constructor(parts: ViewHubParts) {
    this.parts = parts;
    parts.presence.onChange(() => this.onPresence());
    this.tick();
  }

  /** The view now, numbered; for an answer to somebody who begins to watch. */
  currentPush(scope: Scope, audience: Audience) {
    const view = buildView(this.parts, scope, audience);
    return view.ok ? { ok: true as const, value: this.wrap(scope, view.value) } : view;
  }

  /** `seen` is the view that the newcomer was answered with. */
  addWatcher(scope: Scope, audience: Audience, seen: ViewOf<ScopeKind>): void {
    const room = roomOf(scope, audience);
    const entry = this.watched.get(room);
    if (entry) {
      entry.watchers += 1;
      entry.last = kept(seen);
      entry.heard = null;
    } else {
      const begun = { watchers: 1, cancelTimer: null, last: kept(seen), heard: null };
      this.watched.set(room, { room, scope, audience, ...begun });
    }
  }

  removeWatcher(scope: Scope, audience: Audience): void {
    const room = roomOf(scope, audience);
    const entry = this.watched.get(room);
    if (!entry) return;
    entry.watchers -= 1;
    if (entry.watchers > 0) return;
    entry.cancelTimer?.();
    this.watched.delete(room);
  }

  /** What is kept for those who watch, for the metrics. */
  held(): { readonly scopes: number; readonly watchers: number } {
    let watchers = 0;
    for (const entry of this.watched.values()) watchers += entry.watchers;
    return { scopes: this.watched.size, watchers };
  }

  /** Something is durable: those concerned hear of it. */
  onCommitted({ touched }: Committed): void {
    if (touched.site || touched.day) {
      for (const entry of this.watched.values()) this.pushNow(entry);
      return;
    }
    // Everybody, at once: nothing is more urgent.
    if (touched.emergency) {
      for (const entry of this.watched.values()) if (entry.scope.kind !== 'catalogue') this.pushNow(entry);
      return;
    }
    const state = this.parts.newest();
    if (touched.hall) this.hallNews(touched);
    for (const id of touched.tickets) {
      const token = state.tickets.get(id)?.token;
      if (token) this.now(`ticket:${token}`);
    }
    for (const id of touched.counters) {
      this.now(`counter:${id}`);
      this.now(`sign:${id}`);
    }
    if (touched.conditions.size > 0) this.conditionNews(state, touched);
    for (const zoneId of this.zonesTouched(state, touched)) this.now(`display:${zoneId}`);
    this.paperNews(state, touched);
    if (touched.lines.size > 0 || touched.counters.size > 0) this.gatherDependants(state, touched);
  }

  /** Alerts and announcements: to those who lead at once, announcements to the displays and kiosks as well. */
  private hallNews({ announcements }: Committed['touched']): void {
    for (const entry of this.watched.values()) {
      const { kind } = entry.scope;
      if (kind === 'supervisor' || ((kind === 'display' || kind === 'kiosk') && announcements))
        this.pushNow(entry);
    }
  }

  /** A webhook fails, or works again. */
  webhooksMoved(): void {
    for (const entry of this.watched.values()) if (entry.scope.kind === 'supervisor') this.pushNow(entry);
  }

  /** The server's disk fails, is slow, or is well again. */
  storageMoved(): void {
    for (const entry of this.watched.values()) if (entry.scope.kind === 'supervisor') this.pushNow(entry);
  }

  /** A kiosk hears at once of its papers and its printer, supervisors of printers and of papers that need a hand. */
  private paperNews(state: QueueState, touched: Committed['touched']): void {
    const kiosks = new Set<string>(touched.printers);
    for (const id of touched.papers) {
      const kioskId = state.papers.get(id)?.kioskId;
      if (kioskId) kiosks.add(kioskId);
    }
    for (const entry of this.watched.values()) {
      const { scope } = entry;
      if (scope.kind === 'kiosk') {
        if (kiosks.has(scope.kioskId)) this.pushNow(entry);
        // Whether this one can send its citizens there may have changed.
        else if (touched.printers.size > 0) this.gather(entry);
      }
      const inNeed = touched.printers.size > 0 || touched.handList || touched.offlineAside.size > 0;
      if (scope.kind === 'supervisor' && inNeed) this.pushNow(entry);
    }
  }

  /** What has come over an agency is told at once, everywhere; on phones to those who hold its tickets. */
  private conditionNews(state: QueueState, touched: Committed['touched']): void {
    for (const entry of this.watched.values()) {
      const { scope } = entry;
      if (scope.kind === 'ticket') {
        const id = state.byToken.get(scope.token);
        const ticket = id && state.tickets.get(id);
        if (ticket && touched.conditions.has(ticket.agencyId)) this.pushNow(entry);
      } else if (scope.kind !== 'catalogue') this.pushNow(entry);
    }
  }

  stop(): void {
    this.stopTick?.();
    for (const entry of this.watched.values()) entry.cancelTimer?.();
    this.watched.clear();
  }

  private zonesTouched(state: QueueState, touched: Committed['touched']): Set<string> {
    const zones = new Set<string>();
    for (const callId of touched.calls) {
      const zoneId = state.calls.get(callId)?.zoneId;
      if (zoneId) zones.add(zoneId);
    }
    for (const id of touched.counters) {
      const zoneId = state.index?.counters.get(id)?.zoneId;
      if (zoneId) zones.add(zoneId);
    }
    return zones;
  }

  /** Counts, lists and estimates of everybody whose queue moved. */
  private gatherDependants(state: QueueState, touched: Committed['touched']): void {
    const { index } = state;
    if (!index) return;
    const lines = new Set<string>(touched.lines);
    for (const id of touched.counters)
      for (const s of index.counters.get(id)?.services ?? []) lines.add(s.serviceId);
    for (const entry of this.watched.values()) {
      const { scope } = entry;
      if (
        scope.kind === 'kiosk' ||
        scope.kind === 'supervisor' ||
        scope.kind === 'display' ||
        scope.kind === 'directory'
      )
        this.gather(entry);
      else if (scope.kind === 'counter' || scope.kind === 'sign') {
        if (index.counters.get(scope.counterId)?.services.some((s) => lines.has(s.serviceId)))
          this.gather(entry);
      } else if (scope.kind === 'ticket') {
        const id = state.byToken.get(scope.token);
        const ticket = id && state.tickets.get(id);
        if (ticket?.state === 'waiting' && lines.has(ticket.serviceId)) this.gather(entry);
      }
    }
  }

  private onPresence(): void {
    for (const entry of this.watched.values()) {
      if (entry.scope.kind === 'display') this.pushNow(entry);
      if (entry.scope.kind === 'supervisor' || entry.scope.kind === 'kiosk') this.gather(entry);
      if (entry.scope.kind === 'counter' && this.deskMoved(entry.scope.counterId, entry.last))
        this.pushNow(entry);
    }
  }

  private deskMoved(counterId: CounterId, last: Kept): boolean {
    const before = last !== null && 'windowId' in last ? last.windowId : undefined;
    return before !== this.parts.presence.desk(counterId)?.windowId;
  }

  private now(room: string): void {
    const entry = this.watched.get(room);
    if (entry) this.pushNow(entry);
  }

  private gather(entry: Watched): void {
    if (entry.cancelTimer) return;
    entry.cancelTimer = this.parts.clock.after(gatherMs[entry.scope.kind], () => this.pushNow(entry));
  }

  private pushNow(entry: Watched): void {
    entry.cancelTimer?.();
    entry.cancelTimer = null;
    const built = buildView(this.parts, entry.scope, entry.audience);
    const view = built.ok ? built.value : lastWord(entry.last, this.parts.storage());
    if (!view) return;
    entry.last = kept(view);
    if (entry.scope.kind === 'kiosk') {
      // Much that moves in the hall is nothing to a kiosk, and each push costs it a drawing.
      const text = JSON.stringify(view);
      if (text === entry.heard) return;
      entry.heard = text;
    }
    this.parts.outlet.send(entry.room, this.wrap(entry.scope, view));
  }

  private wrap(scope: Scope, view: ViewOf<ScopeKind>): ViewPush {
    this.version += 1;
    return { scope, epoch: this.parts.epoch, version: this.version, at: this.parts.clock.now(), view };
  }

  /** A break begins or ends while a ticket waits: its holder hears of it, and of nothing else at every tick. */
  private hoursMoved({ scope, last }: Watched, known: Map<string, string>): boolean {
    const state = this.parts.state();
    if (!last || !('hours' in last) || last.hours === null || scope.kind !== 'ticket' || !state.index)
      return false;
    const id = state.byToken.get(scope.token);
    const service = id && state.index.services.get(state.tickets.get(id)?.serviceId ?? '');
    if (!service) return false;
    let now = known.get(service.id);
    if (now === undefined) {
      now = JSON.stringify(hoursOf(state.index, service, this.parts.clock.now()));
      known.set(service.id, now);
    }
    return JSON.stringify(last.hours) !== now;
  }

  private tick(): void {
    this.stopTick = this.parts.clock.after(tickMs, () => {
      // Thousands may follow tickets of a few services: their hours are worked out once for each service.
      const known = new Map<string, string>();
      for (const entry of this.watched.values()) {
        const { kind } = entry.scope;
        // Also what has not changed: a push tells the server's clock.
        entry.heard = null;
        // A counter that helps out sees others come and go as their waits grow.
        if (kind === 'kiosk' || kind === 'supervisor' || kind === 'directory' || kind === 'counter')
          this.gather(entry);
        else if (kind === 'ticket' && this.hoursMoved(entry, known)) this.gather(entry);
      }
      this.tick();
    });
  }
}

function kept(view: ViewOf<ScopeKind>): Kept {
  if ('desk' in view) return { windowId: view.desk?.windowId };
  // Of phones and of those who lead.
  return 'hours' in view || 'storage' in view ? view : null;
}

/** A ticket whose day has ended is no longer in the state: its holder learns what the turn of the day made of it. */
function lastWord(last: Kept, storage: StorageState): ViewOf<ScopeKind> | null {
  // A file that cannot be read leaves nothing to show but that.
  if (last && 'storage' in last) return { ...last, storage };
  if (!last || !('state' in last)) return null;
  const { state: was } = last;
  const over = was !== 'waiting' && was !== 'called' && was !== 'serving' && was !== 'parked';
  if (over) return last;
  const state = last.state === 'serving' ? 'completed' : 'expired';
  return { ...last, state, waitingAhead: 0, estimate: null, hours: null, call: null };
}
