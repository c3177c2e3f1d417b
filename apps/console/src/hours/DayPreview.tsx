/** Any service on any date: when it is open, and which rule made it so. */
import { unreachable, type DayRule, type Site } from '@giliran/protocol';
import { Banner, Button, Field, Select, TextInput, useLanguage, useLocalized, useWording } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';
import { hoursPageWording, type HoursPageWording } from '@giliran/ui/wording/hours-page';
import { useState } from 'react';
import { useDayName } from './use-day-name.ts';
import { useDay } from './use-day.ts';
import type { Span } from './week-edit.ts';

export interface DayPreviewProps {
  readonly token: string;
  readonly site: Site;
  /** The form has to be put right first. */
  readonly waits: boolean;
  readonly today: string;
}

export function DayPreview({ token, site, waits, today }: DayPreviewProps) {
  const { preview: words } = useWording(hoursPageWording);
  const say = useLocalized();
  const [date, setDate] = useState(today);
  const [serviceId, setServiceId] = useState<string | null>(null);
  const service = site.services.find(({ id }) => id === serviceId) ?? site.services[0];
  const { day, failure } = useDay(token, waits ? null : site, service?.id ?? null, date);
  const dayName = useDayName();
  const { language } = useLanguage();
  const formats = createFormats({ timeZone: site.settings.timeZone, language });
  const wallTime = (time: string): string => formats.wallTime(time);
  const inWords = (spans: readonly Span[]): string =>
    spans.map(({ from, to }) => `${wallTime(from)}–${wallTime(to)}`).join(', ');
  if (!service)
    return (
      <section className="panel day-preview">
        <h2>{words.title}</h2>
        <p>{words.none}</p>
      </section>
    );
  return (
    <section className="panel day-preview" aria-labelledby="day-preview-title">
      <h2 id="day-preview-title">{words.title}</h2>
      <p className="hint">{words.hint}</p>
      <div className="day-preview-choice">
        <Field label={words.date}>
          {(control) => (
            <TextInput
              {...control}
              type="date"
              value={date}
              onChange={(event) => setDate(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button disabled={date === today} onClick={() => setDate(today)}>
          {words.today}
        </Button>
      </div>
      <Field label={words.service}>
        {(control) => (
          <Select
            {...control}
            value={service.id}
            onChange={(event) => setServiceId(event.currentTarget.value)}
          >
            {site.agencies.map((agency) => (
              <optgroup key={agency.id} label={agency.shortName}>
                {site.services
                  .filter((one) => one.agencyId === agency.id)
                  .map((one) => (
                    <option key={one.id} value={one.id}>
                      {say(one.name)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
        )}
      </Field>
      {waits && <Banner tone="info" title={words.waits} />}
      {failure !== null && <Banner tone="error" title={words.failed} />}
      {site.settings.hoursMode === 'demo' && <Banner tone="warn" title={words.demo} />}
      {day && (
        <div className="day-result" data-stale={waits || undefined} aria-live="polite">
          <p className="second">{dayName(date)}</p>
          <p className="day-open gl-num" data-closed={day.open.length === 0 || undefined}>
            {day.open.length === 0 ? words.closed : `${words.open} ${inWords(day.open)}`}
          </p>
          {day.open.length > 0 && (
            <p className="gl-num">
              {words.tickets} {inWords(day.issuing)} ·{' '}
              {day.quota === null ? words.noQuota : words.quota(day.quota)}
            </p>
          )}
          <h3>{words.why}</h3>
          <ol className="day-rules">
            {day.rules.map((rule, n) => (
              // Rules have no names; their order is what is told.
              <li key={n} data-rule={rule.rule}>
                <strong>{words.rules[rule.rule]}</strong>
                <span className="gl-num">{ruleInWords(rule, words, { say, inWords, wallTime })}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

function ruleInWords(
  rule: DayRule,
  words: HoursPageWording['preview'],
  {
    say,
    inWords,
    wallTime,
  }: {
    readonly say: ReturnType<typeof useLocalized>;
    readonly inWords: (spans: readonly Span[]) => string;
    readonly wallTime: (time: string) => string;
  },
): string {
  const hours = (spans: readonly Span[]): string => (spans.length === 0 ? words.noHours : inWords(spans));
  switch (rule.rule) {
    case 'weekly':
      return `${begun(words.of[rule.of])}: ${hours(rule.hours)}`;
    case 'timetable':
      return `${say(rule.name)} (${words.of[rule.of]}): ${hours(rule.hours)}`;
    case 'holiday':
      return rule.opensAllTheSame ? `${say(rule.name)}, ${words.opensAllTheSame}` : say(rule.name);
    case 'notHere':
      return words.since(rule.since ?? '–');
    case 'opening':
      return `${rule.name === null ? '' : `${say(rule.name)}: `}${hours(rule.hours)}`;
    case 'closure':
      return `${say(rule.reason)}: ${hours(rule.hours)}`;
    case 'lastTicket':
      return words.at(wallTime(rule.at));
    default:
      return unreachable(rule);
  }
}

/** As the beginning of a line. */
const begun = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
