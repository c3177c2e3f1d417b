import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSite, smallSiteInput } from '../test/small-site.ts';
import { formatNumber, Site } from '@giliran/protocol';

/** The small site with a prefix for each service, as numbering per service needs. */
const perService = () => {
  const input = smallSiteInput({ numberingPer: 'service' });
  return Site.parse({
    ...input,
    services: input.services.map((s) => (s.id === 'kk' ? { ...s, prefix: 'K' } : s)),
  });
};

describe('a ticket number', () => {
  it('has three digits at least and goes on beyond them', () => {
    expect(formatNumber('A', 12)).toBe('A-012');
    expect(formatNumber('KT', 104)).toBe('KT-104');
    expect(formatNumber('A', 999)).toBe('A-999');
    expect(formatNumber('A', 1000)).toBe('A-1000');
  });

  it('counts per shared prefix: two services with one prefix share one sequence', () => {
    const hall = new Hall(smallSite());
    expect(['ktp', 'kk', 'akta', 'ktp', 'iuran'].map((s) => hall.issue(s).number)).toEqual([
      'A-001',
      'A-002',
      'B-001',
      'A-003',
      'J-001',
    ]);
  });

  it('counts per agency under the agency’s prefix', () => {
    const hall = new Hall(smallSite({ numberingPer: 'agency' }));
    expect(['ktp', 'akta', 'iuran', 'kk'].map((s) => hall.issue(s).number)).toEqual([
      'D-001',
      'D-002',
      'J-001',
      'D-003',
    ]);
  });

  it('counts per service', () => {
    const hall = new Hall(perService());
    expect(['ktp', 'kk', 'ktp', 'kk'].map((s) => hall.issue(s).number)).toEqual([
      'A-001',
      'K-001',
      'A-002',
      'K-002',
    ]);
  });

  it('is never given again the same day, also after its ticket was cancelled', () => {
    const hall = new Hall(smallSite());
    const first = hall.issue('ktp');
    hall.must({ type: 'ticket.cancel', ticketId: first.id });
    expect(hall.issue('ktp').number).toBe('A-002');
  });

  it('begins at 001 again on a new day', () => {
    const hall = new Hall(smallSite());
    hall.issue('ktp');
    hall.issue('ktp');
    hall.pass(24 * 60);
    hall.must({ type: 'day.rollOver' });
    const ticket = hall.issue('ktp');
    expect(ticket).toMatchObject({ number: 'A-001', sequence: 1, issueOrder: 1, day: '2026-11-19' });
  });

  it('stays unique when the numbering is changed in the middle of a day', () => {
    const hall = new Hall(smallSite());
    const before = ['ktp', 'iuran', 'iuran'].map((s) => hall.issue(s).number);
    hall.must({ type: 'site.configure', site: smallSite({ numberingPer: 'agency' }) });
    const after = ['iuran', 'ktp', 'kk'].map((s) => hall.issue(s).number);
    expect(new Set([...before, ...after]).size).toBe(6);
    expect(after[0]).toBe('J-003');
  });
});
