/**
 * What a printer says of itself, byte by byte. Two kinds of answers share one IN stream: a byte asked for
 * with DLE EOT, and four bytes that come by themselves after GS a. Their fixed bits tell them apart.
 */
import type { PrinterStatus } from '../printer.ts';

/** The four questions of DLE EOT: 1 printer, 2 why it is offline, 3 its error, 4 its paper. */
export type Question = 1 | 2 | 3 | 4;

export const QUESTIONS: readonly Question[] = [1, 2, 3, 4];

export type StatusFrame =
  /** The answer to a DLE EOT; which question it answers is not in it. */
  | { readonly kind: 'answer'; readonly byte: number }
  /** An automatic status report. */
  | { readonly kind: 'report'; readonly bytes: readonly [number, number, number, number] }
  /** The answer to GS r 1. It has no mark of its own, so it counts as one only while it is expected. */
  | { readonly kind: 'paper'; readonly byte: number };

export type StatusReading = {
  readonly frames: readonly StatusFrame[];
  /** Bytes that are nothing a printer says. */
  readonly rubbish: number;
  /** The beginning of an automatic report whose rest has not come yet, at most three bytes. */
  readonly pending: readonly number[];
};

/**
 * Reads what came, whatever it is. `pending` is what the reading before left over; `expectPaper` says that
 * a GS r 1 is unanswered.
 */
export function readStatus(
  bytes: Iterable<number>,
  pending: readonly number[] = [],
  expectPaper = false,
): StatusReading {
  const frames: StatusFrame[] = [];
  let rubbish = 0;
  let report = [...pending];
  let paperExpected = expectPaper;
  for (const byte of bytes) {
    if (report.length > 0) {
      if ((byte & 0x90) === 0) {
        report.push(byte);
        const [first, second, third, fourth] = report;
        if (first !== undefined && second !== undefined && third !== undefined && fourth !== undefined) {
          frames.push({ kind: 'report', bytes: [first, second, third, fourth] });
          report = [];
        }
        continue;
      }
      rubbish += report.length;
      report = [];
    }
    if ((byte & 0x93) === 0x12) frames.push({ kind: 'answer', byte });
    else if ((byte & 0x93) === 0x10) report = [byte];
    else if (paperExpected && (byte & 0x90) === 0) {
      paperExpected = false;
      frames.push({ kind: 'paper', byte });
    } else rubbish++;
  }
  return { frames, rubbish, pending: report };
}

/** Everything a printer can tell at once. */
export type PrinterFacts = {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly paperOut: boolean;
  readonly paperLow: boolean;
  readonly cutterError: boolean;
  /** Another fault, for the technician. */
  readonly fault: 'unrecoverable' | 'mechanical' | 'recoversByItself' | 'unspecified' | null;
};

export const NO_TROUBLE: PrinterFacts = {
  offline: false,
  coverOpen: false,
  paperOut: false,
  paperLow: false,
  cutterError: false,
  fault: null,
};

/** What the answer to one question of DLE EOT says. */
export function factsOfAnswer(question: Question, byte: number): Partial<PrinterFacts> {
  const has = (mask: number): boolean => (byte & mask) !== 0;
  switch (question) {
    case 1:
      return { offline: has(0x08) };
    case 2:
      return {
        coverOpen: has(0x04),
        paperOut: has(0x20),
        ...(has(0x40) ? { fault: 'unspecified' } : {}),
      };
    case 3:
      return {
        cutterError: has(0x08),
        ...(has(0x20) ? { fault: 'unrecoverable' } : has(0x40) ? { fault: 'recoversByItself' } : {}),
      };
    case 4:
      return { paperLow: has(0x0c), ...(has(0x60) ? { paperOut: true } : {}) };
  }
}

/** What an automatic report says; unlike an answer it is complete. */
export function factsOfReport([printer, error, paper]: readonly [
  number,
  number,
  number,
  number,
]): PrinterFacts {
  return {
    offline: (printer & 0x08) !== 0,
    coverOpen: (printer & 0x20) !== 0,
    cutterError: (error & 0x08) !== 0,
    fault:
      (error & 0x20) !== 0
        ? 'unrecoverable'
        : (error & 0x04) !== 0
          ? 'mechanical'
          : (error & 0x40) !== 0
            ? 'recoversByItself'
            : null,
    paperLow: (paper & 0x03) !== 0,
    paperOut: (paper & 0x0c) !== 0,
  };
}

const FAULT_WORDS = {
  unrecoverable: 'a fault that only switching it off and on may clear',
  mechanical: 'a mechanical fault',
  recoversByItself: 'a fault that passes by itself, such as a hot print head',
  unspecified: 'a fault it does not name',
} as const;

/**
 * One status out of many facts: the one that a person must see to first. An open cover brings "no paper"
 * and "offline" with it, and means that hands may be at the knife; a fault brings "offline".
 */
export function statusOf(facts: PrinterFacts): PrinterStatus {
  if (facts.fault === 'unrecoverable') return { state: 'error', detail: FAULT_WORDS.unrecoverable };
  if (facts.coverOpen) return { state: 'coverOpen' };
  if (facts.cutterError) return { state: 'cutterError' };
  if (facts.paperOut) return { state: 'paperOut' };
  if (facts.fault !== null) return { state: 'error', detail: FAULT_WORDS[facts.fault] };
  if (facts.offline) return { state: 'offline' };
  return { state: facts.paperLow ? 'paperLow' : 'ready' };
}

/** DLE EOT n. Never inside a job: between two bytes of a command it would be part of that command. */
export const askStatus = (question: Question): Uint8Array => Uint8Array.of(0x10, 0x04, question);

/** DLE ENQ: go on with the interrupted job (1), or forget it and be ready for the next (2). */
export const recover = (how: 'resume' | 'clear'): Uint8Array =>
  Uint8Array.of(0x10, 0x05, how === 'resume' ? 1 : 2);

/** GS a: report changes of online/offline, errors and paper by itself. */
export const reportStatusByItself = (): Uint8Array => Uint8Array.of(0x1d, 0x61, 0x0e);

/** GS r 1: answered in its turn, that is once everything before it is on paper. */
export const tellWhenPrinted = (): Uint8Array => Uint8Array.of(0x1d, 0x72, 0x01);
