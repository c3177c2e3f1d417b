/** Which build of the screens this is, for the list of devices: told with each connection. */
declare const GILIRAN_VERSION: string | undefined;

/** `0.1.0`; `development` where nothing was built. */
export const screensVersion: string = typeof GILIRAN_VERSION === 'string' ? GILIRAN_VERSION : 'development';
