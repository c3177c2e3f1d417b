/** The hall as the day finds it: live connections of kiosks and counters, and what they offer and serve. */
import { LiveClient } from '@giliran/client';
import {
  err,
  ok,
  type CounterId,
  type KioskId,
  type Result,
  type Site,
  type StaffId,
  viewSchemas,
} from '@giliran/protocol';
import { clerksOf, signInAll, supervisorOf } from './clerks.ts';
import type { Hall, HallCounter, KioskOffer } from './citizens.ts';
import type { AskFailure, SiteApi } from './site-api.ts';

interface LiveCounter {
  readonly counter: HallCounter;
  readonly client: LiveClient;
}
export interface LiveHall {
  readonly hall: Hall;
  /** Where the kiosks of the hall issue, by their place in `hall.kiosks`. */
  readonly issuers: readonly LiveClient[];
  readonly counters: readonly LiveCounter[];
  readonly usualMinutes: ReadonlyMap<string, number>;
  /** Watches the whole hall. */
  readonly overview: LiveClient;
  /** Whoever looks after the hall: a supervisor who signed in, else the program. */
  readonly supervisor: LiveClient;
  /** How many counters have a clerk who signed in. */
  readonly clerks: number;
  close(): void;
}

/** A connection watches at most so many counters. */
const countersPerConnection = 20;
const catalogueMs = 15_000;

/** What the kiosk offers, as its own screen is told; null when the server does not say in time. */
function catalogueOf(client: LiveClient, kioskId: KioskId) {
  const scope = { kind: 'catalogue' as const, kioskId };
  return new Promise<ReturnType<typeof read>>((resolve) => {
    const settle = (): void => {
      const { view, refused } = client.current<'catalogue'>(scope);
      if (!view && !refused) return;
      clearTimeout(timer);
      stop();
      resolve(view);
    };
    const stop = client.watch(scope, settle);
    const timer = setTimeout(() => {
      stop();
      resolve(null);
    }, catalogueMs);
  });
  function read() {
    return client.current<'catalogue'>(scope).view;
  }
}

export async function enterHall(parts: {
  readonly server: string;
  readonly key: string;
  readonly kioskKeys: readonly string[];
  readonly api: SiteApi;
  /** The site and the password of its staff: they sign in, and the counters know their names. */
  readonly staff?: { readonly site: Site; readonly password: string } | null;
}): Promise<Result<LiveHall, AskFailure>> {
  const { server: url, key, api } = parts;
  const [counters, services] = [await api.counters(), await api.services()];
  if (!counters.ok) return counters;
  if (!services.ok) return services;
  const clients: LiveClient[] = [];
  const connect = (by: string): LiveClient => {
    const client = new LiveClient({ url, auth: { key: by }, views: viewSchemas });
    clients.push(client);
    return client;
  };

  const issuers: LiveClient[] = [];
  const kiosks: KioskOffer[] = [];
  const reasons = new Map<string, Hall['priorityReasons'][number]>();
  for (const kioskKey of parts.kioskKeys) {
    const device = await api.kioskOf(kioskKey);
    if (!device.ok) continue;
    const client = connect(kioskKey);
    const catalogue = await catalogueOf(client, device.value.id);
    if (!catalogue) continue;
    const offered = new Set(catalogue.services.map(({ id }) => id));
    kiosks.push({ kiosk: issuers.length, services: services.value.filter(({ id }) => offered.has(id)) });
    issuers.push(client);
    for (const { id } of catalogue.priorityReasons) reasons.set(id, id);
  }
  const overview = connect(key);
  if (issuers.length === 0) {
    // No kiosk's key is known here: the tickets are issued by the key of the program, one counter for all.
    kiosks.push({ kiosk: 0, services: services.value });
    issuers.push(overview);
  }

  const site = parts.staff?.site;
  const clerks = site ? clerksOf(site) : new Map<CounterId, StaffId>();
  const chief = site ? supervisorOf(site) : null;
  const sessions = await signInAll(
    url,
    [...clerks.values(), ...(chief === null ? [] : [chief])],
    parts.staff?.password ?? '',
  );
  const hands = new Map<CounterId, LiveClient>();
  let hand = overview;
  for (const [n, counter] of counters.value.entries()) {
    const clerk = clerks.get(counter.id);
    const session = clerk === undefined ? undefined : sessions.get(clerk);
    if (n % countersPerConnection === 0) hand = connect(key);
    hands.set(counter.id, session === undefined ? hand : connect(session));
  }
  const connectIf = (session: string | undefined): LiveClient =>
    session === undefined ? overview : connect(session);
  const kiosksGone = kiosks.every((k) => k.services.length === 0);
  if (kiosksGone || counters.value.length === 0) {
    for (const client of clients) client.close();
    return err('refused');
  }
  return ok({
    hall: { kiosks, counters: counters.value, priorityReasons: [...reasons.values()] },
    issuers,
    counters: counters.value.map((counter) => ({ counter, client: hands.get(counter.id) ?? overview })),
    usualMinutes: new Map(services.value.map((s) => [s.id, s.usualMinutes])),
    overview,
    supervisor: connectIf(chief === null ? undefined : sessions.get(chief)),
    clerks: [...clerks.values()].filter((id) => sessions.has(id)).length,
    close: () => {
      for (const client of clients) client.close();
    },
  });
}
