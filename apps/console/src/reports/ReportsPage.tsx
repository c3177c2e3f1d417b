/** What happened over days: a few large figures, two charts with their table, and when the hall is busy. */
import { AgencyId, ReportGrouping, ServiceDay, type ReportQuery } from '@giliran/protocol';
import {
  Banner,
  Button,
  Choice,
  EmptyState,
  Field,
  Select,
  Spinner,
  TextInput,
  useLocalized,
  useWording,
} from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { reportsWording } from '@giliran/ui/wording/reports';
import { useView } from '@giliran/client';
import ChartColumn from 'lucide-react/icons/chart-column';
import Download from 'lucide-react/icons/download';
import PrinterIcon from 'lucide-react/icons/printer';
import { useState, type ReactNode } from 'react';
import { useBoard, useDuration } from '../board/board-context.ts';
import { useFailureText } from '../failure-text.ts';
import type { PageProps } from '../frame/pages.ts';
import { BarChart } from './BarChart.tsx';
import { download } from './download.ts';
import { noShowShare } from './figures.ts';
import { HeatMap } from './HeatMap.tsx';
import { rangeNames, rangeOf, usualGrouping, type RangeName } from './ranges.ts';
import { ReportTable } from './ReportTable.tsx';
import { queryText, useReport } from './use-report.ts';
import './reports.css';

const directoryScope = { kind: 'directory' } as const;
const groupings = ReportGrouping.options.filter((grouping) => grouping !== 'weekdayHour');

