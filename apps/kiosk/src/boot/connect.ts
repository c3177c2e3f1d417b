/**
 * The connection begins before the screens are even read: `main.tsx` imports this first, so that the server's views
 * are on their way while a slow machine still reads React and the rest.
 */
import { LiveClient, loadAgainIfReplaced, screensVersion } from '@giliran/client';
import { CatalogueView, KioskView } from '@giliran/protocol';
import { identityOfPage, identityOfShell, kioskBridge, type Identified } from './identity.ts';

const bridge = kioskBridge(window);

export type Begun =
  | (Extract<Identified, { known: true }> & { readonly client: LiveClient })
  | Extract<Identified, { known: false }>;

function begin(who: Identified): Begun {
  if (!who.known) return who;
  const { key, server, kioskId } = who.identity;
  const version = bridge?.version ?? screensVersion;
  const client = new LiveClient({
    url: server,
    auth: { key, version },
    views: { catalogue: CatalogueView, kiosk: KioskView },
    onUnreadable: () => void loadAgainIfReplaced(),
  });
  // What the first screen shows: watched as long as the page lives.
  for (const kind of ['catalogue', 'kiosk'] as const) client.watch({ kind, kioskId }, () => {});
  return { ...who, client };
}

/** Who this kiosk is, and its connection; who it is not yet, and what is known so far. */
export const begun: Promise<Begun> = bridge
  ? identityOfShell(bridge).then(begin)
  : Promise.resolve(begin(identityOfPage(window)));
