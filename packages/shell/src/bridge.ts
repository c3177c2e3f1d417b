/**
 * What a renderer may ask of its Electron main process: `window.giliran`. Types and schemas only, so
 * that renderers and main can both import it. In a plain browser `window.giliran` is undefined.
 */
import {
  PaperWidth,
  PrinterConfig,
  type PrinterDetection,
  type PrinterReport,
  type FoundServer,
  type PrinterTest,
  type Result,
  type ServerLook,
  ServerPin,
  TicketPaper,
} from '@giliran/protocol';
import { z } from 'zod';
import type { Hotkey } from './hotkey-names.ts';
import type { OfflineMemory } from './offline.ts';

export {
  noteOn,
  numberOf,
  OfflineDraft,
  OfflineEntry,
  OfflineNote,
  OfflineSheet,
  type OfflineFailure,
  type OfflineKept,
  type OfflineMemory,
} from './offline.ts';

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

/** How far a person has looked at the server before the device gives it its key. */
export const ServerTrust = z.strictObject({
  /** The key that was confirmed; null: an authority that this machine knows vouches for it. */
  pin: ServerPin.nullable(),
  /** A person takes it upon themselves that keys travel readable to this address. */
  unencrypted: z.boolean(),
});
export type ServerTrust = z.infer<typeof ServerTrust>;

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
  /** Left out: as it was, as long as the address stays the same. */
  trust: ServerTrust.optional(),
});
export type DeviceEntry = z.infer<typeof DeviceEntry>;

/** How the kiosk's printer is set up, as its page was told by the server. */
export const PrinterSetUp = z.strictObject({
  /** Null: the server knows of none. */
  config: PrinterConfig.nullable(),
  /** The paper while no printer is set up. */
  paper: PaperWidth,
});
export type PrinterSetUp = z.infer<typeof PrinterSetUp>;

/** What came of a set-up that the page handed on. */
export interface PrinterInForce {
  /** The set-up that this machine goes by. */
  readonly config: PrinterConfig;
  /** `server`: as told. `file`: a technician's file goes before. `local`: the server knows of none, this machine's own stands. `none`: nobody has set it up. */
  readonly by: 'server' | 'file' | 'local' | 'none';
  /** What is wrong with the technician's file, in words, or null. */
  readonly problem: string | null;
}

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

export const PrinterTestJob = z.strictObject({
  jobId: z.string().regex(/^[\x21-\x7e]{1,100}$/),
  /** Goes into the page's QR code. */
  url: z.url().max(300),
});
export type PrinterTestJob = z.infer<typeof PrinterTestJob>;

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

/** Finding the hall's server. Nothing of this device is told to anybody by it. */
export interface ServersBridge {
  /** Calls `listener` with the servers heard on the hall's network, anew with each change; the answer ends that. */
  find(listener: (found: readonly FoundServer[]) => void): () => void;
  /** What stands at an address (an http or https origin). */
  look(url: string): Promise<ServerLook>;
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
  readonly servers: ServersBridge;
}

export interface KioskBridge extends BridgeBase<'kiosk'> {
  /** What lets the page go on issuing while the server is away. */
  readonly offline: OfflineMemory;
  readonly printer: {
    status(): Promise<PrinterReport>;
    /** Hands on what the server says; it takes effect between two papers and is kept for a start without the server. */
    setUp(setUp: PrinterSetUp): Promise<PrinterInForce>;
    /** A page that shows whether the set-up fits. The same job prints once. */
    test(job: PrinterTestJob): Promise<PrinterTest>;
    /** The printers this machine sees. */
    detect(): Promise<PrinterDetection>;
    /** A person has put in a full roll. */
    newRoll(): Promise<PrinterReport>;
    /** Calls `listener` when the printer is another way than before; the answer ends that. */
    onReport(listener: (report: PrinterReport) => void): () => void;
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
