/** How a webhook's message proves where it comes from, and that it is not an old one sent again. */
import { createHmac } from 'node:crypto';

/**
 * The value of `Giliran-Signature`: `t={epoch seconds},v1={hex}`, the HMAC-SHA256 of `{t}.{body}` under the
 * webhook's secret.
 */
export function signatureOf(secret: string, body: string, atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}
