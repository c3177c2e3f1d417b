/** A page for one list of the set-up: the list, the form of the thing that is open, adding, copying, moving, deleting. */
import type { Site } from '@giliran/protocol';
import { Badge, Button, EmptyState, IconButton, Select, useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { setUpFrameWording } from '@giliran/ui/wording/set-up-frame';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Copy from 'lucide-react/icons/copy-plus';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useBoard } from '../../board/board-context.ts';
import type { PageProps } from '../../frame/pages.ts';
import { loadSiteUse } from '../../site-draft/site-api.ts';
import { ListDetail } from '../ListDetail.tsx';
import { added, moved, type ListName, type Thing } from '../model/lists.ts';
import { freeId, slug, takenIn } from '../model/ids.ts';
import { marksOf } from '../model/marks.ts';
import { titleOf } from '../model/names.ts';
import { renamed } from '../model/rename.ts';
import { SetUpPage, type OpenSetUp } from '../SetUpPage.tsx';
import type { Column } from '../VirtualGrid.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';

/** A choice beside the search: of an agency, of a zone. */
export interface ListFilter<T> {
  readonly id: 'agency' | 'zone';
  /** The choice that leaves all. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly fits: (thing: T, value: string) => boolean;
}

/** What the form of one thing works with. */
export interface FormProps<L extends ListName> extends OpenSetUp {
  readonly page: PageProps;
  readonly thing: Thing<L>;
  /** It was never saved: its code may still change. */
  readonly fresh: boolean;
  readonly change: (change: Partial<Thing<L>>) => void;
  /** What is wrong with a field of it (`name.id`). */
  readonly error: (field: string) => string | null;
  /** Gives a thing that was never saved the code that its name suggests, unless it was given another by hand. */
  readonly nameCode: (name: string) => void;
  readonly setCode: (id: string) => void;
}

export interface ThingsPageProps<L extends ListName> {
  readonly page: PageProps;
  readonly list: L;
  readonly icon: ReactNode;
  readonly columns: (site: Site) => readonly Column<Thing<L>>[];
  readonly textOf: (site: Site) => (thing: Thing<L>) => string;
  readonly filters?: (site: Site) => readonly ListFilter<Thing<L>>[];
  /** A new one, given what the filters say; null where it needs something else first. */
  readonly create: (site: Site, chosen: Readonly<Record<string, string>>) => Thing<L> | null;
  readonly copy: (site: Site, thing: Thing<L>) => Thing<L>;
  /** Among which it has its place; absent where the order means nothing. */
  readonly sibling?: (a: Thing<L>, b: Thing<L>) => boolean;
  readonly form: (props: FormProps<L>) => ReactNode;
}

export function ThingsPage<L extends ListName>(props: ThingsPageProps<L>) {
  const words = useWording(hallWording);
  return (
    <SetUpPage page={props.page} title={words.pages[props.list]} intro={words.intro[props.list]}>
      {(open) => <Things {...props} open={open} />}
    </SetUpPage>
  );
}

function Things<L extends ListName>({
  page,
  list,
  icon,
  columns,
  textOf,
  filters,
  create,
  copy,
  sibling,
  form,
  open,
}: ThingsPageProps<L> & { readonly open: OpenSetUp }) {
  const words = useWording(hallWording);
  const frame = useWording(setUpFrameWording);
  const { language } = useLanguage();
  const { view } = useBoard();
  const { site, state, edit, errorAt } = open;
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [removing, setRemoving] = useState<string | null>(null);
  const [givenByHand, setGivenByHand] = useState<ReadonlySet<string>>(new Set());
  const things: readonly Thing<L>[] = site[list];
  const choices = useMemo(() => filters?.(site) ?? [], [filters, site]);
  const rows = useMemo(
    () =>
      things.filter((thing) =>
        choices.every((filter) => {
          const value = chosen[filter.id] ?? '';
          return value === '' || filter.fits(thing, value);
        }),
      ),
    [things, choices, chosen],
  );
  const marks = useMemo(
    () => marksOf(site, state.saved.site, state.issues, list),
    [site, state.saved.site, state.issues, list],
  );
  const shownColumns = useMemo(() => columns(site), [columns, site]);
  const text = useMemo(() => textOf(site), [textOf, site]);
  const { token } = page;
  const loadUse = useCallback(() => loadSiteUse(token), [token]);

  const index = things.findIndex((thing) => thing.id === page.inside);
  const thing = things[index];
  const select = (id: string | null): void => page.go(list, id);
  const focusFirstField = (): void => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('.detail-body :is(input, select, textarea)')?.focus(),
      ),
    );
  };
  const add = (next: Thing<L> | null, after?: string): void => {
    if (!next) return;
    edit((now) => added(now, list, next, after));
    select(next.id);
    focusFirstField();
  };
  const isFresh = (id: string): boolean => !state.saved.site[list].some((one) => one.id === id);
  const recode = (from: string, to: string): void => {
    if (from === to) return;
    edit((now) => renamed(now, list, from, to));
    page.go(list, to, 'replace');
  };

  const blocked = create(site, chosen) === null;
  const addButton = (
    <Button
      variant="primary"
      icon={<Plus />}
      disabled={blocked}
      aria-label={words.add[list]}
      onClick={() => add(create(site, chosen))}
    >
      {frame.add}
    </Button>
  );
  const [emptyTitle = '', emptyAdvice = ''] = blocked ? words.needsAgency : words.empty[list];
  return (
    <>
      <ListDetail
        label={words.pages[list]}
        searchLabel={words.search[list]}
        rows={rows}
        total={things.length}
        columns={shownColumns}
        textOf={text}
        markOf={(row) => marks.get(row.id) ?? null}
        selectedId={page.inside}
        onSelect={select}
        onShowAll={() => setChosen({})}
        add={addButton}
        filters={
          choices.length === 0
            ? undefined
            : choices.map((filter) => (
                <Select
                  key={filter.id}
                  aria-label={filter.id === 'agency' ? words.field.agency : words.field.zone}
                  value={chosen[filter.id] ?? ''}
                  onChange={(event) => setChosen({ ...chosen, [filter.id]: event.currentTarget.value })}
                >
                  <option value="">{filter.all}</option>
                  {filter.options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </Select>
              ))
        }
        empty={
          <EmptyState
            icon={icon}
            title={emptyTitle}
            action={
              blocked && <Button onClick={() => page.go('agencies', null)}>{words.openAgencies}</Button>
            }
          >
            {emptyAdvice}
          </EmptyState>
        }
        detail={
          thing === undefined
            ? null
            : {
                title: titleOf(list, thing, language) || words.unnamed[list],
                badge: <Mark mark={marks.get(thing.id)} />,
                actions: (
                  <>
                    {sibling && (
                      <>
                        <IconButton
                          label={frame.moveUp}
                          icon={<ArrowUp />}
                          disabled={moved(site, list, thing.id, -1, sibling) === site}
                          onClick={() => edit((now) => moved(now, list, thing.id, -1, sibling))}
                        />
                        <IconButton
                          label={frame.moveDown}
                          icon={<ArrowDown />}
                          disabled={moved(site, list, thing.id, 1, sibling) === site}
                          onClick={() => edit((now) => moved(now, list, thing.id, 1, sibling))}
                        />
                      </>
                    )}
                    <IconButton
                      label={frame.duplicate}
                      icon={<Copy />}
                      onClick={() => add(copy(site, thing), thing.id)}
                    />
                    <IconButton label={frame.remove} icon={<Trash />} onClick={() => setRemoving(thing.id)} />
                  </>
                ),
                body: form({
                  ...open,
                  page,
                  thing,
                  fresh: isFresh(thing.id),
                  change: (change) =>
                    edit((now) => ({
                      ...now,
                      [list]: now[list].map((one) => (one.id === thing.id ? { ...one, ...change } : one)),
                    })),
                  error: (field) => errorAt(`${list}.${index}.${field}`),
                  nameCode: (name) => {
                    if (!isFresh(thing.id) || givenByHand.has(thing.id) || slug(name) === '') return;
                    const others = takenIn(site, list);
                    recode(
                      thing.id,
                      freeId(slug(name), (id) => id !== thing.id && others(id)),
                    );
                  },
                  setCode: (id) => {
                    setGivenByHand((before) => new Set([...before, id]));
                    recode(thing.id, id);
                  },
                }),
              }
        }
      />
      {removing !== null && (
        <RemoveDialog
          site={site}
          list={list}
          id={removing}
          today={view.day}
          loadUse={loadUse}
          onClose={() => setRemoving(null)}
          onDone={(change, gone) => {
            setRemoving(null);
            edit(change);
            if (gone) select(null);
          }}
        />
      )}
    </>
  );
}

function Mark({ mark }: { readonly mark: 'wrong' | 'changed' | 'new' | undefined }) {
  const words = useWording(setUpFrameWording);
  if (mark === undefined) return null;
  if (mark === 'wrong') return <Badge tone="danger">{words.wrong}</Badge>;
  return <Badge tone="warn">{mark === 'new' ? words.newThing : words.changed}</Badge>;
}
