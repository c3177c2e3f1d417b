/** What those who lead the hall do over HTTP: emergencies, announcements, alerts, a counter that serves more. */
import {
  agencyOf,
  AlertFace,
  AlertId,
  Announcement,
  AnnouncementDraft,
  AnnouncementId,
  CommandResult,
  CounterId,
  Emergency,
  EmergencyId,
  EmergencyKind,
  Localized,
  ServiceId,
} from '@giliran/protocol';
import { z } from 'zod';
import { alertFace } from '../views/supervisor-view.ts';
import { askerWith } from './asking.ts';
import type { ApiParts } from './api.ts';
import { performing } from './performing.ts';
import { problems, readProblems } from './problem.ts';

const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const response = { 200: CommandResult, ...problems };
const tags = ['hall'];

export function addHallRoutes(parts: ApiParts): void {
  const { app, access, queue, clock } = parts;
  const perform = performing(parts);

  app.get(
    '/hall',
    {
      schema: {
        tags,
        summary: 'The emergency that is on, and the announcements that stand now',
        response: {
          200: z.strictObject({
            emergency: Emergency.nullable(),
            announcements: z.array(Announcement),
          }),
          ...readProblems,
        },
      },
    },
    (request) => {
      askerWith(request, access, 'queue:read');
      const { emergency, announcements } = queue.state.hall;
      return { emergency, announcements: announcements.filter(({ until }) => until > clock.now()) };
    },
  );
  app.post(
    '/hall/emergency',
    {
      schema: {
        tags,
        summary: 'Every screen shows this alone until it is ended',
        headers,
        body: z.strictObject({ kind: EmergencyKind, message: Localized, drill: z.boolean().optional() }),
        response,
      },
    },
    (request) => {
      const { drill = false, ...rest } = request.body;
      return perform(request, { type: 'hall.declareEmergency', ...rest, drill });
    },
  );
  app.post(
    '/hall/emergency/end',
    {
      schema: {
        tags,
        summary: 'The emergency is over; the displays say so for ten minutes, if there is something to say',
        headers,
        body: z.strictObject({ emergencyId: EmergencyId, allClear: Localized.nullable().optional() }),
        response,
      },
    },
    (request) => {
      const { emergencyId, allClear = null } = request.body;
      return perform(request, { type: 'hall.endEmergency', emergencyId, allClear });
    },
  );
  app.post(
    '/hall/announcements',
    {
      schema: {
        tags,
        summary: 'A text on the displays for a while',
        headers,
        body: AnnouncementDraft.partial({ zones: true, place: true, spoken: true }),
        response,
      },
    },
    (request) =>
      perform(request, { type: 'hall.announce', announcement: AnnouncementDraft.parse(request.body) }),
  );
  app.post(
    '/hall/announcements/:announcementId/end',
    {
      schema: {
        tags,
        summary: 'Take an announcement off the displays before its time',
        headers,
        params: z.strictObject({ announcementId: AnnouncementId }),
        response,
      },
    },
    (request) => perform(request, { type: 'hall.endAnnouncement', ...request.params }),
  );
  app.post(
    '/counters/:counterId/serve-also',
    {
      schema: {
        tags: ['counters'],
        summary: 'What the counter serves until the day ends, beside what the set-up says',
        headers,
        params: z.strictObject({ counterId: CounterId }),
        body: z.strictObject({ serviceIds: z.array(ServiceId).max(50) }),
        response,
      },
    },
    (request) => perform(request, { type: 'counter.serveAlso', ...request.params, ...request.body }),
  );

  app.get(
    '/alerts',
    {
      schema: {
        tags: ['alerts'],
        summary: "Today's alerts, and earlier ones that are still on; the newest first",
        response: { 200: z.array(AlertFace), ...readProblems },
      },
    },
    (request) => {
      const own = agencyOf(askerWith(request, access, 'queue:read'));
      const { index, hall } = queue.state;
      if (!index) return [];
      return [...hall.alerts.values()]
        .filter((alert) => own === null || alert.agencyId === own)
        .map((alert) => alertFace(index, alert))
        .toReversed();
    },
  );
  app.post(
    '/alerts/:alertId/acknowledge',
    {
      schema: {
        tags: ['alerts'],
        summary: 'Somebody sees to it',
        headers,
        params: z.strictObject({ alertId: AlertId }),
        response,
      },
    },
    (request) => perform(request, { type: 'alert.acknowledge', ...request.params }),
  );
}
