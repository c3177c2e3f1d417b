/** What a new set-up would change, thing by thing: what is added, changed and removed, and what stays. */
import { same, type Language, type Site } from '@giliran/protocol';
import { nameOf } from '../set-up/model/names.ts';

const comparedLists = ['zones', 'agencies', 'services', 'counters', 'kiosks', 'displays', 'staff'] as const;
export type ComparedList = (typeof comparedLists)[number];

export interface ThingChange {
  readonly id: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Which of its fields differ; empty unless it is changed. */
  readonly fields: readonly string[];
}
export interface ListChanges {
  readonly list: ComparedList;
  readonly things: readonly ThingChange[];
  /** How many stay as they are. */
  readonly kept: number;
  /** The same things in another order: it is the order of the kiosk. */
  readonly reordered: boolean;
}
export interface SiteChanges {
  /** Fields of the settings that differ. */
  readonly settings: readonly string[];
  readonly lists: readonly ListChanges[];
  readonly none: boolean;
}

export function compareSites(before: Site, after: Site): SiteChanges {
  const settings = fieldsThatDiffer(before.settings, after.settings);
  const lists = comparedLists.map((list): ListChanges => {
    const old = new Map<string, object>(before[list].map((thing) => [thing.id, thing]));
    const now = new Map<string, object>(after[list].map((thing) => [thing.id, thing]));
    const things: ThingChange[] = [];
    for (const [id, thing] of now) {
      const was = old.get(id);
      if (was === undefined) things.push({ id, kind: 'added', fields: [] });
      else if (!same(was, thing)) things.push({ id, kind: 'changed', fields: fieldsThatDiffer(was, thing) });
    }
    for (const id of old.keys()) if (!now.has(id)) things.push({ id, kind: 'removed', fields: [] });
    const common = [...old.keys()].filter((id) => now.has(id));
    return {
      ...{ list, things },
      kept: common.length - things.filter(({ kind }) => kind === 'changed').length,
      reordered: !same(
        common,
        [...now.keys()].filter((id) => old.has(id)),
      ),
    };
  });
  const none = settings.length === 0 && lists.every((one) => one.things.length === 0 && !one.reordered);
  return { settings, lists, none };
}

const fieldsThatDiffer = (before: object, after: object): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !same(Reflect.get(before, key), Reflect.get(after, key)),
  );

/** A thing's name as it will be; of one that goes, as it was. */
export function nameOfChange(
  before: Site,
  after: Site,
  list: ComparedList,
  { id, kind }: ThingChange,
  language: Language,
): string {
  return nameOf(kind === 'removed' ? before : after, { list, id }, language);
}
