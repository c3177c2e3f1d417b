/** How many things fit on a page, and which page an item is on. Pure; lengths in CSS pixels. */
export interface Area {
  readonly width: number;
  readonly height: number;
}
export interface CellSize {
  readonly minWidth: number;
  readonly minHeight: number;
  readonly gap: number;
  /** No more columns than this, however wide the area. */
  readonly maxColumns?: number | undefined;
}
export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

const along = (length: number, min: number, gap: number): number =>
  Math.max(1, Math.floor((length + gap) / (min + gap)));

/** As many cells as keep their least size; always at least one. */
export function fitGrid(area: Area, { minWidth, minHeight, gap, maxColumns = Infinity }: CellSize): Grid {
  return {
    columns: Math.min(along(area.width, minWidth, gap), maxColumns),
    rows: along(area.height, minHeight, gap),
  };
}

export interface PageOf {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  /** The items `[from, to)` stand on it. */
  readonly from: number;
  readonly to: number;
}

/** The page on which item `first` stands; the last page when there are fewer items by now. */
export function pageOf(first: number, count: number, perPage: number): PageOf {
  const pages = Math.max(1, Math.ceil(count / perPage));
  const page = Math.min(pages - 1, Math.floor(Math.max(0, first) / perPage));
  const from = page * perPage;
  return { page, pages, from, to: Math.min(count, from + perPage) };
}

/** Where the buttons that turn pages stand, and how much room they take with their gap. */
const PAGER = { below: 96 + 20, beside: 104 + 20 } as const;
/** Below this height cells may be lower. */
const TIGHT = 360;
const TIGHT_CELL = 112;

export interface PagePlan extends Grid, PageOf {
  readonly perPage: number;
  readonly cellHeight: number;
  /** `none` when all fits on one page. */
  readonly pager: 'none' | 'below' | 'beside';
}

/** Fills an area with cells and, when they do not all fit, with buttons to turn pages: beside in a wide area, else below. */
export function planPages(area: Area, given: CellSize, count: number, first: number): PagePlan {
  const cell = area.height < TIGHT ? { ...given, minHeight: Math.min(given.minHeight, TIGHT_CELL) } : given;
  const whole = fitGrid(area, cell);
  const fits = count <= whole.columns * whole.rows;
  const pager = fits ? 'none' : area.width > area.height ? 'beside' : 'below';
  const left: Area = {
    width: area.width - (pager === 'beside' ? PAGER.beside : 0),
    height: area.height - (pager === 'below' ? PAGER.below : 0),
  };
  const grid = fits ? whole : fitGrid(left, cell);
  const perPage = grid.columns * grid.rows;
  const evenly = (left.height - (grid.rows - 1) * cell.gap) / grid.rows;
  return {
    ...grid,
    ...pageOf(first, count, perPage),
    perPage,
    pager,
    cellHeight: Math.floor(Math.min(evenly, cell.minHeight * 1.3)),
  };
}
