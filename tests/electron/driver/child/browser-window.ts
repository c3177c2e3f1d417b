/** Electron's `BrowserWindow`. */
import { EventEmitter } from 'node:events';
import type { BrowserContext } from 'playwright-core';
import type { Session } from './session.ts';
import { WebContents } from './web-contents.ts';

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Options {
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
  readonly show?: boolean;
  readonly kiosk?: boolean;
  readonly fullscreen?: boolean;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}
export interface WindowSurroundings {
  readonly context: Promise<BrowserContext>;
  readonly session: Session;
  readonly onContents: (contents: WebContents) => void;
  readonly onAllClosed: () => void;
}

/** The driver's only screen. */
export const workArea: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 };
/** What Electron gives a page that asks for nothing. */
const defaultPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  devTools: true,
};

/** A class bound to one program's surroundings. */
export function browserWindowClass(surroundings: WindowSurroundings) {
  const open = new Set<BrowserWindow>();

  class BrowserWindow extends EventEmitter {
    readonly webContents: WebContents;
    #options: Options;
    #bounds: Rectangle;
    #normal: Rectangle;
    #state: 'normal' | 'maximized' | 'minimized' = 'normal';
    #visible: boolean;
    #focused = false;
    #onTop = false;
    #destroyed = false;

    static getAllWindows = (): BrowserWindow[] => [...open];
    static getFocusedWindow = (): BrowserWindow | null => [...open].find((one) => one.#focused) ?? null;
    static fromWebContents = (contents: unknown): BrowserWindow | null =>
      [...open].find((one) => one.webContents === contents) ?? null;

    constructor(options: Options = {}) {
      super();
      this.#options = options;
      this.#visible = options.show ?? true;
      this.#bounds =
        options.fullscreen === true
          ? { ...workArea }
          : { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };
      this.#normal = this.#bounds;
      const preload = options.webPreferences?.['preload'];
      this.webContents = new WebContents({
        context: surroundings.context,
        session: surroundings.session,
        preload: typeof preload === 'string' ? preload : undefined,
        preferences: { ...defaultPreferences, ...options.webPreferences },
        size: () => ({ width: this.#bounds.width, height: this.#bounds.height }),
      });
      open.add(this);
      surroundings.onContents(this.webContents);
      this.webContents.once('dom-ready', () => this.emit('ready-to-show'));
    }

    loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);
    isDestroyed = (): boolean => this.#destroyed;
    isKiosk = (): boolean => this.#options.kiosk ?? false;
    isFullScreen = (): boolean => this.#options.fullscreen ?? false;
    getTitle = (): string => this.#options.title ?? '';
    isVisible = (): boolean => this.#visible;
    isFocused = (): boolean => this.#focused;
    isMinimized = (): boolean => this.#state === 'minimized';
    isMaximized = (): boolean => this.#state === 'maximized';
    isAlwaysOnTop = (): boolean => this.#onTop;
    getBounds = (): Rectangle => ({ ...this.#bounds });
    getNormalBounds = (): Rectangle => ({ ...this.#normal });
    show(): void {
      this.#visible = true;
      this.focus();
    }
    hide(): void {
      this.#visible = false;
      this.#focused = false;
    }
    focus(): void {
      for (const other of open) other.#focused = other === this;
    }
    blur(): void {
      this.#focused = false;
    }
    minimize(): void {
      this.#state = 'minimized';
      this.#focused = false;
    }
    restore(): void {
      this.#state = 'normal';
    }
    maximize(): void {
      this.#state = 'maximized';
      this.#bounds = { ...workArea };
      void this.webContents.resize();
    }
    unmaximize(): void {
      this.#state = 'normal';
      this.setBounds(this.#normal);
    }
    setAlwaysOnTop(on: boolean): void {
      this.#onTop = on;
    }
    setBounds(bounds: Partial<Rectangle>): void {
      this.#bounds = { ...this.#bounds, ...bounds };
      this.#normal = this.#bounds;
      void this.webContents.resize();
    }
    close(): void {
      if (this.#destroyed) return;
      let prevented = false;
      this.emit('close', {
        preventDefault: () => {
          prevented = true;
        },
      });
      if (!prevented) this.destroy();
    }
    destroy(): void {
      if (this.#destroyed) return;
      this.#destroyed = true;
      open.delete(this);
      void this.webContents.destroy().catch(() => undefined);
      this.emit('closed');
      if (open.size === 0) surroundings.onAllClosed();
    }
  }
  return BrowserWindow;
}
