/** What state the emulated printer is in, and how it says so in status bytes. */
import type { Question } from '../bytes/status.ts';

export type Condition = {
  readonly paper: 'enough' | 'low' | 'out';
  readonly cover: 'closed' | 'open';
  /** Something blocks the knife. */
  readonly cutterJammed: boolean;
  /** The printer has noticed, and stays so until it is told to recover (DLE ENQ). */
  readonly cutterError: boolean;
  /** A person has pressed "offline". */
  readonly offline: boolean;
  /** Takes bytes and does nothing with them. */
  readonly stalled: boolean;
  /** Each answer, and each job, comes so much later. */
  readonly delayMs: number;
  /** Bytes that mean nothing: before each answer, or in its place. */
  readonly rubbish: 'none' | 'between' | 'instead';
};

export const NO_FAULTS: Condition = {
  paper: 'enough',
  cover: 'closed',
  cutterJammed: false,
  cutterError: false,
  offline: false,
  stalled: false,
  delayMs: 0,
  rubbish: 'none',
};

/** Whether it prints at all. */
export function stateOf(condition: Condition): { readonly offline: boolean } {
  const { paper, cover, cutterError, offline } = condition;
  return { offline: offline || paper === 'out' || cover === 'open' || cutterError };
}

const flag = (on: boolean, mask: number): number => (on ? mask : 0);

/** The byte that answers DLE EOT. */
export function answerByte(question: Question, condition: Condition): number {
  const { paper, cover, cutterError } = condition;
  switch (question) {
    case 1:
      return 0x12 | flag(stateOf(condition).offline, 0x08);
    case 2:
      return 0x12 | flag(cover === 'open', 0x04) | flag(paper === 'out', 0x20) | flag(cutterError, 0x40);
    case 3:
      return 0x12 | flag(cutterError, 0x08);
    case 4:
      return 0x12 | flag(paper !== 'enough', 0x0c) | flag(paper === 'out', 0x60);
  }
}

/** The four bytes of an automatic report (GS a). */
export function reportBytes(condition: Condition): [number, number, number, number] {
  const { paper, cover, cutterError } = condition;
  return [
    0x10 | flag(stateOf(condition).offline, 0x08) | flag(cover === 'open', 0x20),
    flag(cutterError, 0x08),
    flag(paper !== 'enough', 0x03) | flag(paper === 'out', 0x0c),
    0,
  ];
}

/** The byte that answers GS r 1. */
export function paperByte({ paper }: Condition): number {
  return flag(paper !== 'enough', 0x03) | flag(paper === 'out', 0x0c);
}
