/** Runs a program of the system to its end, within a time limit. */
import { spawn } from 'node:child_process';
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import type { Timers } from '../driver/timers.ts';

export type ProgramEnd = { readonly code: number; readonly output: string; readonly complaints: string };

export type ProgramFailure =
  /** It is not installed, or may not be run: it never began. */
  | { readonly kind: 'notStarted'; readonly detail: string }
  /** It was ended by force; what it had done by then is not known. */
  | { readonly kind: 'timedOut' };

export type ProgramCall = {
  readonly command: string;
  readonly args: readonly string[];
  readonly input?: Uint8Array;
  readonly limitMs: number;
  /** Windows: the arguments are already quoted. */
  readonly verbatim?: boolean;
};

/** Never rejects. */
export type RunProgram = (call: ProgramCall) => Promise<Result<ProgramEnd, ProgramFailure>>;

const LONGEST_OUTPUT = 100_000;

/** Programs are run in the C locale: their words are read by us. */
export function programRunner(timers: Timers): RunProgram {
  return ({ command, args, input, limitMs, verbatim = false }) =>
    new Promise((resolve) => {
      const child = spawn(command, args, {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { ...process.env, LC_ALL: 'C', LANG: 'C' },
        windowsHide: true,
        windowsVerbatimArguments: verbatim,
      });
      let output = '';
      let complaints = '';
      const cancel = timers.after(limitMs, () => {
        resolve(err({ kind: 'timedOut' }));
        child.kill('SIGKILL');
      });
      child.stdout.on('data', (text) => {
        output = `${output}${String(text)}`.slice(0, LONGEST_OUTPUT);
      });
      child.stderr.on('data', (text) => {
        complaints = `${complaints}${String(text)}`.slice(0, LONGEST_OUTPUT);
      });
      child.on('error', (error) => {
        cancel();
        resolve(err({ kind: 'notStarted', detail: error.message }));
      });
      child.on('close', (code) => {
        cancel();
        resolve(ok({ code: code ?? -1, output, complaints }));
      });
      // A program that ends without reading everything closes its end first.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
}
