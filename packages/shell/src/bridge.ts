/**
 * What a renderer may ask of its Electron main process: `window.giliran`. Types and schemas only, so
 * that renderers and main can both import it. In a plain browser `window.giliran` is undefined.
 */
import { PaperWidth, type Result, TicketPaper } from '@giliran/protocol';
import { z } from 'zod';
import type { Hotkey } from './hotkey-names.ts';

/** The desktop programs that live in this shell. */
export const ShellApp = z.enum(['kiosk', 'display', 'counter']);
export type ShellApp = z.infer<typeof ShellApp>;

/** Address of the hall's server: http or https, an origin without path, query or credentials. */
export const ServerUrl = z
  .string()
  .max(300)
  .refine(
    (text) => {
      if (!URL.canParse(text)) return false;
      const url = new URL(text);
      return (
        (url.protocol === 'http:' || url.protocol === 'https:') &&
        url.username === '' &&
        url.password === '' &&
        url.pathname === '/' &&
        url.search === '' &&
        url.hash === ''
      );
    },
    { error: 'use an address such as http://192.168.1.10:8080, without a path' },
  )
  .transform((text) => new URL(text).origin);

/** Who this device is and where its server stands. `deviceKey` is a secret of this machine. */
export const DeviceSettings = z.strictObject({
  serverUrl: ServerUrl,
  deviceKey: z.string().min(1).max(200).nullable(),
  /** The kiosk's, display's or counter's id on the site. */
  deviceId: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'use lower-case letters, digits and hyphens, as in kiosk-1')
    .nullable(),
});
export type DeviceSettings = z.infer<typeof DeviceSettings>;

/** The same as a person typed it: of the right form, perhaps not yet right. */
export const DeviceEntry = z.strictObject({
  serverUrl: z.string().max(2000),
  deviceKey: z.string().max(2000).nullable(),
  deviceId: z.string().max(2000).nullable(),
});
export type DeviceEntry = z.infer<typeof DeviceEntry>;

/** How the kiosk's printer is, as one word. */
export const PrinterState = z.enum([
  'ready',
  'paperLow',
  'paperOut',
  'coverOpen',
  'cutterError',
  'offline',
  'error',
  'unknown',
]);
export type PrinterState = z.infer<typeof PrinterState>;

/**
 * One paper to print. The same `jobId` comes out once: asking again after it was printed gives the same
 * answer and no paper. After a failure that printed nothing, asking again is another try. Where a paper may have
 * come out, and for a reprint, ask under a new id.
 */
export const PrintJob = z.strictObject({
  jobId: z.string().regex(/^[\x21-\x7e]{1,100}$/),
  paper: TicketPaper,
  /** The kiosk's roll, as its catalogue says; 80 mm when left out. */
  width: PaperWidth.optional(),
});
export type PrintJob = z.infer<typeof PrintJob>;

export { hotkeyNames, type Hotkey } from './hotkey-names.ts';

/** An accelerator in Electron's notation (`Control+Alt+N`), null for none. */
const Accelerator = z.string().min(1).max(60).nullable();

/** The keys that work from inside other programs. What is left out is the default. */
export const Hotkeys = z.object({
  next: Accelerator.default('Control+Alt+N'),
  recall: Accelerator.default('Control+Alt+R'),
  noShow: Accelerator.default('Control+Alt+H'),
  park: Accelerator.default('Control+Alt+P'),
  transfer: Accelerator.default('Control+Alt+T'),
  undo: Accelerator.default('Control+Alt+U'),
  show: Accelerator.default('Control+Alt+G'),
});
export type Hotkeys = z.infer<typeof Hotkeys>;
export const defaultHotkeys: Hotkeys = Hotkeys.parse({});

/** The hotkeys in force. */
export interface HotkeyReport {
  readonly hotkeys: Hotkeys;
  /** Those that do not work: another program holds the key, or it is misspelt. */
  readonly silent: readonly Hotkey[];
  /** The machine's administrator has set them: what is saved here does not take effect. */
  readonly fixed: boolean;
}

interface BridgeBase<A extends ShellApp> {
  readonly app: A;
  /** The program's version, `0.1.0`. */
  readonly version: string;
  /** The settings in force: file, overridden by the machine's administrator (see the shell's README). */
  settings(): Promise<DeviceSettings>;
  /**
   * Writes the settings and gives back those in force afterwards, or says what is wrong with them. When the
   * server's address has changed, the window is loaded anew right after the answer, because the page's
   * security policy names the server.
   */
  saveSettings(next: DeviceEntry): Promise<Result<DeviceSettings, { message: string }>>;
}

export interface KioskBridge extends BridgeBase<'kiosk'> {
  readonly printer: {
    status(): Promise<PrinterState>;
    /**
     * `at`: when the paper was out, ms since 1970. `reason` starts with the printer's state (`paperOut`), or with
     * `unknown` when the paper may still come out: ask a person before trying again.
     */
    print(job: PrintJob): Promise<Result<{ at: number }, { reason: string }>>;
  };
}

/** Whether a failed print's `reason` leaves it open what became of the paper. */
export const mayStillComeOut = (reason: string): boolean => /^unknown\b/.test(reason);

export type DisplayBridge = BridgeBase<'display'>;

export interface CounterBridge extends BridgeBase<'counter'> {
  readonly window: {
    /** The slim bar that stays on top (true) or the ordinary window (false). */
    setCompact(on: boolean): Promise<void>;
    isCompact(): Promise<boolean>;
  };
  readonly hotkeys: {
    read(): Promise<HotkeyReport>;
    /** Writes them, and they work from then on. */
    save(next: Hotkeys): Promise<Result<HotkeyReport, { message: string }>>;
    /** Lets go of all keys while a person presses a new one (true); takes them again (false). */
    hold(on: boolean): Promise<void>;
  };
  /** Calls `listener` for each press of a global hotkey; the answer ends that. */
  onHotkey(listener: (hotkey: Hotkey) => void): () => void;
}

/** Narrow it by `app`. */
export type GiliranBridge = KioskBridge | DisplayBridge | CounterBridge;

declare global {
  interface Window {
    readonly giliran?: GiliranBridge;
  }
}
