/** What on the board needs a hand now, the most urgent first. Pure. */
import {
  printerCanPrint,
  type AlertKind,
  type KioskId,
  type PrinterState,
  type SupervisorView,
} from '@giliran/protocol';

type Agency = SupervisorView['agencies'][number];
type Device = SupervisorView['devices'][number];
type Paper = SupervisorView['papers'][number];
type Zone = SupervisorView['zones'][number];
type Aside = SupervisorView['offlineAside'][number];

/** A wait this long is shown as a problem, in milliseconds. */
export const longWaitMs = 45 * 60_000;

export type Problem =
  /** The server's disk: nothing can be stored, or only slowly. */
  | { readonly kind: 'storage'; readonly state: Exclude<SupervisorView['storage'], 'ok'> }
  /** People wait for an agency at which no counter is open. */
  | { readonly kind: 'nobodyServes'; readonly agency: Agency }
  /** A kiosk or display that should be there is not. */
  | { readonly kind: 'deviceOff'; readonly device: Device }
  /** A connected kiosk whose printer cannot print, or soon cannot. */
  | { readonly kind: 'printer'; readonly device: Device; readonly state: PrinterState }
  /** Tickets of one kiosk whose papers did not come out, or may not have. */
  | { readonly kind: 'papers'; readonly kioskId: KioskId; readonly papers: readonly Paper[] }
  /** A number that a kiosk gave without the server, and that could not enter the queue. */
  | { readonly kind: 'offlineAside'; readonly aside: Aside }
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
  const off = (kind: Device['kind']) =>
    view.devices
      .filter((device) => device.kind === kind && device.connections === 0)
      .map((device): Problem => ({ kind: 'deviceOff', device }));
  const printers = view.devices
    .flatMap((device) => {
      const state = device.printer?.state;
      if (state === undefined || device.connections === 0) return [];
      return state === 'paperLow' || !printerCanPrint(state) ? [{ device, state }] : [];
    })
    .sort((a, b) => Number(printerCanPrint(a.state)) - Number(printerCanPrint(b.state)))
    .map((trouble): Problem => ({ kind: 'printer', ...trouble }));
  const papers = [...Map.groupBy(view.papers, (paper) => paper.kioskId)].map(([kioskId, its]): Problem => ({
    kind: 'papers',
    kioskId,
    papers: its,
  }));
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
  const aside = view.offlineAside.map((one): Problem => ({ kind: 'offlineAside', aside: one }));
  const { storage } = view;
  const disk: Problem[] = storage === 'ok' ? [] : [{ kind: 'storage', state: storage }];
  // While nothing can be stored, nothing works. A kiosk stops people at the door; a display has neighbours. Somebody may stand there with a number that nobody calls.
  return [
    ...disk,
    ...aside,
    ...unserved,
    ...off('kiosk'),
    ...printers,
    ...papers,
    ...off('display'),
    ...silent,
    ...long,
  ];
}

/** Whether an alert that is on tells the same already. */
export function isAlerted({ alerts }: SupervisorView, problem: Problem): boolean {
  const on = (kind: AlertKind, subject: string): boolean =>
    alerts.some((alert) => alert.kind === kind && alert.subject === subject);
  switch (problem.kind) {
    case 'nobodyServes':
      return on('unserved', problem.agency.id);
    case 'longWait':
      return on('longestWait', problem.agency.id);
    case 'deviceOff':
      return on('deviceOff', problem.device.id);
    case 'printer':
      return on('printer', problem.device.id);
    case 'storage':
    case 'papers':
    case 'noSpeaker':
    case 'offlineAside':
      return false;
  }
}

/** A stable name of a problem, for lists. */
export function problemKey(problem: Problem): string {
  switch (problem.kind) {
    case 'nobodyServes':
    case 'longWait':
      return `${problem.kind}:${problem.agency.id}`;
    case 'deviceOff':
    case 'printer':
      return `${problem.kind}:${problem.device.kind}:${problem.device.id}`;
    case 'papers':
      return `${problem.kind}:${problem.kioskId}`;
    case 'offlineAside':
      return `${problem.kind}:${problem.aside.ticketId}`;
    case 'noSpeaker':
      return `${problem.kind}:${problem.zone.id}`;
    case 'storage':
      return `${problem.kind}:${problem.state}`;
  }
}
