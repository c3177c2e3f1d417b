/** Whether the hall is ready, and a sound test of a display. */
import { timingSafeEqual } from 'node:crypto';
import { DisplayId, Readiness, rejection, SoundTest } from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readiness } from '../readiness/readiness.ts';
import type { LiveHall } from '../readiness/live-hall.ts';
import type { ApiParts } from './api.ts';
import { bearerOf, hallAskerWith, idempotencyKeyOf } from './asking.ts';
import { problems, readProblems, Refused } from './problem.ts';

const soundTestMs = 15_000;

export function addReadinessRoutes(parts: ApiParts): void {
  const { app, access, accessStore, queue, presence, clock, devices, sessions, backups, askDevice } = parts;
  const { dataFolder, localKey, clockWatch, doors } = parts;
  /** The command line on this machine, which can read a file of the data folder that nobody else can. */
  const isLocal = (request: FastifyRequest): boolean => {
    if (localKey === undefined || request.headers.authorization === undefined) return false;
    const given = Buffer.from(bearerOf(request));
    const own = Buffer.from(localKey);
    return given.length === own.length && timingSafeEqual(given, own);
  };
  const liveHall = (): LiveHall => {
    const { index } = queue.state;
    const here = index ? presence.devices(index) : [];
    const lines = new Map(devices.list(null).map((line) => [`${line.kind}/${line.id}`, line]));
    const connections = new Map(here.map((device) => [`${device.kind}/${device.id}`, device.connections]));
    const heard = new Map<string, number>();
    for (const one of sessions.list())
      if (!access.isOver(one))
        heard.set(one.staffId, Math.max(heard.get(one.staffId) ?? 0, access.lastSeenOf(one)));
    return {
      connections: (kind, id) => connections.get(`${kind}/${id}`) ?? 0,
      lastSeen: (kind, id) => lines.get(`${kind}/${id}`)?.lastSeen ?? null,
      version: (kind, id) => lines.get(`${kind}/${id}`)?.version ?? null,
      mute: (displayId) => presence.soundOf(displayId)?.mute ?? null,
      speaker: (zoneId) => (index ? (presence.speaker(index, zoneId)?.displayId ?? null) : null),
      worked: (counterId) => presence.desk(counterId) !== null,
      heard: (staffId) => heard.get(staffId) ?? null,
    };
  };

  app.get(
    '/readiness',
    {
      schema: {
        tags: ['health'],
        summary: 'Is the hall ready: every check, how it is, what it means and what to do',
        response: { 200: Readiness, ...readProblems },
      },
    },
    async (request) => {
      if (!isLocal(request)) hallAskerWith(request, access, 'site:read');
      const storage = queue.tryStorage();
      const { state } = queue;
      return readiness({
        ...{ dataFolder, now: clock.now(), live: liveHall(), more: [], storage, doors: doors() },
        // A day that cannot be read is no hall that was never set up.
        state: state.index === null && storage === 'failing' ? null : state,
        demoSecrets: accessStore.countDemoSecrets(),
        clockJumpMs: clockWatch.jumpMs(),
        backups: await backups.status(),
        inspection: await backups.inspect(),
      });
    },
  );

  app.post(
    '/displays/:displayId/sound-test',
    {
      schema: {
        tags: ['health'],
        summary: 'Let a display play its chime; whether it is heard, somebody in the hall says',
        headers: z.looseObject({ 'idempotency-key': z.string().optional() }),
        params: z.strictObject({ displayId: DisplayId }),
        response: { 200: SoundTest, ...problems },
      },
    },
    async (request) => {
      hallAskerWith(request, access, 'site:write');
      idempotencyKeyOf(request);
      const { displayId } = request.params;
      const display = queue.state.index?.site.displays.find((one) => one.id === displayId);
      if (!display) throw new Refused(rejection('unknownDisplay', displayId));
      const place = presence.soundOf(displayId);
      if (!place) throw new Refused(rejection('deviceOffline', display.name));
      const answer = await askDevice(place.connectionId, { type: 'sound.test' }, soundTestMs);
      if (!answer.ok) throw new Refused(answer.error);
      const told = SoundTest.safeParse(answer.value);
      if (!told.success)
        throw new Refused(rejection('deviceSilent', `${display.name} answered something else`));
      return told.data;
    },
  );
}
