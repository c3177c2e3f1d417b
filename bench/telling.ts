/** The results as tables that people can read: every target, what was found, and whether it holds. */
import type { LongDay, Turn } from './long-day.ts';
import type { Papers, Results } from './results.ts';
import type { Throughput } from './throughput.ts';

/** Columns of equal width, the first to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  ');
  const [head = [], ...body] = rows.map((row) => `  ${line(row)}`);
  return [head, `  ${widths.map((w) => '─'.repeat(w)).join('  ')}`, ...body].join('\n');
}

const count = (n: number): string => Math.round(n).toLocaleString('en');
const ms = (n: number): string => (n < 10 ? n.toFixed(2) : n < 100 ? n.toFixed(1) : n.toFixed(0));
const ratio = (a: number, b: number): string => (b === 0 ? '–' : (a / b).toFixed(2));

function load(scenes: readonly Throughput[]): string[][] {
  const head = [
    'tickets, durable',
    '',
    'per second',
    'p50 ms',
    'p99 ms',
    'CPU µs each',
    'Giliran ÷ this',
    'each ÷ this',
  ];
  const names = {
    giliran: 'Giliran',
    each: 'Giliran, commit each',
    single: 'bare, commit each',
    grouped: 'bare, commit together',
  } as const;
  const rows = scenes.flatMap((scene) => {
    const name = `${scene.road === 'http' ? 'HTTP' : 'socket'}, ${scene.clients} ${scene.clients === 1 ? 'client' : 'clients'}`;
    return (['giliran', 'each', 'single', 'grouped'] as const).map((who) => {
      const bare = who === 'single' || who === 'grouped';
      return [
        who === 'giliran' ? name : '',
        names[who],
        count(scene[who].perSecond),
        ms(scene[who].p50),
        ms(scene[who].p99),
        count(scene[who].processorUs),
        bare ? ratio(scene.giliran.perSecond, scene[who].perSecond) : '',
        bare ? ratio(scene.each.perSecond, scene[who].perSecond) : '',
      ];
    });
  });
  return [head, ...rows];
}

/** From the tap to the last byte handed to the printer, beside the same papers without a server. */
function taps(halls: readonly Papers[]): string[][] {
  const line = (name: string, of: Papers['alone'], beside: string): string[] => [
    name,
    ms(of.p50),
    ms(of.p95),
    ms(of.p99),
    beside,
  ];
  return [
    ['tap to paper', 'p50 ms', 'p95 ms', 'p99 ms', '÷ paper alone'],
    ...halls.flatMap((hall) => {
      const pace = hall.perSecond === 0 ? 'flat out' : `${hall.perSecond} commands a second`;
      const name = `${hall.clients} others, ${pace}: tap → last byte`;
      return [
        line(name, hall.lastByte, ratio(hall.lastByte.p50, hall.alone.p50)),
        line('  tap → number on the screen', hall.acknowledged, ''),
        line('  the same paper without a server', hall.alone, ''),
      ];
    }),
  ];
}

/** What was asked, what was found, whether it holds. */
type Verdict = readonly [what: string, target: string, found: string, holds: boolean];

function throughputVerdicts(scenes: readonly Throughput[]): Verdict[] {
  return scenes
    .filter((scene) => scene.clients === 50)
    .flatMap(({ road, giliran, each, single }): Verdict[] => {
      const name = road === 'http' ? 'HTTP' : 'sockets';
      const together = giliran.perSecond / single.perSecond;
      const alone = each.perSecond / single.perSecond;
      return [
        [
          `tickets over ${name}, 50 clients ÷ ceiling`,
          road === 'http' ? '≥ 0.7' : '> 1',
          together.toFixed(2),
          together >= (road === 'http' ? 0.7 : 1),
        ],
        [`  with a commit for every command ÷ ceiling`, '≥ 0.7', alone.toFixed(2), alone >= 0.7],
        [`  p99`, '< 50 ms', `${ms(giliran.p99)} ms`, giliran.p99 < 50],
      ];
    });
}

