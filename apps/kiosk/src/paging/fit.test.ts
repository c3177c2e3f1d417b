import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitGrid, pageOf, planPages } from './fit.ts';

const tile = { minWidth: 380, minHeight: 150, gap: 16 };

describe('pages', () => {
  it('show the 28 agencies of the demo site on two portrait pages', () => {
    const plan = planPages({ width: 1016, height: 1330 }, tile, 28, 0);
    expect(plan).toMatchObject({ columns: 2, pages: 2, pager: 'below' });
  });

  it('need no buttons when everything fits', () => {
    expect(planPages({ width: 1016, height: 1330 }, tile, 6, 0)).toMatchObject({
      pager: 'none',
      pages: 1,
      to: 6,
    });
  });

  it('have their buttons beside a wide area', () => {
    expect(planPages({ width: 1850, height: 780 }, tile, 45, 0).pager).toBe('beside');
  });

  it('stay where they were when the room changes: the first item stays in sight', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.nat(399),
        fc.integer({ min: 1, max: 40 }),
        (count, at, perPage) => {
          fc.pre(at < count);
          const page = pageOf(at, count, perPage);
          expect(page.from).toBeLessThanOrEqual(at);
          expect(page.to).toBeGreaterThan(at);
        },
      ),
    );
  });

  it('show every item exactly once, in any area', () => {
    const area = fc.record({
      width: fc.integer({ min: 80, max: 2000 }),
      height: fc.integer({ min: 80, max: 2000 }),
    });
    fc.assert(
      fc.property(area, fc.nat(400), (room, count) => {
        const seen: number[] = [];
        const { pages } = planPages(room, tile, count, 0);
        for (let page = 0, first = 0; page < pages; page += 1) {
          const plan = planPages(room, tile, count, first);
          expect(plan.page).toBe(page);
          for (let item = plan.from; item < plan.to; item += 1) seen.push(item);
          first = plan.to;
        }
        expect(seen).toEqual(Array.from({ length: count }, (_, n) => n));
      }),
    );
  });

  it('fall back to the last page when items have gone', () => {
    expect(pageOf(40, 10, 8)).toEqual({ page: 1, pages: 2, from: 8, to: 10 });
    expect(pageOf(0, 0, 8)).toEqual({ page: 0, pages: 1, from: 0, to: 0 });
  });

  it('keep at least one cell and no more columns than asked', () => {
    expect(fitGrid({ width: 10, height: 10 }, tile)).toEqual({ columns: 1, rows: 1 });
    expect(fitGrid({ width: 5000, height: 200 }, { ...tile, maxColumns: 2 }).columns).toBe(2);
  });
});
