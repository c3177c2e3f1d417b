/** The results as a table that people can read. */
import type { Life } from './life.ts';
import type { LongDay } from './long-day.ts';
import type { Papers, Pushes } from './run.ts';
import type { Throughput } from './throughput.ts';

export interface Results {
  readonly at: string;
  readonly machine: Record<string, string | number>;
  readonly quick: boolean;
  readonly throughput: readonly Throughput[];
  readonly longDay: LongDay;
  readonly pushes: Pushes;
  readonly papers: readonly Papers[];
  readonly life: Life;
}

/** Columns of equal width, the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  ');
  const [head = [], ...body] = rows.map((row) => `  ${line(row)}`);
  return [head, `  ${widths.map((w) => '─'.repeat(w)).join('  ')}`, ...body].join('\n');
}

const count = (n: number): string => Math.round(n).toLocaleString('en');
const ms = (n: number): string => (n < 10 ? n.toFixed(2) : n < 100 ? n.toFixed(1) : n.toFixed(0));
const ratio = (a: number, b: number): string => (b === 0 ? '–' : (a / b).toFixed(2));

export function told(results: Results): string {
  const { throughput, longDay, pushes, papers, life } = results;
  const load = throughput.flatMap((scene): string[][] => {
    const name = `${scene.road === 'http' ? 'HTTP' : 'socket'}, ${scene.clients} ${scene.clients === 1 ? 'client' : 'clients'}`;
    return (['giliran', 'single', 'grouped'] as const).map((who) => [
      who === 'giliran' ? name : '',
      { giliran: 'Giliran', single: 'bare, commit each', grouped: 'bare, commit together' }[who],
      count(scene[who].perSecond),
      ms(scene[who].p50),
      ms(scene[who].p99),
      who === 'giliran' ? '' : ratio(scene.giliran.perSecond, scene[who].perSecond),
      count(scene[who].processorUs),
    ]);
  });
  const others = [
    ['', 'figure', 'beside', 'ratio'],
    [
      `issue + next + start + finish, ${count(longDay.tickets)} tickets today / empty day`,
      `${ms(longDay.longUs / 1000)} ms`,
      `${ms(longDay.emptyUs / 1000)} ms`,
      ratio(longDay.longUs, longDay.emptyUs),
    ],
    [
      '  processor time of it',
      `${ms(longDay.longProcessorUs / 1000)} ms`,
      `${ms(longDay.emptyProcessorUs / 1000)} ms`,
      ratio(longDay.longProcessorUs, longDay.emptyProcessorUs),
    ],
    [
      `next → pushed to a display (${pushes.displays} displays, ${pushes.screens} counters), p50`,
      `${ms(pushes.display.p50)} ms`,
      `ack ${ms(pushes.acknowledged.p50)} ms`,
      '',
    ],
    ['  p99', `${ms(pushes.display.p99)} ms`, `ack ${ms(pushes.acknowledged.p99)} ms`, ''],
    ['  the last of the displays, p50', `${ms(pushes.lastDisplay.p50)} ms`, '', ''],
    [
      `start with ${count(life.tickets)} tickets today / without`,
      `${count(life.restartMs)} ms`,
      `${count(life.startMs)} ms`,
      ratio(life.restartMs, life.startMs),
    ],
    [
      '  processor time of it',
      `${count(life.restartProcessorMs)} ms`,
      `${count(life.startProcessorMs)} ms`,
      ratio(life.restartProcessorMs, life.startProcessorMs),
    ],
    ['first start, empty data folder', `${count(life.firstStartMs)} ms`, '', ''],
    [
      `memory, idle, with ${count(life.tickets)} tickets today / without`,
      `${count(life.idleAfterTicketsMb)} MB`,
      `${count(life.idleMb)} MB`,
      ratio(life.idleAfterTicketsMb, life.idleMb),
    ],
  ];
  const taps = papers.flatMap((hall): string[][] => {
    const pace = hall.perSecond === 0 ? 'flat out' : `${hall.perSecond} commands a second`;
    const line = (name: string, of: Papers['alone'], beside: string): string[] => [
      name,
      ms(of.p50),
      ms(of.p95),
      ms(of.p99),
      beside,
    ];
    return [
      line(
        `${hall.clients} others, ${pace}: tap → last byte`,
        hall.lastByte,
        ratio(hall.lastByte.p50, hall.alone.p50),
      ),
      line('  tap → number on the screen', hall.acknowledged, ''),
      line('  the same paper without a server', hall.alone, ''),
    ];
  });
  const tapHead = ['tap to paper', 'p50 ms', 'p95 ms', 'p99 ms', '÷ paper alone'];
  const head = ['tickets, durable', '', 'per second', 'p50 ms', 'p99 ms', 'Giliran ÷ this', 'CPU µs each'];
  const machine = Object.entries(results.machine)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  return `\n${machine}\n\n${table([head, ...load])}\n\n${table([tapHead, ...taps])}\n\n${table(others)}\n`;
}
