/**
 * Keeps an eye on a pinned server: tells when another key stands at its address, and when the server has moved to
 * another address finds it there by its key. Without a pin nothing is watched, because nothing would tell the hall's
 * server from a stranger.
 */
import type { ServerPin } from '@giliran/protocol';
import type { FindServers } from './find-servers.ts';
import type { Log } from './log-file.ts';

/** Between two looks, ms. */
export const lookEvery = 15_000;
/** Looks in vain before the server is searched for: a restart or an update is shorter. */
export const looksInVain = 4;
/** How long one search listens, ms. */
export const searchFor = 10_000;

/** Another server stands at the address than the one that was confirmed. */
export interface OtherKey {
  readonly expected: ServerPin;
  readonly shown: ServerPin;
}

export interface ServerWatchParts {
  readonly known: () => { readonly url: string; readonly pin: ServerPin | null };
  /** The key shown at an address; null when nobody answers. */
  readonly shownPin: (url: string) => Promise<ServerPin | null>;
  readonly find: FindServers;
  readonly later: (delay: number, task: () => void) => () => void;
  readonly log: Log;
  /** Another key stands there; null when all is well again. Told once for each change. */
  readonly onOtherKey: (trouble: OtherKey | null) => void;
  /** The server answers at another address, and has proved its key there. */
  readonly onMoved: (url: string) => void;
}

export interface ServerWatch {
  /** What the last look has found. */
  trouble(): OtherKey | null;
  /** Looks at once instead of in a while, after settings have changed. */
  lookNow(): Promise<void>;
  stop(): void;
}

/** Begins with a look at once. */
export function watchServer(parts: ServerWatchParts): ServerWatch {
  let trouble: OtherKey | null = null;
  let inVain = 0;
  let stopped = false;
  let cancel = (): void => {};
  let endSearch: (() => void) | null = null;
  /** Looks started later count; what an earlier one still says does not. */
  let turn = 0;

  const tell = (next: OtherKey | null): void => {
    const same = next?.shown === trouble?.shown && next?.expected === trouble?.expected;
    trouble = next;
    if (same) return;
    if (next) parts.log.error('server.otherKey', { expected: next.expected, shown: next.shown });
    else parts.log.info('server.knownAgain');
    parts.onOtherKey(next);
  };

  const search = (pin: ServerPin): void => {
    if (endSearch !== null) return;
    parts.log.info('server.searched');
    const asked = new Set<string>();
    const end = parts.find((found) => {
      for (const { url } of found.filter((server) => server.pin === pin && !asked.has(server.url))) {
        asked.add(url);
        // The announcement only says where to look: the key itself decides.
        void parts.shownPin(url).then((shown) => {
          const { pin: wanted, url: now } = parts.known();
          if (stopped || endSearch === null || shown !== wanted || shown === null || url === now) return;
          endSearch();
          inVain = 0;
          parts.log.info('server.moved', { to: url });
          parts.onMoved(url);
        });
      }
    });
    const late = parts.later(searchFor, () => endSearch?.());
    endSearch = () => {
      endSearch = null;
      late();
      end();
    };
  };

  const look = async (): Promise<void> => {
    cancel();
    turn += 1;
    const mine = turn;
    const { url, pin } = parts.known();
    if (pin === null || !url.startsWith('https:')) tell(null);
    else {
      const shown = await parts.shownPin(url);
      if (stopped || mine !== turn) return;
      if (shown === null) {
        inVain += 1;
        if (inVain >= looksInVain) search(pin);
      } else {
        inVain = 0;
        endSearch?.();
        tell(shown === pin ? null : { expected: pin, shown });
        // A stranger may have taken the old address while the server went to another.
        if (shown !== pin) search(pin);
      }
    }
    if (!stopped) cancel = parts.later(lookEvery, () => void look());
  };
  void look();
  return {
    trouble: () => trouble,
    lookNow: look,
    stop() {
      stopped = true;
      cancel();
      endSearch?.();
    },
  };
}
