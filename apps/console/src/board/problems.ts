/** What on the board needs a hand now, the most urgent first. Pure. */
import type { SupervisorView } from '@giliran/protocol';

type Agency = SupervisorView['agencies'][number];
type Device = SupervisorView['devices'][number];
type Zone = SupervisorView['zones'][number];

/** A wait this long is shown as a problem, in milliseconds. */
export const longWaitMs = 45 * 60_000;

export type Problem =
  /** People wait for an agency at which no counter is open. */
  | { readonly kind: 'nobodyServes'; readonly agency: Agency }
  /** A kiosk or display that should be there is not. */
  | { readonly kind: 'deviceOff'; readonly device: Device }
  /** A zone whose displays are connected, yet none of them speaks. */
  | { readonly kind: 'noSpeaker'; readonly zone: Zone }
  | { readonly kind: 'longWait'; readonly agency: Agency; readonly waitedMs: number };

/** The parts of an agency's state that make it a problem by itself; used to mark its row, too. */
export const nobodyServes = (agency: Agency): boolean => agency.waiting > 0 && agency.countersOpen === 0;
export const waitedMs = (agency: Agency, now: number): number | null =>
  agency.oldestIssuedAt === null ? null : Math.max(0, now - agency.oldestIssuedAt);
export const waitsLong = (agency: Agency, now: number): boolean => (waitedMs(agency, now) ?? 0) >= longWaitMs;

/** All problems of a view at the server's time `now`. */
export function problemsOf(view: SupervisorView, now: number): Problem[] {
  const unserved = view.agencies
    .filter(nobodyServes)
    .sort((a, b) => b.waiting - a.waiting)
    .map((agency): Problem => ({ kind: 'nobodyServes', agency }));
  const off = view.devices
    .filter((device) => device.kind !== 'counter' && device.connections === 0)
    // A kiosk stops people at the door; a display has neighbours.
    .sort((a, b) => Number(a.kind !== 'kiosk') - Number(b.kind !== 'kiosk'))
    .map((device): Problem => ({ kind: 'deviceOff', device }));
  const silent = view.zones
    .filter((zone) => {
      const displays = view.devices.filter(
        (d) => d.kind === 'display' && d.zoneId === zone.id && d.connections > 0,
      );
      return displays.length > 0 && displays.every((d) => !d.speaking);
    })
    .map((zone): Problem => ({ kind: 'noSpeaker', zone }));
  const long = view.agencies
    .flatMap((agency) => {
      const waited = waitedMs(agency, now);
      return waited !== null && waited >= longWaitMs && !nobodyServes(agency) ? [{ agency, waited }] : [];
    })
    .sort((a, b) => b.waited - a.waited)
    .map(({ agency, waited }): Problem => ({ kind: 'longWait', agency, waitedMs: waited }));
  return [...unserved, ...off, ...silent, ...long];
}

/** A stable name of a problem, for lists. */
export function problemKey(problem: Problem): string {
  switch (problem.kind) {
    case 'nobodyServes':
    case 'longWait':
      return `${problem.kind}:${problem.agency.id}`;
    case 'deviceOff':
      return `${problem.kind}:${problem.device.kind}:${problem.device.id}`;
    case 'noSpeaker':
      return `${problem.kind}:${problem.zone.id}`;
  }
}
