/** What is put into a page before its own scripts: Electron's preload side, then the real preload.cjs. */
import { readFileSync } from 'node:fs';
import { decodeValue, encodeValue } from './wire.ts';

/** The page's way to main. Taken off the page's global object before the page's own scripts run. */
export const askBinding = '__driverAsk';
/** Main's way to the page: `webContents.send`. */
export const deliverName = '__driverDeliver';

interface PageSide {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
  readonly askBinding: string;
  readonly deliverName: string;
  readonly runPreload: ((require: unknown, module: unknown, exports: unknown) => void) | null;
}

/** Runs in the page. Stands alone: it is sent as source text. */
function installPreload({ encode, decode, askBinding, deliverName, runPreload }: PageSide): void {
  const ask: (request: string) => Promise<string> = Reflect.get(globalThis, askBinding);
  Reflect.deleteProperty(globalThis, askBinding);
  // Electron gives subframes no preload.
  if (window.top !== window || runPreload === null) return;

  const listeners = new Map<string, ((event: unknown, ...args: unknown[]) => void)[]>();
  const off = (channel: string, listener: unknown): void => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((one) => one !== listener),
    );
  };
  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const answer = JSON.parse(await ask(JSON.stringify({ kind: 'invoke', channel, args: encode(args) })));
      if (answer.ok) return decode(answer.value);
      throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
    },
    send(channel: string, ...args: unknown[]): void {
      void ask(JSON.stringify({ kind: 'send', channel, args: encode(args) }));
    },
    on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): void {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    off,
    removeListener: off,
  };
  Object.defineProperty(globalThis, deliverName, {
    value: (channel: string, text: string) => {
      const args = decode(text);
      if (!Array.isArray(args)) return;
      for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer }, ...args);
    },
  });

  /** The context bridge: values are copied, functions become proxies, promises stay promises. */
  const cross = (value: unknown): unknown => {
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof value === 'function') {
      return (...args: unknown[]) =>
        cross(
          Reflect.apply(
            value,
            undefined,
            args.map((part) => cross(part)),
          ),
        );
    }
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Promise) return value.then(cross, (cause) => Promise.reject(cross(cause)));
    if (value instanceof Error) return new Error(value.message);
    if (Array.isArray(value)) return value.map((part) => cross(part));
    const prototype = Object.getPrototypeOf(value);
    if (
      prototype === null ||
      !/^\[object (Date|Map|Set|RegExp|ArrayBuffer|\w+Array)\]$/.test(Object.prototype.toString.call(value))
    ) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cross(part)]));
    }
    return structuredClone(value);
  };
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) {
      for (const part of Object.values(value)) freeze(part);
      Object.freeze(value);
    }
    return value;
  };
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      if (key in globalThis) throw new Error(`Cannot bind an API on top of an existing property: ${key}`);
      Object.defineProperty(globalThis, key, { value: freeze(cross(api)), enumerable: true });
    },
  };
  const require = (name: string): unknown => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  runPreload(require, module, module.exports);
}

/** The init script of a page, with the real preload inside. */
export function preloadScript(preload: string | undefined): string {
  const run =
    preload === undefined
      ? 'null'
      : `function (require, module, exports) {\n${readFileSync(preload, 'utf8')}\n}`;
  return `(${installPreload.toString()})({
    encode: ${encodeValue.toString()},
    decode: ${decodeValue.toString()},
    askBinding: ${JSON.stringify(askBinding)},
    deliverName: ${JSON.stringify(deliverName)},
    runPreload: ${run},
  });`;
}
