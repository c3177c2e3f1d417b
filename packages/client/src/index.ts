/** Typed live connection to the server: views in, commands out, React hooks. */
export { forgetDevice, keepDevice, readDevice, type DeviceIdentity } from './device.ts';
export { ClientProvider, useClient, useConnection, useSend, useServerNow, useView } from './hooks.ts';
export {
  call,
  changePassword,
  fetchLogo,
  fetchPaper,
  post,
  printAtServer,
  present,
  refusalOf,
  signIn,
  signOut,
  type Answer,
  type Session,
} from './http.ts';
export { usePairing, type PairingWish, type RunningPairing } from './pairing/use-pairing.ts';
export type { PairingState } from './pairing/pairing-desk.ts';
export { printerOfKiosk, printerSetUpAs, type PrinterTools } from './printer-tools.ts';
export {
  LiveClient,
  type Connection,
  type LiveClientOptions,
  type SendFailure,
  type SendOptions,
  type SendOutcome,
  type Watched,
} from './live-client.ts';
export { loadAgainIfReplaced } from './replaced-page.ts';
export { screensVersion } from './version.ts';
