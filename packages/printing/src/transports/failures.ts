/** System errors of sockets, files and libusb, told apart. */
import type { OpenFailure } from '../driver/transport.ts';

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `ENOENT`, `ECONNREFUSED` …, or undefined. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const KIND_OF_CODE: Readonly<Record<string, OpenFailure['kind']>> = {
  ENOENT: 'notFound',
  ENODEV: 'notFound',
  ENXIO: 'notFound',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EBUSY: 'busy',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  ETIMEDOUT: 'timedOut',
};

export function openFailureOf(error: unknown, what: string): OpenFailure {
  const code = codeOf(error);
  const kind = code === undefined ? undefined : KIND_OF_CODE[code];
  return { kind: kind ?? 'failed', detail: `${what}: ${messageOf(error)}` };
}
