/** How bytes reach a printer and come back: USB, network or a device file. The driver knows only this. */
import type { Result } from '@giliran/protocol';
import { unreachable } from '@giliran/protocol';
import type { PrinterStatus } from '../printer.ts';

export type Transport = {
  /** Where it leads, for the technician: `USB 04b8:0e15`, `192.168.1.40:9100`. */
  readonly name: string;
  /** Whether bytes can come back at all. */
  readonly answers: boolean;
  /** Looks for the printer anew each time. Never rejects, and is over within the transport's time limit. */
  open(): Promise<Result<Connection, OpenFailure>>;
};

export type Connection = {
  /**
   * Hands bytes over. `ok` means that the other side, or this machine's own buffer, took them all. Never
   * rejects; after `limitMs` it gives up, and the connection is of no more use.
   */
  write(bytes: Uint8Array, limitMs: number): Promise<Result<void, WriteFailure>>;
  /** At most one listener; bytes in pieces of any length. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once when the connection is lost, not when `close` ends it. */
  onLost(listener: (reason: string) => void): void;
  /** Safe to call twice. Never rejects. */
  close(): Promise<void>;
};

export type WriteFailure = {
  /** `nothing`: no byte of this call left the machine. `perhaps`: nobody can say. */
  readonly left: 'nothing' | 'perhaps';
  readonly reason: string;
};

/** Why a printer cannot be reached; `detail` says it to the technician. */
export type OpenFailure = {
  readonly kind:
    /** Unplugged or switched off. */
    | 'notFound'
    /** No such host, or no way to it. */
    | 'unreachable'
    /** The host is there and does not take print jobs; often another computer is printing. */
    | 'refused'
    | 'timedOut'
    /** Another program holds it. */
    | 'busy'
    | 'noPermission'
    /** It has no way in for print data. */
    | 'noOutEndpoint'
    /** This machine lacks the software for it. */
    | 'driverMissing'
    | 'failed';
  readonly detail: string;
};

export function statusOfOpenFailure(failure: OpenFailure): PrinterStatus {
  switch (failure.kind) {
    case 'notFound':
    case 'unreachable':
    case 'refused':
    case 'timedOut':
      return { state: 'offline' };
    case 'busy':
    case 'noPermission':
    case 'noOutEndpoint':
    case 'driverMissing':
    case 'failed':
      return { state: 'error', detail: failure.detail };
    default:
      return unreachable(failure.kind);
  }
}