export function ReportsPage({ token }: PageProps) {
  const words = useWording(reportsWording);
  const common = useWording(commonWording);
  const say = useLocalized();
  const failureText = useFailureText();
  const { view, formats, who } = useBoard();
  const { view: directory } = useView<'directory'>(directoryScope);
  const [name, setName] = useState<RangeName>('week');
  const [own, setOwn] = useState<{ from: string; to: string }>(() => rangeOf('own', view.day));
  const [groupBy, setGroupBy] = useState<ReportGrouping>('day');
  const [agency, setAgency] = useState('');
  const [csvFailed, setCsvFailed] = useState<string | null>(null);

  const [from, to] = [ServiceDay.safeParse(own.from), ServiceDay.safeParse(own.to)];
  const ownRange =
    from.success && to.success && from.data <= to.data ? { from: from.data, to: to.data } : null;
  const range = name === 'own' ? ownRange : rangeOf(name, view.day);
  const chosen = AgencyId.safeParse(agency);
  const narrowed = chosen.success ? { agencyId: chosen.data } : {};
  const query: ReportQuery | null = range && { ...range, groupBy, ...narrowed };
  // The open day goes on: looked at anew as its numbers grow, but not at every push.
  const again = Math.floor(view.agencies.reduce((sum, a) => sum + a.issuedToday + a.servedToday, 0) / 20);
  const { report, busy, failure } = useReport(token, query, again);
  const heat = useReport(token, range && { ...range, groupBy: 'weekdayHour', ...narrowed }, again);

  const nameOf = (key: string): string => {
    switch (report?.groupBy) {
      case 'day':
        return formats.shortDate(Date.parse(`${key}T12:00:00Z`));
      case 'month':
        return `${words.months[Number(key.slice(5)) - 1] ?? ''} ${key.slice(0, 4)}`;
      case 'weekday':
        return words.weekdays[Number(key) - 1] ?? key;
      case 'hour':
        return words.hour(Number(key));
      case 'agency':
        return view.agencies.find(({ id }) => id === key)?.shortName ?? key;
      case 'service': {
        const service = directory?.services.find(({ id }) => id === key);
        return service ? say(service.name) : key;
      }
      default:
        return key;
    }
  };
  /** As short as a chart has room for. */
  const labelOf = (key: string): string => {
    if (report?.groupBy === 'day')
      return `${Number(key.slice(8))} ${words.months[Number(key.slice(5, 7)) - 1] ?? ''}`;
    if (report?.groupBy === 'service') return key.slice(0, 11);
    return nameOf(key).slice(0, 11);
  };
  const choose = (next: RangeName): void => {
    setName(next);
    setGroupBy(usualGrouping[next]);
  };
  const save = async (): Promise<void> => {
    if (!query) return;
    const done = await download(
      token,
      `reports/days.csv?${queryText(query)}`,
      `giliran-${query.from}-${query.to}-${groupBy}.csv`,
    );
    setCsvFailed(done.ok ? null : failureText(done.error));
  };
  const by = words.group[report?.groupBy ?? groupBy].toLowerCase();
  const rows = report?.rows ?? [];
  return (
    <div className="reports" aria-busy={busy}>
      <h1>{words.title}</h1>
      <div className="report-controls panel">
        <Choice
          label={words.range}
          value={name}
          onValue={choose}
          options={rangeNames.map((value) => ({ value, label: words.ranges[value] }))}
        />
        {name === 'own' && (
          <div className="report-dates">
            {(['from', 'to'] as const).map((end) => (
              <Field key={end} label={words[end]} error={end === 'to' && !ownRange ? words.order : null}>
                {(control) => (
                  <TextInput
                    {...control}
                    type="date"
                    max={view.day}
                    value={own[end]}
                    onChange={(event) => setOwn({ ...own, [end]: event.currentTarget.value })}
                  />
                )}
              </Field>
            ))}
          </div>
        )}
        <Field label={words.groupBy}>
          {(control) => (
            <Select
              {...control}
              value={groupBy}
              onChange={(event) => setGroupBy(ReportGrouping.parse(event.currentTarget.value))}
            >
              {groupings.map((grouping) => (
                <option key={grouping} value={grouping}>
                  {words.group[grouping]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {!who?.agencyId && (
          <Field label={words.agency}>
            {(control) => (
              <Select {...control} value={agency} onChange={(event) => setAgency(event.currentTarget.value)}>
                <option value="">{words.allAgencies}</option>
                {view.agencies
                  .toSorted((a, b) => a.shortName.localeCompare(b.shortName))
                  .map(({ id, shortName }) => (
                    <option key={id} value={id}>
                      {shortName}
                    </option>
                  ))}
              </Select>
            )}
          </Field>
        )}
        <div className="report-buttons">
          <Button icon={<Download />} disabled={!query} onClick={() => void save()}>
            {words.csv}
          </Button>
          <Button icon={<PrinterIcon />} onClick={() => window.print()}>
            {words.print}
          </Button>
        </div>
      </div>
      {csvFailed !== null && <Banner tone="error" title={csvFailed} />}
      {failure !== null && (
        <Banner tone="error" title={words.failed}>
          {failureText(failure)}
        </Banner>
      )}
      {report === null && failure === null && <EmptyState icon={<Spinner />} title={common.loading} />}
      {report !== null && rows.length === 0 && (
        <EmptyState icon={<ChartColumn />} title={words.none}>
          {words.noneAdvice}
        </EmptyState>
      )}
      {report !== null && rows.length > 0 && (
        <>
          <p className="report-range">
            {formats.shortDate(Date.parse(`${report.from}T12:00:00Z`))} –{' '}
            {formats.shortDate(Date.parse(`${report.to}T12:00:00Z`))}
            {' · '}
            {report.agencyId === null
              ? words.allAgencies
              : view.agencies.find(({ id }) => id === report.agencyId)?.shortName}
          </p>
          <Cards report={report} />
          {report.counts === 'visits' && <p className="second">{words.visitsNote}</p>}
          <div className="report-charts">
            <div className="panel">
              <BarChart
                title={words.chartCounts(by)}
                series={[words.served, words.noShows, words.others]}
                stacked
                format={(value) => formats.number(value)}
                bars={rows.map((row) => ({
                  key: row.key,
                  label: labelOf(row.key),
                  values: [row.served, row.noShows, Math.max(0, row.issued - row.served - row.noShows)],
                }))}
              />
            </div>
            <div className="panel">
              <BarChart
                title={words.chartWaits(by)}
                series={[words.half, words.nine]}
                stacked={false}
                format={(value) => formats.number(Math.round(value))}
                bars={rows.map((row) => ({
                  key: row.key,
                  label: labelOf(row.key),
                  values: [(row.wait.p50 ?? 0) / 60, (row.wait.p90 ?? 0) / 60],
                }))}
              />
            </div>
          </div>
          <ReportTable report={report} nameOf={nameOf} />
          {heat.report !== null && <HeatMap report={heat.report} />}
        </>
      )}
    </div>
  );
}

function Cards({ report }: { readonly report: NonNullable<ReturnType<typeof useReport>['report']> }) {
  const words = useWording(reportsWording);
  const { formats } = useBoard();
  const duration = useDuration();
  const { total } = report;
  const time = (seconds: number | null): string => (seconds === null ? '–' : duration(seconds * 1000));
  const share = noShowShare(total);
  const whole = report.agencyId === null && report.serviceId === null;
  return (
    <dl className="summary report-cards">
      <Card label={words.issued[whole ? 'tickets' : 'visits']} strong>
        {formats.number(total.issued)}
      </Card>
      <Card label={words.served}>{formats.number(total.served)}</Card>
      <Card label={words.noShows}>
        {formats.number(total.noShows)}
        {share !== null && <small>{words.share(share)}</small>}
      </Card>
      <Card label={words.waitP50} hint={words.waitP50Hint}>
        {time(total.wait.p50)}
      </Card>
      <Card label={words.waitP90} hint={words.waitP90Hint}>
        {time(total.wait.p90)}
      </Card>
      <Card label={words.service}>{time(total.service.p50)}</Card>
      <Card label={words.expired}>{formats.number(total.expired)}</Card>
    </dl>
  );
}

interface CardProps {
  readonly label: string;
  readonly hint?: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
}
function Card({ label, hint, strong = false, children }: CardProps) {
  return (
    <div className="figure" data-strong={strong || undefined} title={hint}>
      <dt>{label}</dt>
      <dd className="gl-num">{children}</dd>
    </div>
  );
}
