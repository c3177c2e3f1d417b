/** Electron's `ipcMain`. */
import { EventEmitter } from 'node:events';
import { decodeValue, encodeValue } from './wire.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, handler);
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** A message from a page; the answer is text for the page. */
  async receive(event: unknown, message: string): Promise<string> {
    const { kind, channel, args } = JSON.parse(message);
    const list = decodeValue(args);
    if (!Array.isArray(list)) throw new Error('malformed driver message');
    if (kind === 'send') {
      this.emit(channel, event, ...list);
      return JSON.stringify({ ok: true, value: encodeValue(undefined) });
    }
    const handler = this.#handlers.get(channel);
    try {
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return JSON.stringify({ ok: true, value: encodeValue(await handler(event, ...list)) });
    } catch (cause) {
      return JSON.stringify({ ok: false, error: String(cause) });
    }
  }
}

export const ipcMain = new IpcMain();
