/**
 * A year of days in compressed time against a server process on a clock of its own: people come, screens
 * come and go, sign-ins end, papers are printed. What the process holds at night must not grow with the days; the
 * database may, by as much as the tickets.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Random } from '../day/random.ts';
import { pause, within, type Outcome } from './outcome.ts';
import { SoakHall } from './soak-hall.ts';

export interface SoakParts {
  readonly days: number;
  readonly ticketsPerDay: number;
  readonly random: Random;
  readonly folder: string;
  /** Into how many a day of eight hours is cut; in each so many come as fit in it, and every counter works. */
  readonly steps: number;
  /** Rows of the table, besides the first night. */
  readonly looks: number;
  readonly onLook?: (night: Night) => void;
  /** Somebody wants to know now: the trial ends after the day under way. */
  readonly halted?: () => boolean;
}

const Look = z.object({
  heapMb: z.number(),
  residentMb: z.number(),
  files: z.number(),
  delayMs: z.number(),
  resources: z.number(),
  day: z.string().nullable(),
  lastSeq: z.number(),
});

/** What there is at one night, when everybody but the hall's own screens has gone. */
export interface Night extends z.infer<typeof Look> {
  /** Timers that always wait: those that come back, without those that fire once. */
  readonly timers: number;
  readonly number: number;
  readonly tickets: number;
  /** Of the database with its log, in MB. */
  readonly databaseMb: number;
  /** Kept answers of commands, and sessions. */
  readonly answers: number;
  readonly sessions: number;
  /** What is kept in memory for connected clients. */
  readonly held: Readonly<Record<string, number>>;
}

const hour = 3_600_000;
/** The end of a night passes minute by minute. */
const nightMinutes = 8;
const start = '2027-01-01T06:00:00+07:00';

class SoakedServer {
  private readonly child: ChildProcess;
  private readonly ended: Promise<never>;
  private readonly first: Promise<unknown>;
  url = '';

  constructor(folder: string) {
    this.child = fork(fileURLToPath(new URL('soak-server.ts', import.meta.url)), [folder, start], {
      execArgv: ['--expose-gc', '--max-semi-space-size=4', '--heap-growing-percent=40'],
    });
    this.ended = once(this.child, 'exit').then(([code]) => {
      throw new Error(`the server ended with ${String(code)}`);
    });
    // At the end it is meant to end.
    this.ended.catch(() => undefined);
    this.first = this.heard();
  }

  async begin(): Promise<void> {
    const { port } = z.object({ port: z.number() }).parse(await this.first);
    this.url = `http://127.0.0.1:${port}`;
  }

  private heard(): Promise<unknown> {
    const message = new Promise((resolve) => this.child.once('message', resolve));
    return Promise.race([message, this.ended]);
  }

  /** Moves the clock; how many timers wait then. */
  async leap(ms: number): Promise<number> {
    const answered = this.heard();
    this.child.send({ leap: ms });
    return z.object({ timers: z.number() }).parse(await answered).timers;
  }

  /**
   * Timers that come back. The fewest of some minutes: a push that gathers, rows that trail, a checkpoint that rests
   * wait once and are gone, whichever of them the night happens to end on.
   */
  async standingTimers(): Promise<number> {
    let fewest = Infinity;
    for (let minute = 0; minute < nightMinutes; minute += 1)
      fewest = Math.min(fewest, await this.leap(60_000));
    return fewest;
  }

  async look(): Promise<z.infer<typeof Look>> {
    const answered = this.heard();
    this.child.send({ look: true });
    return Look.parse(await answered);
  }

  /** The sizes that the server's own metrics tell. */
  async held(): Promise<Record<string, number>> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    return Object.fromEntries(
      [...text.matchAll(/^giliran_held\{what="(\w+)"\} (\d+)$/gm)].map(([, what = '', count]) => [
        what,
        Number(count),
      ]),
    );
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = once(this.child, 'exit');
    if (this.child.connected) this.child.disconnect();
    await gone;
  }
}

const Count = z.number();

