/**
 * When those who lead the hall are called. Pure: what is found now against the limits of the set-up, and from
 * that what begins and what ends. An alert does not flap: it begins only when its limit has been passed for a
 * while, and ends only when things have been clearly better for a while.
 */
import {
  AlertId,
  type AgencyAlerts,
  type AgencyId,
  type Alert,
  type AlertKind,
  type AlertSettings,
  printerCanPrint,
} from '@giliran/protocol';
import { readOpening } from './opening.ts';
import { longestWait } from './order.ts';
import { counterState, waitingOfAgency, type QueueState, type SiteIndex } from './state.ts';

const minute = 60_000;

/** A kiosk or display as its connection tells. */
export interface DeviceFact {
  readonly id: string;
  readonly kind: 'kiosk' | 'display';
  /** Since when it is away, epoch milliseconds; null while it is connected or was never there. */
  readonly awaySince: number | null;
}

/** What is found of one subject, beside its limit. */
export interface Reading {
  readonly kind: AlertKind;
  readonly subject: string;
  readonly agencyId: AgencyId | null;
  readonly value: number;
  readonly limit: number;
  /** The limit is passed. */
  readonly over: boolean;
  /** It is clearly better: not just back at the limit. */
  readonly calm: boolean;
}

/** How long the limit must be passed before an alert begins, and how long things must be better before it ends. */
export const settleMs: Record<AlertKind, { readonly begin: number; readonly end: number }> = {
  waiting: { begin: 15_000, end: 60_000 },
  longestWait: { begin: 0, end: 60_000 },
  unserved: { begin: 0, end: 15_000 },
  paused: { begin: 0, end: 0 },
  noShows: { begin: 15_000, end: 120_000 },
  deviceOff: { begin: 0, end: 15_000 },
  printer: { begin: 0, end: 15_000 },
};

/** The share of the limit below which a count is clearly better. */
const calmShare = 0.8;
/** Below so many calls that came to an end a share says nothing. */
const fewestForShare = 10;

type Limits = Omit<AlertSettings, 'on' | 'deviceMinutes'>;

function limitsOf(settings: AlertSettings, own: AgencyAlerts | null): Limits {
  const limit = (name: keyof AgencyAlerts): number | null => {
    const chosen = own?.[name] ?? null;
    return chosen === 'off' ? null : (chosen ?? settings[name]);
  };
  return {
    waiting: limit('waiting'),
    longestWaitMinutes: limit('longestWaitMinutes'),
    unservedMinutes: limit('unservedMinutes'),
    pausedMinutes: limit('pausedMinutes'),
    noShowPercent: limit('noShowPercent'),
  };
}

/** Everything that is watched, as it is now. */
export function readAlerts(
  state: QueueState,
  index: SiteIndex,
  devices: readonly DeviceFact[],
  now: number,
): Reading[] {
  const { alerts: settings } = index.site.settings;
  if (!settings.on) return [];
  const opening = readOpening(state, index, now);
  const readings: Reading[] = [];
  const counted = (
    of: Pick<Reading, 'kind' | 'subject' | 'agencyId'>,
    value: number,
    limit: number | null,
  ): void => {
    if (limit !== null)
      readings.push({ ...of, value, limit, over: value > limit, calm: value <= limit * calmShare });
  };
  /** Minutes since something began; null: it is not so. */
  const lasting = (
    of: Pick<Reading, 'kind' | 'subject' | 'agencyId'>,
    since: number | null,
    limit: number | null,
  ): void => {
    if (limit === null) return;
    const value = since === null ? 0 : Math.max(0, (now - since) / minute);
    readings.push({ ...of, value: Math.floor(value), limit, over: value >= limit, calm: since === null });
  };

  let anyOpen = false;
  for (const agency of index.site.agencies) {
    const limits = limitsOf(settings, agency.alerts);
    const of = (kind: AlertKind) => ({ kind, subject: agency.id, agencyId: agency.id });
    const services = index.servicesOfAgency.get(agency.id) ?? [];
    const isOpen = opening.agency(agency).open;
    anyOpen ||= isOpen;
    const waiting = waitingOfAgency(state, index, agency.id);
    counted(of('waiting'), waiting, limits.waiting);
    const longest = Math.max(0, ...services.map((s) => longestWait(state, s.id, now)));
    counted(of('longestWait'), Math.floor(longest / minute), limits.longestWaitMinutes);
    lasting(
      of('unserved'),
      unservedSince(state, index, agency.id, waiting, longest, isOpen, now),
      limits.unservedMinutes,
    );
    let noShows = 0;
    let ended = 0;
    for (const service of services) {
      const tally = state.tallies.get(service.id);
      noShows += tally?.noShows ?? 0;
      ended += (tally?.noShows ?? 0) + (tally?.served ?? 0);
    }
    const share = ended < fewestForShare ? 0 : Math.round((noShows / ended) * 100);
    counted(of('noShows'), share, limits.noShowPercent);
    for (const counter of index.site.counters) {
      if (counter.agencyId !== agency.id) continue;
      const is = counterState(state, counter.id);
      const paused = is.status === 'paused' ? is.changedAt : null;
      lasting({ kind: 'paused', subject: counter.id, agencyId: agency.id }, paused, limits.pausedMinutes);
    }
  }
  for (const { id, awaySince } of devices)
    // At night devices may be off.
    lasting(
      { kind: 'deviceOff', subject: id, agencyId: null },
      anyOpen ? awaySince : null,
      settings.deviceMinutes,
    );
  const here = new Set(devices.filter((d) => d.awaySince === null).map((d) => d.id));
  for (const [kioskId, { state: is, reportedAt }] of state.printers) {
    // One that is away has an alert of its own.
    const trouble = anyOpen && here.has(kioskId) && !printerCanPrint(is);
    lasting(
      { kind: 'printer', subject: kioskId, agencyId: null },
      trouble ? (reportedAt ?? now) : null,
      settings.deviceMinutes,
    );
  }
  return readings;
}

