import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merge, same } from './merge.ts';

const anyJson = fc.jsonValue({ maxDepth: 4 });

describe('merging my changes with theirs', () => {
  const base = {
    settings: { name: 'MPP', ticket: { header: null, separator: 'dashed' } },
    services: [
      { id: 'ktp', name: 'KTP' },
      { id: 'kk', name: 'KK' },
    ],
  };

  test('takes what each changed alone', () => {
    const mine = { ...base, settings: { ...base.settings, ticket: { header: 'KOTA', separator: 'dashed' } } };
    const theirs = { ...base, settings: { ...base.settings, name: 'MPP Baru' } };
    expect(merge(base, mine, theirs)).toEqual({
      value: {
        ...base,
        settings: { name: 'MPP Baru', ticket: { header: 'KOTA', separator: 'dashed' } },
      },
      overlaps: [],
    });
  });

  test('keeps mine where both changed the same, and says where', () => {
    const changed = (separator: string) => ({
      ...base,
      settings: { ...base.settings, ticket: { header: null, separator } },
    });
    expect(merge(base, changed('double'), changed('blank'))).toEqual({
      value: changed('double'),
      overlaps: ['settings.ticket.separator'],
    });
  });

  test('goes through lists thing by thing', () => {
    const mine = { ...base, services: [{ id: 'kk', name: 'Kartu Keluarga' }, base.services[0]!] };
    const theirs = {
      ...base,
      services: [{ id: 'ktp', name: 'KTP-el' }, { id: 'sim', name: 'SIM' }, base.services[1]!],
    };
    expect(merge(base, mine, theirs)).toEqual({
      value: {
        ...base,
        services: [
          { id: 'kk', name: 'Kartu Keluarga' },
          { id: 'ktp', name: 'KTP-el' },
          { id: 'sim', name: 'SIM' },
        ],
      },
      overlaps: [],
    });
  });

  test('what one took away stays away, unless the other changed it', () => {
    const [ktp, kk] = base.services;
    expect(merge([ktp, kk], [ktp], [ktp, kk]).value).toEqual([ktp]);
    expect(merge([ktp, kk], [ktp, kk], [kk]).value).toEqual([kk]);
    const changed = { id: 'kk', name: 'Kartu Keluarga' };
    expect(merge([ktp, kk], [ktp, changed], [ktp])).toEqual({ value: [ktp, changed], overlaps: ['.kk'] });
  });

  test('with nothing of theirs gives mine, with nothing of mine gives theirs, whatever they are', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (base, changed) => {
        expect(merge(base, changed, base)).toEqual({ value: changed, overlaps: [] });
        expect(merge(base, base, changed)).toEqual({ value: changed, overlaps: [] });
        expect(merge(base, changed, changed)).toEqual({ value: changed, overlaps: [] });
        expect(same(changed, structuredClone(changed))).toBe(true);
      }),
    );
  });
});
