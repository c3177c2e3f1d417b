/** What the hall is made of: agencies, services, counters, zones, and the asking device itself. */
import {
  counterInSeason,
  estimateWait,
  counterState,
  readOpening,
  waitingOfAgency,
  waitingOfService,
} from '@giliran/engine';
import {
  Agency,
  agencyOf,
  Counter,
  CounterId,
  CounterState,
  DisplayView,
  OpenStatus,
  rejection,
  Service,
  Zone,
  ZoneId,
  maySpeak,
  type Actor,
  type Display,
} from '@giliran/protocol';
import { z } from 'zod';
import { buildView, type ViewSources } from '../views/build.ts';
import { mayWatch } from '../socket/may-watch.ts';
import { askerOf, insist, lookerOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { readProblems, Refused } from './problem.ts';

const AgencyLine = Agency.extend({ waiting: z.int(), status: OpenStatus });
const ServiceLine = Service.extend({
  waiting: z.int(),
  /** The same as `status.open`. */
  open: z.boolean(),
  status: OpenStatus,
  estimate: z.strictObject({ fromMinutes: z.int(), toMinutes: z.int() }).nullable(),
});
const CounterLine = Counter.extend(CounterState.omit({ id: true, lastStep: true }).shape);
const DeviceMe = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kiosk'), id: z.string(), name: z.string(), zoneId: ZoneId }),
  z.strictObject({
    kind: z.literal('display'),
    id: z.string(),
    name: z.string(),
    zoneId: ZoneId,
    speaks: z.boolean(),
    /** The counter that it hangs over; null: it shows its zone. */
    counterId: CounterId.nullable(),
  }),
  z.strictObject({ kind: z.literal('counter'), id: z.string(), name: z.string(), zoneId: ZoneId }),
]);

const tags = ['hall'];

export function addSetUpRoutes({ app, access, queue, presence, logos, clock, webhooks }: ApiParts): void {
  const sources: ViewSources = {
    state: () => queue.state,
    ticketByToken: (token) => queue.findTicketByToken(token),
    presence,
    paperLogo: (image) => logos.printable(image),
    webhooksFailing: () => webhooks.failing(),
    storage: () => queue.storage,
    clock,
  };
  const site = () => {
    const { state } = queue;
    if (!state.index) throw new Refused(rejection('unknownSite'));
    return { state, index: state.index };
  };

  app.get(
    '/agencies',
    {
      schema: {
        tags,
        summary: 'Agencies, with how many wait and whether they are open',
        response: { 200: z.array(AgencyLine), ...readProblems },
      },
    },
    (request) => {
      lookerOf(request, access);
      const { state, index } = site();
      const opening = readOpening(state, index, clock.now());
      return index.site.agencies.map((a) => ({
        ...a,
        waiting: waitingOfAgency(state, index, a.id),
        status: opening.agency(a),
      }));
    },
  );

  app.get(
    '/services',
    {
      schema: {
        tags,
        summary: 'Services, with how many wait and whether tickets are issued now',
        response: { 200: z.array(ServiceLine), ...readProblems },
      },
    },
    (request) => {
      lookerOf(request, access);
      const { state, index } = site();
      const opening = readOpening(state, index, clock.now());
      return index.site.services.map((s) => {
        const status = opening.service(s);
        const waiting = waitingOfService(state, s.id);
        return {
          ...s,
          waiting,
          open: status.open,
          status,
          estimate: estimateWait(state, index, s.id, waiting),
        };
      });
    },
  );

  app.get(
    '/counters',
    {
      schema: {
        tags,
        summary: 'Counters and what they are doing',
        response: { 200: z.array(CounterLine), ...readProblems },
      },
    },
    (request) => {
      const actor = lookerOf(request, access);
      const { state, index } = site();
      return (
        [...index.counters.values()]
          .filter((c) => ownAgency(actor, c.agencyId))
          // An extra counter out of season is not there, unless it is still open.
          .filter(
            (c) =>
              state.day === null ||
              counterInSeason(c, state.day) ||
              counterState(state, c.id).status !== 'closed',
          )
          .map((c) => {
            const { lastStep: _, ...now } = counterState(state, c.id);
            return { ...c, ...now, id: c.id };
          })
      );
    },
  );

  app.get(
    '/zones',
    { schema: { tags, summary: 'Zones', response: { 200: z.array(Zone), ...readProblems } } },
    (request) => {
      lookerOf(request, access);
      return [...site().index.site.zones];
    },
  );

  app.get(
    '/zones/:zoneId/display',
    {
      schema: {
        tags,
        summary: 'What the displays of a zone show now',
        params: z.strictObject({ zoneId: ZoneId }),
        response: { 200: DisplayView, ...readProblems },
      },
    },
    (request) => {
      const actor = lookerOf(request, access);
      const scope = { kind: 'display' as const, zoneId: request.params.zoneId };
      insist(mayWatch(queue.state, actor, scope, sources.ticketByToken));
      const view = buildView(sources, scope, null);
      if (!view.ok) throw new Refused(view.error);
      return DisplayView.parse(view.value);
    },
  );

  app.get(
    '/devices/me',
    { schema: { tags, summary: 'The device behind the key', response: { 200: DeviceMe, ...readProblems } } },
    (request) => {
      const actor = askerOf(request, access);
      const { index } = site();
      const me = describeDevice(actor, index.site);
      if (!me) throw new Refused(rejection('forbidden', 'this key belongs to no device'));
      return me;
    },
  );
}

const ownAgency = (actor: Actor, agencyId: string): boolean =>
  agencyOf(actor) === null || agencyOf(actor) === agencyId;

function describeDevice(
  actor: Actor,
  site: {
    kiosks: readonly { id: string; name: string; zoneId: ZoneId }[];
    displays: readonly Display[];
    counters: readonly { id: string; number: number; zoneId: ZoneId }[];
  },
): z.infer<typeof DeviceMe> | null {
  switch (actor.kind) {
    case 'kiosk': {
      const kiosk = site.kiosks.find((k) => k.id === actor.kioskId);
      return kiosk ? { kind: 'kiosk', id: kiosk.id, name: kiosk.name, zoneId: kiosk.zoneId } : null;
    }
    case 'display': {
      const display = site.displays.find((d) => d.id === actor.displayId);
      return display
        ? {
            kind: 'display',
            id: display.id,
            name: display.name,
            zoneId: display.zoneId,
            speaks: maySpeak(display),
            counterId: display.counterId,
          }
        : null;
    }
    case 'counterDevice': {
      const counter = site.counters.find((c) => c.id === actor.counterId);
      return counter
        ? { kind: 'counter', id: counter.id, name: `Loket ${counter.number}`, zoneId: counter.zoneId }
        : null;
    }
    default:
      return null;
  }
}