/**
 * Since when people wait for an agency that is open without an open counter of its own: since the last of its
 * counters closed or went on its break, or since somebody waits; null when it is not so. A counter that also
 * serves another agency's queue, and is open, counts.
 */
function unservedSince(
  state: QueueState,
  index: SiteIndex,
  agencyId: AgencyId,
  waiting: number,
  longestMs: number,
  isOpen: boolean,
  now: number,
): number | null {
  if (waiting === 0 || !isOpen) return null;
  let since = now - longestMs;
  const serving = new Set(
    (index.servicesOfAgency.get(agencyId) ?? []).flatMap((s) => index.countersOfService.get(s.id) ?? []),
  );
  for (const { id } of serving) {
    const { status, changedAt } = counterState(state, id);
    if (status === 'open') return null;
    since = Math.max(since, changedAt);
  }
  return since;
}

/** Since when a change that has not taken hold yet is seen, by kind and subject. Lost in a restart: then it settles anew. */
export type Unsettled = ReadonlyMap<string, number>;

export interface AlertStep {
  readonly began: readonly Alert[];
  readonly ended: readonly AlertId[];
  readonly unsettled: Unsettled;
}

const keyOf = ({ kind, subject }: Pick<Reading, 'kind' | 'subject'>): string => `${kind}.${subject}`;

/** From the alerts that are on and what is found now: what begins, what ends, what has still to settle. */
export function stepAlerts(
  alerts: Iterable<Alert>,
  readings: readonly Reading[],
  before: Unsettled,
  now: number,
): AlertStep {
  const on = new Map<string, Alert>();
  const ids = new Set<string>();
  for (const alert of alerts) {
    ids.add(alert.id);
    if (alert.endedAt === null) on.set(keyOf(alert), alert);
  }
  const unsettled = new Map<string, number>();
  const began: Alert[] = [];
  const ended: AlertId[] = [];
  for (const reading of readings) {
    const key = keyOf(reading);
    const alert = on.get(key);
    on.delete(key);
    if (alert ? !reading.calm : !reading.over) continue;
    const since = Math.min(now, before.get(key) ?? now);
    const { begin, end } = settleMs[reading.kind];
    if (now - since < (alert ? end : begin)) {
      unsettled.set(key, since);
      continue;
    }
    if (alert) {
      ended.push(alert.id);
      continue;
    }
    const id = AlertId.parse(`${key}.${now}`);
    // A clock that was set back: this very name has been used.
    if (ids.has(id)) continue;
    const { kind, subject, agencyId, value, limit } = reading;
    began.push({
      ...{ id, kind, subject, agencyId, value, limit },
      ...{ beganAt: now, acknowledgedAt: null, acknowledgedBy: null, endedAt: null },
    });
  }
  // No longer watched: the limit was taken away, or what it was about.
  for (const alert of on.values()) ended.push(alert.id);
  return { began, ended, unsettled };
}
