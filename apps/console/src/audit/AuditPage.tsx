/** Who did what, when and from where: searched, read back page by page, taken away as a table. */
import { Button, EmptyState, Select, Spinner, TextInput, useWording } from '@giliran/ui';
import { auditWording } from '@giliran/ui/wording/audit';
import Download from 'lucide-react/icons/download';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import SearchX from 'lucide-react/icons/search-x';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { may } from '../trust/may.ts';
import { Refusal } from '../trust/Refusal.tsx';
import '../trust/trust.css';
import { useDeed } from '../trust/use-deed.ts';
import { usePageTools } from '../trust/use-page-tools.ts';
import './audit.css';
import { auditQuery, noFilter, type AuditFilter } from './audit-query.ts';
import { AuditRow } from './AuditRow.tsx';
import { ChainCard } from './ChainCard.tsx';
import { auditKindNames } from './in-words.ts';
import { UndoQuestion } from './UndoQuestion.tsx';
import { useAuditPages } from './use-audit-pages.ts';

export function AuditPage({ token, who, onSessionEnded }: PageProps) {
  const words = useWording(auditWording);
  const { view } = useBoard();
  const { api, agencyName, moment } = usePageTools(token);
  const { timeZone } = view.site;
  const [filter, setFilter] = useState<AuditFilter>(noFilter);
  const looked = useDeferredValue(filter);
  const pages = useAuditPages(api, looked, timeZone, onSessionEnded);
  const csv = useDeed(onSessionEnded);
  const [undoing, setUndoing] = useState<number | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const { read, loading, more } = pages;
  const end = useRef<HTMLDivElement>(null);
  const onEnd = useRef(more);
  useEffect(() => {
    onEnd.current = more;
  });
  const hasMore = read !== null && read.next !== null;
  useEffect(() => {
    if (!end.current || read === null || read.next === null) return undefined;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) onEnd.current();
      },
      { rootMargin: '600px' },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
    // After each page the end stands elsewhere: it is looked at anew.
  }, [read]);
  const wholeHall = who?.agencyId === null;
  const mayUndo = wholeHall && may(who, 'site:write');
  const download = (): void =>
    void csv.run(
      () => api.auditCsv(auditQuery(filter, timeZone)),
      (table) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(table);
        link.download = 'audit.csv';
        link.click();
        URL.revokeObjectURL(link.href);
        pages.again();
      },
    );
  const filtered = useMemo(() => Object.values(filter).some((value) => value !== ''), [filter]);
  return (
    <div className="trust-page">
      <header className="trust-head">
        <div>
          <h1>{words.title}</h1>
          <p className="hint">{words.intro}</p>
        </div>
        <span className="audit-actions">
          <Button icon={<RefreshCw />} onClick={pages.again}>
            {words.newer}
          </Button>
          <Button icon={<Download />} busy={csv.busy} onClick={download}>
            {csv.busy ? words.downloading : words.csv}
          </Button>
        </span>
      </header>
      {wholeHall && <ChainCard {...{ api, moment, onSessionEnded }} />}
      <Filters filter={filter} onFilter={setFilter} wholeHall={wholeHall} filtered={filtered} />
      <Refusal failure={pages.failure ?? csv.failure} />
      <p role="status" className={told === null ? 'gl-hidden' : 'audit-told'}>
        {told}
      </p>
      {read === null ? (
        pages.failure === null && <EmptyState icon={<Spinner />} title={words.loading} />
      ) : read.entries.length === 0 ? (
        <EmptyState icon={<SearchX />} title={words.none}>
          {words.noneAdvice}
        </EmptyState>
      ) : (
        <ol className="audit-list panel" aria-label={words.entries}>
          {read.entries.map((entry) => (
            <AuditRow
              key={entry.seq}
              entry={entry}
              {...{ moment, agencyName }}
              onUndo={mayUndo ? () => setUndoing(entry.seq) : null}
            />
          ))}
        </ol>
      )}
      <div ref={end} className="audit-end">
        {hasMore ? (
          <Button busy={loading} onClick={more}>
            {loading ? words.loading : words.more}
          </Button>
        ) : (
          read !== null && read.entries.length > 0 && <p className="hint">{words.end}</p>
        )}
      </div>
      {undoing !== null && (
        <UndoQuestion
          {...{ api, onSessionEnded }}
          seq={undoing}
          onClose={() => setUndoing(null)}
          onDone={() => {
            setUndoing(null);
            setTold(words.undone);
            pages.again();
          }}
        />
      )}
    </div>
  );
}

function Filters({
  filter,
  onFilter,
  wholeHall,
  filtered,
}: {
  readonly filter: AuditFilter;
  readonly onFilter: (filter: AuditFilter) => void;
  readonly wholeHall: boolean;
  readonly filtered: boolean;
}) {
  const words = useWording(auditWording);
  const { view } = useBoard();
  const set = (change: Partial<AuditFilter>): void => onFilter({ ...filter, ...change });
  const labelled = (label: string, control: ReactNode) => (
    <label className="audit-filter">
      <span className="gl-field-label">{label}</span>
      {control}
    </label>
  );
  const typed = (name: 'who' | 'text' | 'from' | 'to', type: string, placeholder?: string) => (
    <TextInput
      type={type}
      autoComplete="off"
      placeholder={placeholder}
      maxLength={100}
      value={filter[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className="audit-filters" role="search" data-agencies={wholeHall || undefined}>
      {labelled(words.who, typed('who', 'text', words.whoHint))}
      {labelled(
        words.kind,
        <Select value={filter.kind} onChange={(event) => set({ kind: event.currentTarget.value })}>
          <option value="">{words.allKinds}</option>
          {auditKindNames.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </Select>,
      )}
      {wholeHall &&
        labelled(
          words.agency,
          <Select value={filter.agencyId} onChange={(event) => set({ agencyId: event.currentTarget.value })}>
            <option value="">{words.allAgencies}</option>
            {view.agencies.map((agency) => (
              <option key={agency.id} value={agency.id}>
                {agency.shortName}
              </option>
            ))}
          </Select>,
        )}
      {labelled(words.from, typed('from', 'date'))}
      {labelled(words.to, typed('to', 'date'))}
      {labelled(words.text, typed('text', 'text'))}
      {filtered && (
        <Button variant="quiet" onClick={() => onFilter(noFilter)}>
          {words.clear}
        </Button>
      )}
    </div>
  );
}
