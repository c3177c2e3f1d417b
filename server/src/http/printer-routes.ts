/** Kiosk printers: how each is set up and how it is, and what a technician asks of it from afar. */
import { createHash } from 'node:crypto';
import {
  agencyOf,
  CommandResult,
  hasRight,
  KioskId,
  KnownPrinter,
  PrinterConfig,
  PrinterDetection,
  PrinterReport,
  PrinterTest,
  PrintsAt,
  rejection,
  type Actor,
  type Kiosk,
  type Rejection,
  type Result,
} from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actorKey } from '../idempotency.ts';
import { askerOf, idempotencyKeyOf, originOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { performing } from './performing.ts';
import { problems, readProblems, Refused } from './problem.ts';

const tags = ['printers'];
const params = z.strictObject({ kioskId: KioskId });
const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const nothing = z.strictObject({}).default({});
const PrinterLine = z.strictObject({
  kioskId: KioskId,
  name: z.string(),
  /** Null: nobody has set it up; papers go into a folder. */
  setUp: PrinterConfig.nullable(),
  /** As it told last; null before it told anything. */
  printer: KnownPrinter.nullable(),
  /** Who has the printer; null while the kiosk is not connected. */
  printsAt: PrintsAt.nullable(),
});

/** Whoever of the whole hall has that right, and the kiosk itself. */
const mayAttend = (actor: Actor, kioskId: KioskId): boolean =>
  (hasRight(actor, 'printers') && agencyOf(actor) === null) ||
  (actor.kind === 'kiosk' && actor.kioskId === kioskId);
/** Its state stands on the board of the whole hall, too. */
const mayLook = (actor: Actor, kioskId: KioskId): boolean =>
  mayAttend(actor, kioskId) || (hasRight(actor, 'queue:read') && agencyOf(actor) === null);

export function addPrinterRoutes(parts: ApiParts): void {
  const { app, access, queue, presence, printerDesk } = parts;
  const perform = performing(parts);

  const lineOf = (kiosk: Kiosk): z.infer<typeof PrinterLine> => ({
    kioskId: kiosk.id,
    name: kiosk.name,
    setUp: kiosk.printer,
    printer: queue.state.printers.get(kiosk.id) ?? null,
    printsAt: presence.printerOf(kiosk.id)?.printsAt ?? null,
  });
  const attending = (request: FastifyRequest, kioskId: KioskId): Actor => {
    const actor = askerOf(request, access);
    if (!mayAttend(actor, kioskId))
      throw new Refused(rejection('forbidden', 'printers are for people of the whole hall'));
    return actor;
  };
  const given = <T>(answer: Result<T, Rejection>): T => {
    if (!answer.ok) throw new Refused(answer.error);
    return answer.value;
  };

  app.get(
    '/kiosks/:kioskId/printer',
    {
      schema: {
        tags,
        summary: "A kiosk's printer: how it is set up, how it is, who has it",
        params,
        response: { 200: PrinterLine, ...readProblems },
      },
    },
    (request) => {
      const { kioskId } = request.params;
      const actor = askerOf(request, access);
      if (!mayLook(actor, kioskId)) throw new Refused(rejection('forbidden'));
      const kiosk = queue.state.index?.kiosks.get(kioskId);
      if (!kiosk) throw new Refused(rejection('unknownKiosk', kioskId));
      return lineOf(kiosk);
    },
  );

  app.post(
    '/kiosks/:kioskId/printer',
    {
      schema: {
        tags,
        summary: "Set a kiosk's printer up; it takes effect between two papers",
        headers,
        params,
        body: PrinterConfig,
        response: { 200: CommandResult, ...problems },
      },
    },
    (request) =>
      perform(request, {
        type: 'kiosk.setPrinter',
        kioskId: request.params.kioskId,
        printer: request.body,
      }),
  );

  app.post(
    '/kiosks/:kioskId/printer/look',
    {
      schema: {
        tags,
        summary: 'Ask the printer how it is now',
        headers,
        params,
        body: nothing,
        response: { 200: PrinterReport, ...problems },
      },
    },
    async (request) => {
      const { kioskId } = request.params;
      attending(request, kioskId);
      return given(await printerDesk.look(kioskId));
    },
  );

  app.post(
    '/kiosks/:kioskId/printer/detect',
    {
      schema: {
        tags,
        summary: 'Ask the machine that has the printer which printers it sees',
        headers,
        params,
        body: nothing,
        response: { 200: PrinterDetection, ...problems },
      },
    },
    async (request) => {
      const { kioskId } = request.params;
      attending(request, kioskId);
      return given(await printerDesk.detect(kioskId));
    },
  );

  app.post(
    '/kiosks/:kioskId/printer/new-roll',
    {
      schema: {
        tags,
        summary: 'A person has put in a full roll',
        headers,
        params,
        body: nothing,
        response: { 200: PrinterReport, ...problems },
      },
    },
    async (request) => {
      const { kioskId } = request.params;
      attending(request, kioskId);
      idempotencyKeyOf(request);
      return given(await printerDesk.newRoll(kioskId));
    },
  );

  app.post(
    '/kiosks/:kioskId/printer/test',
    {
      schema: {
        tags,
        summary: 'Print a test page on the kiosk and say what became of it; the same key prints once',
        headers,
        params,
        body: nothing,
        response: { 200: PrinterTest, ...problems },
      },
    },
    async (request) => {
      const { kioskId } = request.params;
      const actor = attending(request, kioskId);
      const named = `${actorKey(actor)} ${idempotencyKeyOf(request)}`;
      const jobId = `test.${createHash('sha256').update(named).digest('hex').slice(0, 24)}`;
      return given(await printerDesk.test(kioskId, jobId, originOf(request)));
    },
  );
}
