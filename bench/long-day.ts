/** Whether a long day or years of history slow the queue: the same work on several data folders, taking turns. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { quantile } from '../scripts/day/statistics.ts';
import { forget, newDataFolder } from './processes.ts';

const Turn = z.object({ issueUs: z.number(), nextUs: z.number(), processorUs: z.number() });
/** Microseconds of one issue and one next, each durable; processor time of both together. */
export type Turn = z.infer<typeof Turn>;

export interface LongDay {
  /** Tickets of today in the long day; every second or so is served, the others wait. */
  readonly tickets: number;
  readonly empty: Turn;
  readonly long: Turn;
  /** On an empty day after years; null when no history was at hand. */
  readonly history: Turn | null;
}

async function begin(folder: string, tickets: number): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('turns.ts', import.meta.url)), [folder, String(tickets)]);
  await heard(child);
  return child;
}

/** The next message; fails when the child ends instead. */
async function heard(child: ChildProcess): Promise<unknown> {
  const given = new AbortController();
  const { signal } = given;
  try {
    const ended = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`a history's process ended with ${String(code)}`);
    });
    const [message]: unknown[] = await Promise.race([once(child, 'message', { signal }), ended]);
    return message;
  } finally {
    given.abort();
  }
}

async function ask(child: ChildProcess, samples: number): Promise<Turn> {
  const answered = heard(child);
  child.send({ samples });
  return Turn.parse(await answered);
}

const middle = (turns: readonly Turn[]): Turn => {
  const of = (figure: keyof Turn): number =>
    quantile(
      turns.map((turn) => turn[figure]),
      0.5,
    );
  return { issueUs: of('issueUs'), nextUs: of('nextUs'), processorUs: of('processorUs') };
};

export async function measureLongDay(plan: {
  readonly tickets: number;
  readonly samples: number;
  readonly rounds: number;
  readonly historyFolder: string | null;
}): Promise<LongDay> {
  const folders = [newDataFolder(), newDataFolder()] as const;
  const empty = await begin(folders[0], 0);
  const long = await begin(folders[1], plan.tickets);
  const history = plan.historyFolder === null ? null : await begin(plan.historyFolder, 0);
  const children = [empty, long, ...(history ? [history] : [])];
  const turns = children.map((): Turn[] => []);
  // The first round warms each of them up and is not counted.
  for (let round = 0; round <= plan.rounds; round += 1)
    for (const [n, child] of children.entries()) {
      const turn = await ask(child, plan.samples);
      if (round > 0) turns[n]?.push(turn);
    }
  for (const child of children) {
    child.disconnect();
    await once(child, 'exit');
  }
  for (const folder of folders) forget(folder);
  const [ofEmpty = [], ofLong = [], ofHistory] = turns;
  return {
    tickets: plan.tickets,
    empty: middle(ofEmpty),
    long: middle(ofLong),
    history: ofHistory ? middle(ofHistory) : null,
  };
}
