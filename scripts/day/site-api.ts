/** What the day asks over HTTP: the set-up of the hall before it begins, the event log when it is over. */
import {
  AgencyId,
  CounterId,
  CounterService,
  err,
  KioskId,
  LoggedEvent,
  ok,
  ServiceId,
  type Result,
} from '@giliran/protocol';
import { z } from 'zod';

export type AskFailure = 'unreachable' | 'refused';

const CounterLine = z.object({ id: CounterId, agencyId: AgencyId, services: z.array(CounterService) });
const ServiceLine = z.object({
  id: ServiceId,
  agencyId: AgencyId,
  usualMinutes: z.number(),
  waiting: z.int(),
});
const KioskDevice = z.object({ kind: z.literal('kiosk'), id: KioskId });
const pageSize = 1000;

export class SiteApi {
  private readonly server: string;
  private readonly key: string;

  constructor(parts: { server: string; key: string }) {
    this.server = parts.server;
    this.key = parts.key;
  }

  counters = () => this.ask('/counters', z.array(CounterLine));
  services = () => this.ask('/services', z.array(ServiceLine));

  /** When the free slots of a service begin, on a day of the site. */
  slots = (serviceId: ServiceId, day: string) =>
    this.ask(`/services/${serviceId}/slots?day=${day}`, z.array(z.object({ startsAt: z.number() })));

  /** The kiosk that owns this key; refused when none does. */
  kioskOf = (key: string) => this.ask('/devices/me', KioskDevice, key);

  /** Number of the newest event. */
  async lastSeq(): Promise<Result<number, AskFailure>> {
    const health = await this.ask('/healthz', z.object({ lastSeq: z.int() }));
    return health.ok ? ok(health.value.lastSeq) : health;
  }

  /** The whole event log from its beginning, page by page. */
  async wholeLog(): Promise<Result<LoggedEvent[], AskFailure>> {
    const events: LoggedEvent[] = [];
    for (;;) {
      const after = events.at(-1)?.seq ?? 0;
      const page = await this.ask(`/events?after=${after}&limit=${pageSize}`, z.array(LoggedEvent));
      if (!page.ok) return page;
      events.push(...page.value);
      if (page.value.length < pageSize) return ok(events);
    }
  }

  private async ask<T>(path: string, schema: z.ZodType<T>, key = this.key): Promise<Result<T, AskFailure>> {
    const url = path === '/healthz' ? `${this.server}${path}` : `${this.server}/api/v1${path}`;
    try {
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${key}` },
        signal: AbortSignal.timeout(15_000),
      });
      if (!response.ok) return err('refused');
      const body: unknown = await response.json();
      return ok(schema.parse(body));
    } catch (error) {
      if (error instanceof z.ZodError) throw error;
      return err('unreachable');
    }
  }
}
