/** The settings of one machine: what may stand where, and which place wins. No I/O. */
import { err, needsNoEncryption, ok, type Result, ServerPin } from '@giliran/protocol';
import { z } from 'zod';
import { defaultHotkeys, type DeviceEntry, DeviceSettings, Hotkeys, type ShellApp } from './bridge.ts';

/**
 * What a settings file may say; every field may be missing. Fields of a newer version are ignored, so
 * that going back a version does not cost the device its key.
 */
export const SettingsFile = z.object({
  serverUrl: DeviceSettings.shape.serverUrl.optional(),
  deviceKey: DeviceSettings.shape.deviceKey.optional(),
  deviceId: DeviceSettings.shape.deviceId.optional(),
  /** The key that the server is known by; null: an authority vouches for it, or nobody has confirmed one. */
  serverPin: ServerPin.nullable().optional(),
  hotkeys: Hotkeys.optional(),
});
export type SettingsFile = z.infer<typeof SettingsFile>;

/** Everything the shell needs to know, complete. */
export interface Settings extends DeviceSettings {
  readonly serverPin: ServerPin | null;
  readonly hotkeys: Hotkeys;
}

export const defaultSettings: Settings = {
  serverUrl: 'http://127.0.0.1:8080',
  deviceKey: null,
  deviceId: null,
  serverPin: null,
  hotkeys: defaultHotkeys,
};

/** The environment's say. A variable that does not fit is left out and named in `refused`. */
export function settingsFromEnvironment(env: Readonly<Record<string, string | undefined>>): {
  settings: SettingsFile;
  refused: readonly string[];
} {
  const settings: SettingsFile = {};
  const refused: string[] = [];
  const take = <T>(name: string, schema: z.ZodType<T>, use: (value: T) => void): void => {
    const text = env[name];
    if (text === undefined || text === '') return;
    const parsed = schema.safeParse(text);
    if (parsed.success) use(parsed.data);
    else refused.push(name);
  };
  take('GILIRAN_SERVER', DeviceSettings.shape.serverUrl, (value) => (settings.serverUrl = value));
  take('GILIRAN_DEVICE_KEY', DeviceSettings.shape.deviceKey, (value) => (settings.deviceKey = value));
  take('GILIRAN_DEVICE_ID', DeviceSettings.shape.deviceId, (value) => (settings.deviceId = value));
  take('GILIRAN_SERVER_PIN', ServerPin, (value) => (settings.serverPin = value));
  return { settings, refused };
}

/** The settings in force: of each field the last layer that says something, else the default. */
export function combineSettings(...layers: readonly SettingsFile[]): Settings {
  let combined = defaultSettings;
  for (const layer of layers) {
    combined = {
      serverUrl: layer.serverUrl ?? combined.serverUrl,
      deviceKey: layer.deviceKey === undefined ? combined.deviceKey : layer.deviceKey,
      deviceId: layer.deviceId === undefined ? combined.deviceId : layer.deviceId,
      serverPin: layer.serverPin === undefined ? combined.serverPin : layer.serverPin,
      hotkeys: layer.hotkeys ?? combined.hotkeys,
    };
  }
  return combined;
}

/** The part that renderers see. */
export const deviceSettings = (settings: Settings): DeviceSettings => ({
  serverUrl: settings.serverUrl,
  deviceKey: settings.deviceKey,
  deviceId: settings.deviceId,
});

/** Name of the administrator's file beside the executable. */
export const machineFileName = (program: ShellApp): string => `giliran-${program}.json`;

/** Reads what a person typed, with what they have confirmed of the server, or says which field is wrong and what it should look like. */
export function readEntry(
  { trust, ...entry }: DeviceEntry,
  before: Settings,
): Result<DeviceSettings & Pick<Settings, 'serverPin'>, { message: string }> {
  const parsed = DeviceSettings.safeParse(entry);
  if (parsed.success) {
    const { serverUrl } = parsed.data;
    const same = serverUrl === before.serverUrl;
    // Whatever the page may do: a key goes readable over the network only where a person has said so.
    if (!same && !needsNoEncryption(serverUrl) && trust?.unencrypted !== true)
      return err({ message: `serverUrl: ${serverUrl} is not encrypted; a person has to confirm that` });
    return ok({
      ...parsed.data,
      serverPin: trust === undefined ? (same ? before.serverPin : null) : trust.pin,
    });
  }
  const [issue] = parsed.error.issues;
  return err({ message: issue === undefined ? 'not valid' : `${issue.path.join('.')}: ${issue.message}` });
}
