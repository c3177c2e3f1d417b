/**
 * Tells the hall's network that a server is here: DNS-SD, `_giliran._tcp` (RFC 6763). Whoever hears it has heard a
 * claim, no proof; programs compare the fingerprint before they say anything of themselves.
 */
import { EventEmitter } from 'node:events';
import { hostname } from 'node:os';
import { announcedType, type ServerAnnouncement } from '@giliran/protocol';
import BonjourService from 'bonjour-service';

/** What is announced. `port` is the one without encryption. */
export interface Notice extends ServerAnnouncement {
  readonly port: number;
}

/** Begins to announce; the answer says good-bye to the network and ends it. */
export type Announcer = (notice: Notice) => () => Promise<void>;

/** A TXT value of at most 200 bytes, cut between two letters. */
function shortened(text: string, bytes = 200): string {
  let short = text;
  while (Buffer.byteLength(short) > bytes) short = Array.from(short).slice(0, -1).join('');
  return short;
}

/** The library lets what its socket cannot do go unheard, which would end the whole program. */
function hearFaults(bonjour: object, onFault: (error: Error) => void): void {
  const server: unknown = Reflect.get(bonjour, 'server');
  const mdns: unknown = typeof server === 'object' && server !== null ? Reflect.get(server, 'mdns') : null;
  if (mdns instanceof EventEmitter) mdns.on('error', onFault);
}

/** The hall's network itself. `onFault`: nothing could be sent or heard; the server goes on without. `wire`: another socket, for tests. */
export const announceOnNetwork =
  (onFault: (error: Error) => void, wire: object = {}): Announcer =>
  ({ port, site, version, tls, pin }) => {
    const bonjour = new BonjourService(wire, onFault);
    hearFaults(bonjour, onFault);
    // Two servers of one hall (an old and a new machine) are told apart by the machine's name.
    const name = `${shortened(site, 40)} (${shortened(hostname(), 18)})`;
    bonjour.publish({
      name,
      type: announcedType,
      port,
      txt: {
        ...{ site: shortened(site), version },
        ...(tls === undefined ? {} : { tls: String(tls) }),
        ...(pin === undefined ? {} : { pin }),
      },
    });
    return () =>
      new Promise((resolve) => {
        bonjour.unpublishAll(() => bonjour.destroy(() => resolve()));
      });
  };
