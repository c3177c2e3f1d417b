/**
 * The days of one site, worked out once each. Every screen asks for every service many times a minute; a day's plan
 * changes only with the set-up, so the plans of the day that was asked last are kept, per set-up.
 */
import {
  indonesianHolidays,
  ServiceDay,
  type Agency,
  type Closure,
  type Service,
  type ServiceId,
  type Site,
  type Weekday,
} from '@giliran/protocol';
import { planDay, type DayFacts, type DayPlan, type HolidayFact } from './day-plan.ts';

export interface Opening {
  readonly day: ServiceDay;
  /** Wall time. */
  readonly time: string;
}

export interface SiteCalendar {
  plan(service: Service, date: string): DayPlan;
  weekday(date: string): Weekday;
  /** What the set-up says of the day, before a service is named. */
  facts(date: string): DayFacts;
  /** When tickets are issued again on a day after `date`; null when not within 366 days. */
  nextAfter(service: Service, date: string): Opening | null;
}

const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const lookAheadDays = 366;

/** Every holiday by its date: the country's, then the site's own, which come first where both close the whole hall. */
function holidaysByDate({ settings }: Site): ReadonlyMap<string, readonly HolidayFact[]> {
  if (settings.hoursMode === 'demo') return new Map();
  const own = Map.groupBy(settings.holidays.toReversed(), (h) => h.date);
  const all = new Map<string, HolidayFact[]>(own);
  if (settings.nationalHolidays.calendar === 'indonesia') {
    const except = new Set(settings.nationalHolidays.except);
    for (const { date, name, kind } of indonesianHolidays) {
      if (except.has(date) || own.get(date)?.some((h) => h.agencies === null)) continue;
      all.set(date, [...(all.get(date) ?? []), { name, kind, agencies: null }]);
    }
  }
  return all;
}

const firstDay = (c: Closure): string => c.from.date;
const lastDay = (c: Closure): string => c.to.date;

function createCalendar(site: Site): SiteCalendar {
  const { settings } = site;
  const holidays = holidaysByDate(site);
  const agencies = new Map<string, Agency>(site.agencies.map((a) => [a.id, a]));

  const factsOf = (date: Temporal.PlainDate): DayFacts => {
    const name = date.toString();
    const { dayOfWeek } = date;
    // In demo mode a weekend is a Wednesday.
    const weekday = weekdays[(settings.hoursMode === 'demo' && dayOfWeek > 5 ? 3 : dayOfWeek) - 1] ?? 'mon';
    return {
      date: name,
      weekday,
      holidays: holidays.get(name) ?? [],
      timetables: settings.timetables.filter((t) => t.from <= name && name <= t.to),
      closures: settings.closures.filter((c) => firstDay(c) <= name && name <= lastDay(c)),
      openings: settings.openings.filter((o) => o.date === name),
    };
  };

  /** The day asked last, what was worked out for it, and the days ahead of it. */
  let kept = keep('0001-01-01');
  function keep(date: string) {
    return {
      date,
      ahead: [factsOf(Temporal.PlainDate.from(date))],
      plans: new Map<ServiceId, DayPlan>(),
      next: new Map<ServiceId, Opening | null>(),
    };
  }
  const on = (date: string) => (kept.date === date ? kept : (kept = keep(date)));
  const factsAhead = (date: string, days: number): DayFacts => {
    const { ahead } = on(date);
    while (ahead.length <= days)
      ahead.push(factsOf(Temporal.PlainDate.from(date).add({ days: ahead.length })));
    return ahead[days] ?? factsOf(Temporal.PlainDate.from(date).add({ days }));
  };
  const planOf = (service: Service, facts: DayFacts): DayPlan =>
    planDay(settings, agencies.get(service.agencyId), service, facts);

  const search = (service: Service, date: string): Opening | null => {
    for (let days = 1; days <= lookAheadDays; days += 1) {
      const facts = factsAhead(date, days);
      const first = planOf(service, facts).issuing[0];
      if (first) return { day: ServiceDay.parse(facts.date), time: first.from };
    }
    return null;
  };

  return {
    plan: (service, date) => {
      const { plans } = on(date);
      let plan = plans.get(service.id);
      if (!plan) {
        plan = planOf(service, factsAhead(date, 0));
        plans.set(service.id, plan);
      }
      return plan;
    },
    weekday: (date) => factsAhead(date, 0).weekday,
    facts: (date) => factsAhead(date, 0),
    nextAfter: (service, date) => {
      const { next } = on(date);
      let found = next.get(service.id);
      if (found === undefined) {
        found = search(service, date);
        next.set(service.id, found);
      }
      return found;
    },
  };
}

const calendars = new WeakMap<Site, SiteCalendar>();

/** The calendar of a set-up: the same one as long as the set-up is the same. */
export function calendarOf(site: Site): SiteCalendar {
  let calendar = calendars.get(site);
  if (!calendar) {
    calendar = createCalendar(site);
    calendars.set(site, calendar);
  }
  return calendar;
}
