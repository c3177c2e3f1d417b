/** The screens' files, built beforehand, and the plain start page. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { rejection } from '@giliran/protocol';
import type { GiliranFastify } from './fastify.ts';
import { startPage, type StartPageFacts } from './start-page.ts';
import { sendProblem } from './problem.ts';

const apps = ['kiosk', 'display', 'counter', 'console', 'phone'] as const;
const rendererFolder = (app: (typeof apps)[number]): string =>
  fileURLToPath(new URL(`../../../apps/${app}/dist/renderer/`, import.meta.url));

export async function addPages(app: GiliranFastify, facts: () => StartPageFacts): Promise<void> {
  for (const name of apps) {
    const root = rendererFolder(name);
    if (!existsSync(root)) {
      app.log.warn({ event: 'screenMissing', app: name }, `${name} is not built; run npm run build`);
      continue;
    }
    await app.register(fastifyStatic, {
      root,
      prefix: `/${name}/`,
      decorateReply: false,
      preCompressed: true,
      redirect: true,
      // Built files carry a hash in their name; the page itself must always be asked for.
      setHeaders: (response, path) => {
        void response.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  app.get('/t/:token', { schema: { hide: true } }, async (_request, reply) => {
    const page = `${rendererFolder('phone')}index.html`;
    if (!existsSync(page)) return sendProblem(reply, rejection('notFound', 'the phone page is not built'));
    return reply
      .header('cache-control', 'no-cache')
      .header('referrer-policy', 'no-referrer')
      .type('text/html; charset=utf-8')
      .send(await readFile(page));
  });
  app.get('/', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(startPage(facts())),
  );
}
