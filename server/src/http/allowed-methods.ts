/** Which methods an address takes, to tell "no such address" from "not that method". */
import type { FastifyInstance } from 'fastify';

interface Address {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

const escaped = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');

/** `/tickets/:ticketId` matches one segment for each name; a trailing `*` matches the rest. */
const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : escaped(part)))
      .join('/')}$`,
  );

/** Takes note of every route added from now on. The returned function gives the methods of a path, none for an unknown one. */
export function noteMethods(app: Pick<FastifyInstance, 'addHook'>): (path: string) => string[] {
  const addresses = new Map<string, Address>();
  app.addHook('onRoute', ({ url, method }) => {
    const address = addresses.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    // OPTIONS is asked of every address before a request from another origin; it names none.
    for (const name of [method].flat()) if (name !== 'OPTIONS') address.methods.add(name);
    addresses.set(url, address);
  });
  return (path) => [
    ...new Set([...addresses.values()].flatMap((a) => (a.pattern.test(path) ? [...a.methods] : []))),
  ];
}
