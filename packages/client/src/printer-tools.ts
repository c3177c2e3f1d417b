/** What a technician asks of a kiosk's printer, by way of the server. */
import {
  CommandResult,
  deviceAnswers,
  type PrinterRequest,
  type DeviceValue,
  type KioskId,
  type PrinterConfig,
} from '@giliran/protocol';
import { call, post, present, type Answer } from './http.ts';

export interface PrinterTools {
  readonly look: () => Answer<DeviceValue<'printer.look'>>;
  readonly test: () => Answer<DeviceValue<'printer.test'>>;
  readonly detect: () => Answer<DeviceValue<'printer.detect'>>;
  readonly newRoll: () => Answer<DeviceValue<'printer.newRoll'>>;
}

/** A little longer than the server waits for the kiosk. Milliseconds. */
const limitMs: Record<PrinterRequest['type'], number> = {
  'printer.look': 12_000,
  'printer.detect': 22_000,
  'printer.test': 47_000,
  'printer.newRoll': 12_000,
};

/** `server` is an origin, or '' for the page's own; `key` a session's token or the kiosk's own key. */
export function printerOfKiosk(server: string, key: string, kioskId: KioskId): PrinterTools {
  const address = (what: string) => `${server}/api/v1/kiosks/${kioskId}/printer/${what}`;
  return {
    look: async () =>
      present(
        await call(deviceAnswers['printer.look'], address('look'), post({}, key), limitMs['printer.look']),
      ),
    test: async () =>
      present(
        await call(deviceAnswers['printer.test'], address('test'), post({}, key), limitMs['printer.test']),
      ),
    detect: async () =>
      present(
        await call(
          deviceAnswers['printer.detect'],
          address('detect'),
          post({}, key),
          limitMs['printer.detect'],
        ),
      ),
    newRoll: async () =>
      present(
        await call(
          deviceAnswers['printer.newRoll'],
          address('new-roll'),
          post({}, key),
          limitMs['printer.newRoll'],
        ),
      ),
  };
}

/** Sets a kiosk's printer up in the name of the session's owner. */
export const printerSetUpAs = async (
  server: string,
  token: string,
  kioskId: KioskId,
  config: PrinterConfig,
): Answer<CommandResult> =>
  present(await call(CommandResult, `${server}/api/v1/kiosks/${kioskId}/printer`, post(config, token)));