function longDayVerdicts({ tickets, empty, long, history }: LongDay, results: Results): Verdict[] {
  const against = (what: string, turn: Turn): Verdict[] =>
    (['processorUs', 'issueUs', 'nextUs'] as const).map((figure): Verdict => {
      const share = turn[figure] / empty[figure];
      const name = {
        processorUs: `issue + next ${what} ÷ empty, processor`,
        issueUs: '  issue, to the answer',
        nextUs: '  next, to the answer',
      }[figure];
      return [name, '≤ 1.10', `${share.toFixed(2)} (${count(turn[figure])} µs)`, share <= 1.1];
    });
  return [
    ...against(`after ${count(tickets)} tickets today`, long),
    ...(history ? against(`after ${count(results.history?.tickets ?? 0)} tickets in years`, history) : []),
  ];
}

function verdicts(results: Results): Verdict[] {
  const { throughput, pushes, painted, papers, longDay, life, memory, reporting } = results;
  const all: Verdict[] = throughput ? throughputVerdicts(throughput) : [];
  const under = (what: string, limit: number, unit: string, found: number): void => {
    all.push([what, `< ${count(limit)} ${unit}`, `${ms(found)} ${unit}`, found < limit]);
  };
  if (pushes) {
    const { displays, screens, kiosks, followers } = pushes;
    under(
      `next → pushed to ${displays} displays (${screens} counters, ${kiosks} kiosks, ${count(followers)} phones), p50`,
      10,
      'ms',
      pushes.display.p50,
    );
    under('  p99', 50, 'ms', pushes.display.p99);
    under('  the last of the displays, p50', 50, 'ms', pushes.lastDisplay.p50);
  }
  if (painted) {
    under('next → painted on a display page, p95', 100, 'ms', painted.display.p95);
    under('tap → number painted on the kiosk page, p95', 150, 'ms', painted.tap.p95);
    under('kiosk, first screen, processor ÷ 4, p50', 1_500, 'ms', painted.first.p50);
    under('kiosk, its script, compressed (gzip)', 180, 'kB', painted.first.scriptKb);
  }
  const busy = papers?.find((hall) => hall.perSecond > 0);
  if (busy) under('tap → last byte at the printer, busy server, p99', 150, 'ms', busy.lastByte.p99);
  if (longDay) all.push(...longDayVerdicts(longDay, results));
  if (life) {
    under(`start with ${count(life.tickets)} tickets today`, 1_500, 'ms', life.midDay.ms);
    if (life.history)
      under(`  and ${count(results.history?.tickets ?? 0)} before`, 1_500, 'ms', life.history.ms);
  }
  if (memory) {
    under('memory, idle', 120, 'MB', memory.idleMb);
    under(`  after ${count(memory.tickets)} tickets, 110 screens connected`, 200, 'MB', memory.dayMb);
    under(`  with ${count(memory.followers)} phones as well`, 500, 'MB', memory.followersMb);
  }
  if (reporting) {
    under(
      `report over ${reporting.days} days, ${count(reporting.tickets)} tickets, slowest grouping`,
      1_000,
      'ms',
      reporting.reportMs,
    );
    under('  the first after a rest', 1_000, 'ms', reporting.firstMs);
    under(
      '  added to next meanwhile, p50',
      20,
      'ms',
      Math.max(0, reporting.callMeanwhileMs.p50 - reporting.callMs.p50),
    );
    under(
      '  added to next meanwhile, p99',
      20,
      'ms',
      Math.max(0, reporting.callMeanwhileMs.p99 - reporting.callMs.p99),
    );
  }
  return all;
}

export function told(results: Results): string {
  const machine = Object.entries(results.machine)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  const rows = verdicts(results).map(([what, target, found, holds]) => [
    what,
    target,
    found,
    holds ? '✓' : '✗',
  ]);
  return [
    '',
    machine,
    ...(results.throughput ? ['', table(load(results.throughput))] : []),
    ...(results.papers ? ['', table(taps(results.papers))] : []),
    '',
    table([['what', 'target', 'found', ''], ...rows]),
    '',
  ].join('\n');
}
