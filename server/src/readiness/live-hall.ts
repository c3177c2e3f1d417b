/** What is known of the devices while the server runs, and how one that is not there is told. */
import type { QueueState } from '@giliran/engine';
import type { CounterId, Display, Finding, StaffId } from '@giliran/protocol';
import { age, finding, type Words } from './finding.ts';

type Kind = 'kiosk' | 'display' | 'counter';

/** What a running server knows of the devices. */
export interface LiveHall {
  readonly connections: (kind: Kind, id: string) => number;
  /** When it was last there, epoch milliseconds, also before this start; null: never. */
  readonly lastSeen: (kind: Kind, id: string) => number | null;
  readonly version: (kind: Kind, id: string) => string | null;
  /** Whether a display's sound is locked; null: it has not said. */
  readonly mute: (displayId: string) => boolean | null;
  /** Which display of a zone speaks now. */
  readonly speaker: (zoneId: Display['zoneId']) => string | null;
  /** Whether a clerk's window works at the counter now. */
  readonly worked: (counterId: CounterId) => boolean;
  /** When somebody who is signed in was last heard, epoch milliseconds; null: not signed in. */
  readonly heard: (staffId: StaffId) => number | null;
}

export interface HallFacts {
  readonly state: QueueState;
  readonly now: number;
  /** Null while the server is stopped. */
  readonly live: LiveHall | null;
  readonly demoSecrets: number;
}

const cannotTell: Words = {
  id: 'Nyalakan server, lalu periksa lagi.',
  en: 'Start the server, then look again.',
};

/** Whether a device is there, in words; null when it is. */
export function absence(live: LiveHall, now: number, kind: Kind, id: string): Words | null {
  if (live.connections(kind, id) > 0) return null;
  const seen = live.lastSeen(kind, id);
  if (seen === null) return { id: 'belum pernah tersambung', en: 'has never been connected' };
  const { id: lama, en: long } = age(now - seen);
  return { id: `terputus sejak ${lama} yang lalu`, en: `has been away for ${long}` };
}

export const connectAdvice = (what: Words): Words => ({
  id: `Nyalakan ${what.id} dan periksa jaringannya; bila baru, pasangkan dari halaman Perangkat.`,
  en: `Switch the ${what.en} on and look at its network; if it is new, pair it on the page Devices.`,
});

/** A device of which a stopped server can tell nothing. */
export const unknown = (group: 'kiosks' | 'displays' | 'counters', id: string, name: string): Finding =>
  finding(group, id, 'unknown', {
    title: {
      id: `${name}: tidak diketahui selagi server mati`,
      en: `${name}: not known while the server is stopped`,
    },
    action: cannotTell,
  });
