/** Electron's `app`. */
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { startBrowser } from './browser.ts';
import type { Session } from './session.ts';
import { takeLock } from './single-instance.ts';
import { installRouter } from './web-contents.ts';

interface Closable {
  close(): void;
}

const userDataArgument = '--user-data-dir=';

export class App extends EventEmitter {
  readonly isPackaged = false;
  readonly switches = new Map<string, string>();
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => {
      this.switches.set(name, value);
    },
    hasSwitch: (name: string): boolean => this.switches.has(name),
    getSwitchValue: (name: string): string => this.switches.get(name) ?? '',
  };
  /** The program's windows; set by the module that makes them. */
  windows: () => readonly Closable[] = () => [];
  /** The program's only session; set by the module that makes it. */
  session: () => Session = () => {
    throw new Error('the driver has no session yet');
  };
  #name = 'Electron';
  #userData: string;
  #wanted = false;
  #quitting = false;
  #context = Promise.withResolvers<BrowserContext>();
  #ready = Promise.withResolvers<void>();

  constructor() {
    super();
    const given = process.argv.find((argument) => argument.startsWith(userDataArgument));
    if (given === undefined) throw new Error('the driver needs --user-data-dir');
    this.#userData = given.slice(userDataArgument.length);
    mkdirSync(this.#userData, { recursive: true });
    this.#context.promise.catch(() => undefined);
    // Ready comes after main.js has run its first, synchronous part.
    setImmediate(() => void this.#start());
  }

  async #start(): Promise<void> {
    if (this.#quitting) return;
    const context = await startBrowser(this.#userData, this.switches);
    await installRouter(context, this.session());
    this.#context.resolve(context);
    this.#wanted = true;
    this.emit('ready', {}, {});
    this.#ready.resolve();
  }

  /** The browser, as soon as there is one. */
  get context(): Promise<BrowserContext> {
    return this.#context.promise;
  }
  whenReady = (): Promise<void> => this.#ready.promise;
  isReady = (): boolean => this.#wanted;
  getName = (): string => this.#name;
  setName(name: string): void {
    this.#name = name;
  }
  getVersion = (): string => '0.0.0';
  setAppUserModelId(): void {}
  enableSandbox(): void {
    if (this.#wanted) throw new Error('enableSandbox must be called before the app is ready');
  }
  getPath(name: string): string {
    switch (name) {
      case 'userData':
        return this.#userData;
      case 'exe':
        // A folder of this test's own stands for the folder of the executable.
        return join(this.#userData, 'program', 'electron');
      default:
        throw new Error(`the driver has no path ${name}`);
    }
  }
  requestSingleInstanceLock(): boolean {
    return takeLock(this.#userData, (argv, folder) => this.emit('second-instance', {}, argv, folder, null));
  }
  quit(): void {
    let prevented = false;
    const event = {
      preventDefault: () => {
        prevented = true;
      },
    };
    if (!this.#quitting) {
      this.emit('before-quit', event);
      if (prevented) return;
      this.#quitting = true;
    }
    for (const window of this.windows()) window.close();
    if (this.windows().length > 0) {
      this.#quitting = false;
      return;
    }
    this.exit(0);
  }
  exit(code = 0): void {
    this.emit('will-quit', { preventDefault: () => undefined });
    this.emit('quit', {}, code);
    const end = (): never => process.exit(code);
    if (!this.#wanted) end();
    void this.#context.promise.then((context) => context.close()).then(end, end);
  }
}
