/** Figures for Prometheus. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  onCommand(type: string, outcome: string, seconds: number): void;
}

export function createMetrics(now: {
  waiting: () => number;
  issuedToday: () => number;
  connections: () => number;
  lastSeq: () => number;
  /** How much is kept in memory for those who are connected, by what it is. */
  held: () => Readonly<Record<string, number>>;
}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const commands = new Counter({
    name: 'giliran_commands_total',
    help: 'Commands answered, by type and outcome',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'giliran_command_seconds',
    help: 'From arrival to the durable answer',
    labelNames: ['type'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
    registers: [registry],
  });
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  };
  gauge('giliran_tickets_waiting', 'Tickets that wait now', now.waiting);
  gauge('giliran_tickets_issued_today', 'Tickets issued on the open service day', now.issuedToday);
  gauge('giliran_connections', 'Live connections', now.connections);
  gauge('giliran_last_event', 'Number of the newest event', now.lastSeq);
  new Gauge({
    name: 'giliran_held',
    help: 'What is kept for connected clients; back to where it was once they have left',
    labelNames: ['what'],
    registers: [registry],
    collect() {
      for (const [what, count] of Object.entries(now.held())) this.set({ what }, count);
    },
  });
  return {
    registry,
    onCommand(type, outcome, seconds) {
      commands.inc({ type, outcome });
      durations.observe({ type }, seconds);
    },
  };
}
