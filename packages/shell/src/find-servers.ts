/** Listens for servers that announce themselves on the hall's network. What is heard is a claim, no proof. */
import { EventEmitter } from 'node:events';
import { announcedType, ServerAnnouncement, type FoundServer } from '@giliran/protocol';
import BonjourService from 'bonjour-service';
import { z } from 'zod';

/** Tells the servers heard so far, anew with each change; the answer ends it. */
export type FindServers = (listener: (found: readonly FoundServer[]) => void) => () => void;

/** Where nobody is to be found. */
export const findNobody: FindServers = (listener) => {
  listener([]);
  return () => undefined;
};

/** One that was heard, as the DNS-SD library tells it. */
const Heard = z.object({
  fqdn: z.string(),
  port: z.number().int().min(1).max(65_535),
  txt: z.unknown(),
  addresses: z.array(z.string()).default([]),
  referer: z.object({ address: z.string(), family: z.string() }).optional(),
});

/**
 * The server behind an announcement, at the address the announcement came from: a machine with several cards names
 * addresses that this device may not reach. Null for what is not one of ours.
 */
export function readAnnouncement(service: unknown): { name: string; server: FoundServer } | null {
  const heard = Heard.safeParse(service);
  if (!heard.success) return null;
  const { fqdn, port, txt, addresses, referer } = heard.data;
  const told = ServerAnnouncement.safeParse(txt);
  if (!told.success) return null;
  const address = referer?.family === 'IPv4' ? referer.address : addresses.find((one) => !one.includes(':'));
  if (address === undefined) return null;
  const { site, version, tls, pin = null } = told.data;
  const url = tls === undefined ? `http://${address}:${port}` : `https://${address}:${tls}`;
  if (!URL.canParse(url)) return null;
  return { name: fqdn, server: { url: new URL(url).origin, site, version, pin } };
}

/** How many are kept: whoever floods the network must not fill a list on the screen. */
const most = 20;

/** The library lets what its socket cannot do go unheard, which would end the whole program. */
function hearFaults(bonjour: object, onFault: (error: Error) => void): void {
  const server: unknown = Reflect.get(bonjour, 'server');
  const mdns: unknown = typeof server === 'object' && server !== null ? Reflect.get(server, 'mdns') : null;
  if (mdns instanceof EventEmitter) mdns.on('error', onFault);
}

/** `wire`: another socket than the network's, for tests. */
export const findOnNetwork =
  (onFault: (error: Error) => void, wire: object = {}): FindServers =>
  (listener) => {
    const bonjour = new BonjourService(wire, onFault);
    hearFaults(bonjour, onFault);
    const known = new Map<string, FoundServer>();
    const tell = (): void =>
      listener(
        [...known.values()].toSorted((a, b) => a.site.localeCompare(b.site) || a.url.localeCompare(b.url)),
      );
    const hear = (service: unknown): void => {
      const read = readAnnouncement(service);
      if (read === null || (known.size >= most && !known.has(read.name))) return;
      known.set(read.name, read.server);
      tell();
    };
    const browser = bonjour.find({ type: announcedType });
    browser.on('up', hear);
    browser.on('txt-update', hear);
    browser.on('srv-update', hear);
    browser.on('down', (service) => {
      if (known.delete(service.fqdn)) tell();
    });
    tell();
    return () => {
      browser.stop();
      bonjour.destroy();
    };
  };
