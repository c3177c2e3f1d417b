/** The one door from a page into main: who asks, what is asked, and only then the handler. */

import { channels, type RequestName } from './channels.ts';
import type { Log } from './log-file.ts';
import { isRendererUrl } from './origin.ts';
import { requestArguments, type RequestHandlers } from './requests.ts';

/** The asking frame as far as it matters. */
export interface SenderFrame {
  readonly url: string;
  /** Null for a page's main frame. */
  readonly parent: unknown;
}

/** True for the main frame of a page that shows our own renderer. A frame that is already gone is not trusted. */
const isTrustedSender = (frame: SenderFrame | null): boolean =>
  frame !== null && frame.parent === null && isRendererUrl(frame.url);

export interface DoorParts {
  readonly ipcMain: {
    handle(
      channel: string,
      listener: (event: { senderFrame: SenderFrame | null }, ...args: unknown[]) => Promise<unknown>,
    ): void;
  };
  readonly handlers: RequestHandlers;
  readonly log: Log;
}

/**
 * Opens a channel for every handler. A foreign sender, or arguments that do not fit, make the renderer's
 * promise reject with `refused: …`; the handler never sees them.
 */
export function openDoor(parts: DoorParts): void {
  openOne(parts, 'readSettings');
  openOne(parts, 'saveSettings');
  openOne(parts, 'findServers');
  openOne(parts, 'lookAtServer');
  openOne(parts, 'printerStatus');
  openOne(parts, 'printTicket');
  openOne(parts, 'setUpPrinter');
  openOne(parts, 'testPrinter');
  openOne(parts, 'detectPrinters');
  openOne(parts, 'newRoll');
  openOne(parts, 'openOffline');
  openOne(parts, 'keepOffline');
  openOne(parts, 'issueOffline');
  openOne(parts, 'noteOffline');
  openOne(parts, 'setCompact');
  openOne(parts, 'isCompact');
  openOne(parts, 'readHotkeys');
  openOne(parts, 'saveHotkeys');
  openOne(parts, 'holdHotkeys');
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties schema and handler together
function openOne<N extends RequestName>({ ipcMain, handlers, log }: DoorParts, name: N): void {
  const handler = handlers[name];
  if (handler === undefined) return;
  ipcMain.handle(channels[name], async ({ senderFrame }, ...args) => {
    if (!isTrustedSender(senderFrame)) {
      log.error('request.foreignSender', { request: name, from: senderFrame?.url.slice(0, 200) ?? null });
      throw new Error('refused: foreign sender');
    }
    const parsed = requestArguments[name].safeParse(args);
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'count').join(', ');
      log.error('request.malformed', { request: name, fields });
      throw new Error(`refused: arguments of ${name} do not fit (${fields})`);
    }
    return handler(...parsed.data);
  });
}
