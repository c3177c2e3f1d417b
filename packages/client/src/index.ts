/** Typed live connection to the server: views in, commands out, React hooks. */
export { forgetDevice, readDevice, type DeviceIdentity } from './device.ts';
export { ClientProvider, useClient, useConnection, useSend, useServerNow, useView } from './hooks.ts';
export { fetchLogo, fetchPaper, printAtServer, signIn, signOut, type Session } from './http.ts';
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