function stored(folder: string): { databaseMb: number; answers: number; sessions: number } {
  const bytes = readdirSync(folder)
    .filter((name) => name.startsWith('giliran.db') && !name.endsWith('-shm'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const db = new Database(join(folder, 'giliran.db'), { readonly: true });
  const count = (table: string): number =>
    Count.parse(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const found = { databaseMb: bytes / 2 ** 20, answers: count('answers'), sessions: count('sessions') };
  db.close();
  return found;
}

export async function soak(parts: SoakParts): Promise<Outcome & { readonly nights: readonly Night[] }> {
  const { days, ticketsPerDay, random, folder } = parts;
  const server = new SoakedServer(folder);
  await server.begin();
  const hall = new SoakHall({ url: server.url, random });
  const nights: Night[] = [];
  const problems: string[] = [];
  const every = Math.max(1, Math.floor(days / parts.looks));
  let resting: Record<string, number> | null = null;
  try {
    await hall.open();
    let last = false;
    for (let day = 1; !last; day += 1) {
      await hall.morning(day);
      // Eight hours in steps, so that what the server does by itself has its turns.
      const { steps } = parts;
      for (let step = 0; step < steps; step += 1) {
        const comes =
          Math.round((ticketsPerDay * (step + 1)) / steps) - Math.round((ticketsPerDay * step) / steps);
        await hall.step(comes);
        await server.leap((8 * hour) / steps);
      }
      await hall.evening();
      last = day === days || (parts.halted?.() ?? false);
      // To six in the morning after, over midnight in two leaps and some minutes.
      await server.leap(10 * hour);
      await server.leap(6 * hour - nightMinutes * 60_000);
      if (day !== 1 && day % every !== 0 && !last) {
        await server.leap(nightMinutes * 60_000);
        continue;
      }
      // Those who left are gone once the server has noticed: their rooms and watches with them.
      let held = await server.held();
      const first: Record<string, number> = resting ?? held;
      if (!(await within(15_000, async () => sameSizes((held = await server.held()), first))))
        problems.push(
          `night ${day}: held ${JSON.stringify(held)}, on the first night ${JSON.stringify(first)}`,
        );
      resting = first;
      const timers = await server.standingTimers();
      await pause(200);
      const night: Night = {
        timers,
        ...(await server.look()),
        ...stored(folder),
        number: day,
        tickets: hall.ticketsTaken,
        held,
      };
      nights.push(night);
      parts.onLook?.(night);
    }
    problems.push(...hall.problems, ...growing(nights));
  } finally {
    hall.close();
    await server.end();
  }
  const end = nights.at(-1);
  return {
    name: 'soak: days in compressed time',
    figures: {
      days: end?.number ?? 0,
      tickets: hall.ticketsTaken,
      commands: hall.commands,
      events: end?.lastSeq ?? 0,
    },
    problems,
    nights,
  };
}

const sameSizes = (one: Record<string, number>, other: Record<string, number>): boolean =>
  Object.keys({ ...one, ...other }).every((what) => one[what] === other[what]);

/** Files and connections that may come and go between two nights: a client's kept connections. */
const slackFiles = 12;
/** Garbage that only a longer life collects. */
const slackMb = 8;

/** What grows with the days though it should not, in words. Nights that are still finding their size are left out. */
export function growing(nights: readonly Night[]): string[] {
  const settled = nights.slice(Math.ceil(nights.length / 4));
  const [from] = settled;
  const to = settled.at(-1);
  if (!from || !to || from === to) return [];
  const problems: string[] = [];
  const level = (what: string, before: number, after: number, slack: number): void => {
    if (after > before * 1.15 + slack)
      problems.push(
        `${what}: ${before.toFixed(1)} on night ${from.number}, ${after.toFixed(1)} on night ${to.number}`,
      );
  };
  level('heap, MB', from.heapMb, to.heapMb, slackMb);
  level('open files', from.files, to.files, slackFiles);
  level('handles', from.resources, to.resources, slackFiles);
  level('timers', from.timers, to.timers, 0);
  level('kept answers', from.answers, to.answers, 500);
  level('sessions', from.sessions, to.sessions, 10);
  const perTicket = (a: Night, b: Night): number =>
    (b.databaseMb - a.databaseMb) / Math.max(1, b.tickets - a.tickets);
  const middle = settled[Math.floor(settled.length / 2)];
  if (middle && middle !== from && middle !== to && to.databaseMb > 40)
    level('database, kB a ticket', perTicket(from, middle) * 1024, perTicket(middle, to) * 1024, 1);
  return problems;
}

/** The nights as a table for people. */
export function toldNights(nights: readonly Night[]): string {
  const rows = nights.map((n) => [
    String(n.number),
    String(n.tickets),
    n.heapMb.toFixed(1),
    n.residentMb.toFixed(0),
    n.delayMs.toFixed(1),
    String(n.files),
    String(n.timers),
    Object.values(n.held).join('/'),
    String(n.answers),
    String(n.sessions),
    n.databaseMb.toFixed(1),
    ((n.databaseMb * 1024) / Math.max(1, n.tickets)).toFixed(2),
  ]);
  const held = Object.keys(nights[0]?.held ?? {}).join('/');
  const head = [
    ...['night', 'tickets', 'heap MB', 'resident MB', 'delay p99 ms', 'files', 'timers', held],
    ...['answers kept', 'sessions', 'database MB', 'kB/ticket'],
  ];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
