/** Why a service is open as it is on a day: every rule that has a say, in the order in which they are applied, and what comes of them. */
import type { Agency, DayExplanation, DayRule, Service, Site } from '@giliran/protocol';
import { concerns, planDay, presence, regularHours, timetableFor, type DayFacts } from './day-plan.ts';
import { calendarOf } from './site-calendar.ts';

type Rules = readonly DayRule[];

export function explainDay(site: Site, service: Service, date: string): DayExplanation {
  const facts = calendarOf(site).facts(date);
  const agency = site.agencies.find(({ id }) => id === service.agencyId);
  const plan = planDay(site.settings, agency, service, facts);
  const special = service.weekdayQuota[facts.weekday];
  const closing = plan.open.at(-1)?.to;
  const last = plan.issuing.at(-1)?.to;
  return {
    rules: [
      ...presenceRule(agency, date),
      ...usualRules(site, agency, service, facts),
      ...holidayRules(agency, facts),
      ...openingRules(service, facts),
      ...plan.cuts.map((cut): DayRule => {
        return { rule: 'closure', reason: cut.reason, hours: [{ from: cut.from, to: cut.to }] };
      }),
      ...(last !== undefined && closing !== undefined && last < closing
        ? [{ rule: 'lastTicket' as const, at: last }]
        : []),
    ],
    open: [...plan.open],
    issuing: [...plan.issuing],
    quota: special === undefined ? service.dailyQuota : special,
  };
}

function presenceRule(agency: Agency | undefined, date: string): Rules {
  const here = presence(agency, date);
  if (here === 'here') return [];
  return [
    {
      rule: 'notHere',
      since: here === 'notHereYet' ? (agency?.openFrom ?? null) : (agency?.openUntil ?? null),
    },
  ];
}

/** Weekly hours, and the timetable that takes their place. */
function usualRules(
  { settings }: Site,
  agency: Agency | undefined,
  service: Service,
  facts: DayFacts,
): Rules {
  const weekly: DayRule = {
    rule: 'weekly',
    of: service.hours ? 'service' : agency?.hours ? 'agency' : 'site',
    hours: [...regularHours(settings, agency, service, undefined, facts.weekday)],
  };
  const timetable = timetableFor(facts, service);
  if (!timetable) return [weekly];
  const of = service.timetableHours[timetable.id]
    ? 'service'
    : agency?.timetableHours[timetable.id]
      ? 'agency'
      : 'site';
  const hours = [...regularHours(settings, agency, service, timetable, facts.weekday)];
  return [weekly, { rule: 'timetable', name: timetable.name, of, hours }];
}

function holidayRules(agency: Agency | undefined, facts: DayFacts): Rules {
  return facts.holidays
    .filter((h) => h.agencies === null || (agency !== undefined && h.agencies.includes(agency.id)))
    .map(({ name, kind }): DayRule => {
      const opensAllTheSame =
        (agency?.opensOnHolidays.includes(facts.date) ?? false) ||
        (kind === 'jointLeave' && agency?.opensOnJointLeave === true);
      return { rule: 'holiday', name, kind, opensAllTheSame };
    });
}

function openingRules(service: Service, facts: DayFacts): Rules {
  return facts.openings
    .filter((opening) => concerns(opening, service))
    .map(({ name, hours }): DayRule => ({ rule: 'opening', name, hours: [...hours] }));
}
