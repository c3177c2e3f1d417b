/** The ticket as it will lie in the hand: of a draft for administrators, of the set-up as it is also for kiosks. */
import { ticketPreview } from '@giliran/printing';
import {
  Language,
  PaperWidth,
  rejection,
  TicketDraft,
  TicketExample,
  TicketPreview,
  TicketSample,
  type Actor,
} from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { exampleTicket } from '../ticket-example.ts';
import type { ApiParts } from './api.ts';
import { askerOf, hallAskerWith, originOf } from './asking.ts';
import { problems, readProblems, Refused } from './problem.ts';

const tags = ['paper'];
/** A draft carries its logo. */
const largestDraft = 1024 * 1024;
const yes = z.enum(['true', 'false']).default('false');

export function addTicketPreviewRoutes({ app, access, queue, clock, logos }: ApiParts): void {
  const made = (draft: TicketDraft | null, sample: TicketSample, origin: string): TicketPreview => {
    const { index } = queue.state;
    if (!index) throw new Refused(rejection('unknownSite'));
    const { name, logo: image, ticket } = draft ?? index.site.settings;
    const logo = logos.of(image);
    const paper = exampleTicket({
      index,
      draft: { name, logo: image, ticket },
      sample,
      logo,
      origin,
      now: clock.now(),
    });
    const preview = ticketPreview(paper, sample.width);
    // What we lay out always decodes; anything else is a bug.
    if (!preview.ok) throw new Error(`byte ${preview.error.offset}: ${preview.error.message}`);
    const { warnings, ...picture } = preview.value;
    return {
      ...picture,
      warnings:
        logo?.kind === 'unusable' ? [{ kind: 'logoUnusable', fault: logo.fault }, ...warnings] : warnings,
    };
  };

  app.post(
    '/ticket-previews',
    {
      onRequest: async (request: FastifyRequest) => void hallAskerWith(request, access, 'site:write'),
      bodyLimit: largestDraft,
      schema: {
        tags,
        summary: 'A ticket of a draft set-up as PNG, with what may be worth changing; nothing is kept',
        body: z.strictObject({ draft: TicketDraft, sample: TicketSample }),
        response: { 200: TicketPreview, ...problems },
      },
    },
    (request) => made(request.body.draft, request.body.sample, originOf(request)),
  );

  /** A kiosk's own roll. */
  const rollOf = (actor: Actor): PaperWidth =>
    (actor.kind === 'kiosk' ? queue.state.index?.kiosks.get(actor.kioskId)?.paper : undefined) ?? '80mm';
  app.get(
    '/ticket-preview.png',
    {
      schema: {
        tags,
        summary: "A ticket of the set-up as it is, as PNG; a kiosk's is as wide as its roll",
        querystring: z.strictObject({
          width: PaperWidth.optional(),
          language: Language.default('id'),
          example: TicketExample.default('usual'),
          priority: yes,
          reprint: yes,
        }),
        response: {
          200: {
            description: 'The paper at the printer’s own dots',
            content: { 'image/png': { schema: z.unknown() } },
          },
          ...readProblems,
        },
      },
    },
    (request, reply) => {
      const actor = askerOf(request, access);
      if (actor.kind !== 'kiosk') hallAskerWith(request, access, 'site:read');
      const { width = rollOf(actor), priority, reprint, ...rest } = request.query;
      const sample = { ...rest, width, priority: priority === 'true', reprint: reprint === 'true' };
      const { png } = made(null, sample, originOf(request));
      return reply.header('cache-control', 'no-store').type('image/png').send(Buffer.from(png, 'base64'));
    },
  );
}
