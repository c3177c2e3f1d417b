/** The kiosk's papers and printer, joined to the live connection. */
import {
  fetchLogo,
  fetchPaper,
  printAtServer,
  printerOfKiosk,
  type LiveClient,
  type PrinterTools,
} from '@giliran/client';
import type { KioskId, KioskView } from '@giliran/protocol';
import type { KioskBridge, PrinterInForce } from '@giliran/shell/bridge';
import type { RestClock } from '../flow/machine.ts';
import { Alone, type AloneParts } from '../offline/alone.ts';
import { PaperDesk } from '../papers/desk.ts';
import { withLogo } from '../papers/logo-shelf.ts';
import { answering, ownTools, setUpKeeper } from '../papers/own-printer.ts';
import { ownPrinter, reporter, serverPrinter } from '../papers/press.ts';
import { PrinterWatch } from '../papers/printer-watch.ts';
import type { KioskIdentity } from './identity.ts';

/** How often the printer is asked and the list of papers looked through. */
const LOOK_EVERY_MS = 5_000;
const TELL_LIMIT_MS = 5_000;

export interface Station {
  readonly desk: PaperDesk;
  /** The kiosk's own printer; null in a plain browser, where the server has it. */
  readonly watch: PrinterWatch | null;
  readonly tools: PrinterTools;
  /** What the kiosk does without its server; null in a plain browser, whose page and printer are the server's. */
  readonly alone: Alone | null;
  /** The set-up that this machine's own printer goes by; null before that is known, and in a plain browser. */
  readonly inForce: () => PrinterInForce | null;
}

export interface StationParts {
  readonly client: Pick<
    LiveClient,
    'send' | 'watch' | 'current' | 'serverNow' | 'report' | 'onAsk' | 'connection' | 'onConnection'
  >;
  readonly identity: KioskIdentity;
  readonly bridge: KioskBridge | null;
  readonly clock: RestClock;
  /** This machine's own idea of the time, epoch milliseconds. */
  readonly ownNow: () => number;
}

/** The server as it is heard over the live connection: null while that is down, or not all is there yet. */
function heardThrough(client: StationParts['client'], kioskId: KioskId): AloneParts['server'] {
  const scopes = [
    { kind: 'catalogue', kioskId },
    { kind: 'kiosk', kioskId },
  ] as const;
  return {
    send: client.send,
    now: client.serverNow,
    heard: () => {
      const catalogue = client.current<'catalogue'>(scopes[0]);
      const queues = client.current<'kiosk'>(scopes[1]);
      const fresh = client.connection().status === 'online' && catalogue.fresh && queues.fresh;
      return fresh && catalogue.view && queues.view
        ? { catalogue: catalogue.view, queues: queues.view }
        : null;
    },
    onChange: (listener) => {
      client.onConnection(listener);
      for (const scope of scopes) client.watch(scope, listener);
    },
  };
}

export function openStation({ client, identity, bridge, clock, ownNow }: StationParts): Station {
  const { kioskId, server, key } = identity;
  const scope = { kind: 'kiosk', kioskId } as const;
  const view = (): KioskView | null => {
    const watched = client.current<'kiosk'>(scope);
    return watched.fresh ? watched.view : null;
  };
  // On a machine that was just installed a paper must not go into a folder because the set-up is still on its way.
  const setUpKnown = Promise.withResolvers<void>();
  const press =
    bridge === null
      ? serverPrinter({
          send: client.send,
          printAtServer: (ticketId) => printAtServer(server, key, ticketId),
        })
      : ownPrinter({
          send: client.send,
          printer: bridge.printer,
          fetchPaper: withLogo({
            fetchPaper: async (ticketId) => {
              await setUpKnown.promise;
              return fetchPaper(server, key, ticketId);
            },
            fetchLogo: (hash) => fetchLogo(server, key, hash),
          }),
          width: () => client.current<'catalogue'>({ kind: 'catalogue', kioskId }).view?.kiosk.paper,
        });
  const desk: PaperDesk = new PaperDesk({
    press,
    report: reporter(client.send),
    onJobDone: () => void watch?.look(),
  });
  const watch: PrinterWatch | null =
    bridge === null
      ? null
      : new PrinterWatch({
          ask: () => bridge.printer.status(),
          mayAsk: () => !desk.busy,
          believed: () => view()?.printer,
          tell: (report) => client.send({ type: 'printer.report', report }, { giveUpAfterMs: TELL_LIMIT_MS }),
        });
  const alone =
    bridge === null
      ? null
      : new Alone({
          ...{ identity, clock, ownNow },
          server: heardThrough(client, identity.kioskId),
          memory: bridge.offline,
          printer: bridge.printer,
          onJobDone: () => void watch?.look(),
        });
  let inForce: PrinterInForce | null = null;
  if (bridge === null || watch === null) client.report({ printsAt: 'server' });
  else {
    const { printer } = bridge;
    printer.onReport((report) => void watch.heard(report));
    client.onAsk(answering({ printer, server, onLook: (report) => void watch.heard(report, 'exactly') }));
    const handOn = setUpKeeper({
      kioskId,
      printer,
      send: client.send,
      report: client.report,
      onInForce: (now) => {
        inForce = now;
      },
    });
    const catalogue = { kind: 'catalogue', kioskId } as const;
    client.watch(catalogue, () => {
      const { view, fresh } = client.current<'catalogue'>(catalogue);
      if (view !== null && fresh) void handOn(view.kiosk).finally(setUpKnown.resolve);
    });
  }
  const lookThrough = (): void => {
    const papers = view()?.papers;
    if (papers !== undefined) desk.listed(papers, client.serverNow());
  };
  let told = false;
  client.watch(scope, () => {
    lookThrough();
    // The first view says what the server believes: the printer's state need not wait for the next look.
    if (!told && view() !== null) {
      told = true;
      void watch?.look();
    }
  });
  void watch?.look();
  clock.every(LOOK_EVERY_MS, () => {
    lookThrough();
    void watch?.look();
  });
  return {
    desk,
    watch,
    alone,
    tools: bridge === null ? printerOfKiosk(server, key, kioskId) : ownTools(bridge.printer, server),
    inForce: () => inForce,
  };
}
