import { readFileSync } from 'node:fs';
import { Site } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { createFinder } from './find.ts';

const demo = Site.parse(
  JSON.parse(readFileSync(new URL('../../../../server/demo/site.json', import.meta.url), 'utf8')),
);
const find = createFinder(demo);

describe('search at the kiosk', () => {
  it('finds an agency by the name people say, before its services', () => {
    expect(find('imigrasi').agencies.map((agency) => agency.id)).toEqual(['imigrasi']);
    expect(find('dukcapil').services.length).toBeGreaterThan(0);
  });

  it('finds a service by the beginning of a word, without agencies that only look alike in the way', () => {
    const found = find('pasp');
    expect(found.services[0]?.id).toMatch(/^paspor/);
    expect(found.agencies).toEqual([]);
  });

  it('forgives a slip', () => {
    expect(find('pasor').services.map((service) => service.id)).toContain('paspor-baru');
    expect(find('imgrasi').similarAgencies.map((agency) => agency.id)).toContain('imigrasi');
  });

  it('finds nothing for nothing', () => {
    expect(find('  ')).toEqual({ agencies: [], services: [], similarAgencies: [] });
  });
});
