/** The settings of one machine: what may stand where, and which place wins. No I/O. */
import { err, ok, type Result } from '@giliran/protocol';
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
  hotkeys: Hotkeys.optional(),
});
export type SettingsFile = z.infer<typeof SettingsFile>;

/** Everything the shell needs to know, complete. */
export interface Settings extends DeviceSettings {
  readonly hotkeys: Hotkeys;
}

export const defaultSettings: Settings = {
  serverUrl: 'http://127.0.0.1:8080',
  deviceKey: null,
  deviceId: null,
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

/** Reads what a person typed, or says which field is wrong and what it should look like. */
export function readEntry(entry: DeviceEntry): Result<DeviceSettings, { message: string }> {
  const parsed = DeviceSettings.safeParse(entry);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err({ message: issue === undefined ? 'not valid' : `${issue.path.join('.')}: ${issue.message}` });
}
