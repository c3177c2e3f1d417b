/** What this machine calls itself, and the addresses at which others reach it now. */
import { hostname, networkInterfaces } from 'node:os';
import { isHostName } from './site-certificate.ts';

export interface Surroundings {
  readonly names: readonly string[];
  /** IPv4, without those that only this machine knows. */
  readonly addresses: readonly string[];
}

export function surroundings(): Surroundings {
  const short = hostname().split('.', 1)[0]?.toLowerCase() ?? '';
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => !one.internal && one.family === 'IPv4')
    .map((one) => one.address);
  return { names: isHostName(short) ? [`${short}.local`, short] : ['giliran.local'], addresses };
}
