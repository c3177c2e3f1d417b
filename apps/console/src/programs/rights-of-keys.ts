/** Which rights a key can be given, and what its first question to the server would be. */
import { bundleRights, type Right } from '@giliran/protocol';
import type { ProgramKey } from '../trust/trust-api.ts';

/** In the order in which they are chosen. */
export const rightGroups: Readonly<Record<'queue' | 'hall' | 'trust', readonly Right[]>> = {
  queue: ['queue:read', 'queue:write', 'tickets:issue', 'appointments', 'calls:announce'],
  hall: ['reports:read', 'printers', 'events:read', 'site:read', 'site:write'],
  trust: ['access:write', 'audit:read'],
};

/** Of no use to a key that is confined to an agency. */
const hallOnly: ReadonlySet<Right> = new Set(['calls:announce', 'printers', 'events:read', 'site:read']);

export const isForAgency = (right: Right): boolean => !hallOnly.has(right);

export const rightsOfKey = (key: Pick<ProgramKey, 'scope' | 'scopes'>): readonly Right[] =>
  key.scope === 'fine' ? key.scopes : bundleRights[key.scope];

const firstQuestions: readonly (readonly [Right, string])[] = [
  ['queue:read', '/agencies'],
  ['reports:read', '/reports?from=2026-01-01&to=2026-01-31'],
  ['site:read', '/site'],
  ['events:read', '/events?limit=10'],
  ['audit:read', '/audit?limit=10'],
  ['access:write', '/devices'],
];

/** A command line that shows that a key is good; one that changes nothing. */
export function curlOf(origin: string, secret: string, rights: readonly Right[]): string {
  const authorization = `-H 'Authorization: Bearer ${secret}'`;
  const question = firstQuestions.find(([right]) => rights.includes(right));
  return question
    ? `curl ${authorization} \\\n  '${origin}/api/v1${question[1]}'`
    : `curl ${authorization} \\\n  '${origin}/api/v1/openapi.json'`;
}
