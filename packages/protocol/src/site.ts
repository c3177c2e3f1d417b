/** What a site is made of, as an administrator sets it up. One document, checked as a whole. */
import { z } from 'zod';
import {
  AgencyId,
  CounterId,
  DisplayId,
  KioskId,
  Language,
  Localized,
  Prefix,
  ServiceId,
  StaffId,
  ZoneId,
} from './basics.ts';
import { AgencyAlerts, AlertSettings } from './alert.ts';
import { checkHours } from './hours-check.ts';
import {
  CalendarDate,
  Closure,
  ExtraOpening,
  Holiday,
  NationalHolidays,
  Period,
  Timetable,
  TimetableHours,
  WallTime,
  WeekdayQuota,
  WeeklyHours,
} from './hours.ts';
import { Playlist } from './media.ts';
import { clashingRanges, OfflineRange, type RangeFault } from './offline.ts';
import { PaperWidth } from './paper.ts';
import { PrinterConfig } from './printer-config.ts';
import { StaffRole } from './rights.ts';
import { PriorityReason } from './priority-reason.ts';
import { VoiceRecordings } from './recording.ts';
import {
  AgencyOrder,
  AppointmentSettings,
  AtClose,
  OrderSettings,
  Outcome,
  ServiceSlots,
  WorkSettings,
} from './rules.ts';
import { TicketSettings } from './ticket-settings.ts';
import { Zone } from './zone.ts';

/** An image of the site's or an agency's own, at most 400 kB as a `data:` address. */
export const Logo = z
  .string()
  .max(400_000)
  .regex(/^data:image\//, 'a logo is an image as a data: address, at most 400 kB');

export const Agency = z.strictObject({
  id: AgencyId,
  name: Localized,
  /** As people say it: "Disdukcapil", at most 24 characters. */
  shortName: z.string().trim().min(1).max(24),
  zoneId: ZoneId,
  /** The agency's place in the hall: "Gerai 3". */
  booth: z.string().trim().min(1).max(40),
  /** Used where the site numbers per agency. */
  prefix: Prefix,
  /** A `data:` image or null; screens draw the initials when there is none. */
  logo: Logo.nullable().default(null),
  /** Null: the site's hours. */
  hours: WeeklyHours.nullable().default(null),
  /** What it orders otherwise than the site; null: nothing. */
  order: AgencyOrder.nullable().default(null),
  /** How its people work at the counters; null: as the site says. */
  work: WorkSettings.nullable().default(null),
  /** Null: as the site says. */
  atClose: AtClose.nullable().default(null),
  /** Its own limits for alerts; null: as the site says. */
  alerts: AgencyAlerts.nullable().default(null),
  /** Its own hours while a timetable holds, by the timetable's id. */
  timetableHours: TimetableHours.default({}),
  /** Holidays on which it is open all the same, with its usual hours. */
  opensOnHolidays: z.array(CalendarDate).max(400).default([]),
  /** Open on every day of joint leave (cuti bersama), as banks and the police may be. */
  opensOnJointLeave: z.boolean().default(false),
  /** Its first and its last day in the hall, where it moves in or out; before and after it is on no kiosk. */
  openFrom: CalendarDate.nullable().default(null),
  openUntil: CalendarDate.nullable().default(null),
});
export type Agency = z.infer<typeof Agency>;

export const Service = z.strictObject({
  id: ServiceId,
  agencyId: AgencyId,
  name: Localized,
  prefix: Prefix,
  /** What to bring, one line each. */
  requirements: z.array(Localized).max(12).default([]),
  /** Usual minutes of one visit at the counter. */
  usualMinutes: z.number().min(0.5).max(480),
  /** Null: the agency's hours. */
  hours: WeeklyHours.nullable().default(null),
  /** Its own hours while a timetable holds, by the timetable's id. */
  timetableHours: TimetableHours.default({}),
  /** No more tickets this many minutes before closing. */
  lastTicketMinutes: z.int().min(0).max(600).default(0),
  /** No more tickets from this wall time on; null for none. With `lastTicketMinutes` the earlier of the two holds. */
  lastTicketAt: WallTime.nullable().default(null),
  /** Tickets a day, or null for no limit. */
  dailyQuota: z.int().min(1).max(100_000).nullable().default(null),
  /** Another quota on some weekdays: `{"fri": 40, "mon": null}`, null for no limit. */
  weekdayQuota: WeekdayQuota.default({}),
  /** Other words people search for: "e-KTP", "kartu tanda penduduk". */
  searchWords: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  /** Out of service until further notice, with the reason shown to citizens; null when in service. */
  closed: Localized.nullable().default(null),
  /** The appointments it takes; null for none. */
  slots: ServiceSlots.nullable().default(null),
});
export type Service = z.infer<typeof Service>;

export const CounterService = z.strictObject({
  serviceId: ServiceId,
  /** Minutes added to the effective time of this service's tickets at this counter: 0 for its own work, more for a second choice. */
  offsetMinutes: z.number().min(0).max(600).default(0),
  /** Helps out only while somebody has waited longer than this for the service; null: always. */
  whenWaitExceedsMinutes: z.number().min(0).max(600).nullable().default(null),
});
export type CounterService = z.infer<typeof CounterService>;

export const Counter = z.strictObject({
  id: CounterId,
  /** The number on the sign, spoken in the call: "loket 3". Unique within a site. */
  number: z.int().min(1).max(999),
  agencyId: AgencyId,
  zoneId: ZoneId,
  services: z.array(CounterService).min(1),
  /** An extra counter for busy times: the periods in which it exists. Null: always. */
  seasons: z.array(Period).min(1).max(50).nullable().default(null),
});
export type Counter = z.infer<typeof Counter>;

export const Kiosk = z.strictObject({
  id: KioskId,
  name: z.string().trim().min(1).max(60),
  zoneId: ZoneId,
  /** The agencies offered here, or null for all. */
  agencies: z.array(AgencyId).min(1).nullable().default(null),
  /** Services of these agencies that are not offered here, because they belong to another floor or need a desk. */
  exceptServices: z.array(ServiceId).max(5_000).default([]),
  /** The paper while no printer is set up. */
  paper: PaperWidth.default('80mm'),
  /** Its printer; null: the folder of the program that prints for it. Set by `kiosk.setPrinter`. */
  printer: PrinterConfig.nullable().default(null),
  /** Running numbers of its own, given while the server is away; null: it gives none then. */
  offline: OfflineRange.nullable().default(null),
});
export type Kiosk = z.infer<typeof Kiosk>;

export const Display = z.strictObject({
  id: DisplayId,
  name: z.string().trim().min(1).max(60),
  zoneId: ZoneId,
  /** May speak the calls. One of a zone's speaking displays, the first that is connected, does. */
  speaks: z.boolean().default(true),
  /** `zone`: the calls of its zone. `counter`: the small one over a counter, which never speaks. */
  kind: z.enum(['zone', 'counter']).default('zone'),
  /** Over which counter a small one hangs; null for one that shows its zone. */
  counterId: CounterId.nullable().default(null),
  /** Shows the playlist while nobody is called; off, it keeps to the calls. */
  showsMedia: z.boolean().default(true),
});
export type Display = z.infer<typeof Display>;

/** Whether a display may be its zone's voice. */
export const maySpeak = (display: Display): boolean => display.kind === 'zone' && display.speaks;

export const StaffMember = z.strictObject({
  id: StaffId,
  name: z.string().trim().min(1).max(80),
  role: StaffRole,
  /** Null for people of the site itself. Counter staff always belong to an agency. */
  agencyId: AgencyId.nullable(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const VoiceSettings = z.strictObject({
  /** How the running number is read: digit by digit, as one number, or a hybrid (leading zeros as digits, the rest as a number). */
  reading: z.enum(['digit', 'cardinal', 'hybrid']).default('digit'),
  /** The languages spoken, in order. */
  languages: z.array(Language).min(1).max(2).default(['id']),
  chime: z.boolean().default(true),
  /** With more than this many calls waiting to be spoken, sentences shorten. */
  shortenAbove: z.int().min(0).max(50).default(2),
});
export type VoiceSettings = z.infer<typeof VoiceSettings>;

export const SiteSettings = z.strictObject({
  name: Localized,
  /** IANA name: Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT). */
  timeZone: z.string().refine((zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  }, 'not a known time zone; use for example Asia/Jakarta, Asia/Makassar or Asia/Jayapura'),
  logo: Logo.nullable().default(null),
  /** A CSS hex colour. */
  accentColor: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'write a colour as #RRGGBB')
    .default('#0b6e4f'),
  /** Where phones in the hall reach this server, `http://antrean.mpp.local:8080`; null: the address the kiosk itself uses. */
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** One running number per service, per agency, or per prefix shared by several services. */
  numberingPer: z.enum(['service', 'agency', 'prefix']).default('prefix'),
  priority: z.strictObject({
    /** `headStart`: a priority ticket counts as issued this many minutes earlier. `strict`: priority always first. */
    mode: z.enum(['headStart', 'strict']).default('headStart'),
    headStartMinutes: z.number().min(0).max(600).default(20),
    reasons: z.array(PriorityReason).min(1),
  }),
  /** The other terms of the ordering rule. */
  order: OrderSettings.prefault({}),
  work: WorkSettings.prefault({}),
  /** What a visit can be finished with; empty: nobody is asked. */
  outcomes: z.array(Outcome).max(30).default([]),
  atClose: AtClose.prefault({}),
  appointments: AppointmentSettings.prefault({}),
  /** When those who lead the hall are called. */
  alerts: AlertSettings.prefault({}),
  hours: WeeklyHours,
  /** Special timetables: Ramadan, a school registration. Two of the same level never hold on one day. */
  timetables: z.array(Timetable).max(200).default([]),
  /** The country's holidays, as shipped with the program. */
  nationalHolidays: NationalHolidays.prefault({}),
  /** The site's own holidays; one on the date of a national holiday that closes the whole hall takes its place. */
  holidays: z.array(Holiday).max(2_000).default([]),
  /** One-off closures: whole days or parts of a day. Nothing overrules them. */
  closures: z.array(Closure).max(2_000).default([]),
  /** One-off hours beside the usual ones: a Saturday, a longer afternoon, a holiday. */
  openings: z.array(ExtraOpening).max(2_000).default([]),
  /**
   * `calendar`: as the hours say. `demo`: the hours are read as if it were 10:00 of the same weekday
   * (Wednesday at the weekend) and no holiday, so that the demo site can be tried at any time.
   */
  hoursMode: z.enum(['calendar', 'demo']).default('calendar'),
  /** When the queue would not be reached before closing: stop issuing, or only warn. */
  beyondClosing: z.enum(['stop', 'warn']).default('stop'),
  voice: VoiceSettings,
  /** The site's own recordings; what is not among them is said by the shipped voice. */
  recordings: VoiceRecordings.default({}),
  ticket: TicketSettings,
  /** A quiet line at the foot of the displays. */
  notice: Localized.nullable().default(null),
  /** What the displays show while nobody is called. */
  media: Playlist.default([]),
});
export type SiteSettings = z.infer<typeof SiteSettings>;

function reportRepeats(
  ctx: z.RefinementCtx,
  path: string,
  values: readonly (string | number)[],
  field: string,
): void {
  const seen = new Set<string | number>();
  values.forEach((value, index) => {
    if (seen.has(value)) {
      ctx.addIssue({
        code: 'custom',
        path: [path, index, field],
        message: `${field} "${value}" is used twice; choose another`,
        ...fault('usedTwice'),
      });
    }
    seen.add(value);
  });
}

/** What may be wrong between the parts of a set-up; named in an issue's `params.fault`, so that a screen can say it in its language. */
export type SiteFault =
  | 'usedTwice'
  | 'notThere'
  | 'listedTwice'
  | 'signWithoutCounter'
  | 'staffWithoutAgency'
  | 'lastDayFirst';

const fault = (named: SiteFault): { readonly params: { readonly fault: SiteFault } } => ({
  params: { fault: named },
});

/** A whole site. References are checked: a service's agency exists, a counter serves existing services, and so on. */
export const Site = z
  .strictObject({
    settings: SiteSettings,
    zones: z.array(Zone).min(1),
    agencies: z.array(Agency),
    services: z.array(Service),
    counters: z.array(Counter),
    kiosks: z.array(Kiosk),
    displays: z.array(Display),
    staff: z.array(StaffMember),
  })
  .superRefine((site, ctx) => {
    for (const path of [
      'zones',
      'agencies',
      'services',
      'counters',
      'kiosks',
      'displays',
      'staff',
    ] as const) {
      reportRepeats(
        ctx,
        path,
        site[path].map((item) => item.id),
        'id',
      );
    }
    reportRepeats(
      ctx,
      'counters',
      site.counters.map((c) => c.number),
      'number',
    );
    if (site.settings.numberingPer === 'service') {
      reportRepeats(
        ctx,
        'services',
        site.services.map((s) => s.prefix),
        'prefix',
      );
    }
    if (site.settings.numberingPer === 'agency') {
      reportRepeats(
        ctx,
        'agencies',
        site.agencies.map((a) => a.prefix),
        'prefix',
      );
    }
    reportRepeats(
      ctx,
      'outcomes',
      site.settings.outcomes.map((o) => o.id),
      'id',
    );
    const zones = new Set<string>(site.zones.map((z_) => z_.id));
    const agencies = new Set<string>(site.agencies.map((a) => a.id));
    const services = new Set<string>(site.services.map((s) => s.id));
    const missing = (path: (string | number)[], kind: string, id: string) =>
      ctx.addIssue({
        code: 'custom',
        path,
        message: `there is no ${kind} "${id}"`,
        ...fault('notThere'),
      });
    site.agencies.forEach(
      (a, i) => zones.has(a.zoneId) || missing(['agencies', i, 'zoneId'], 'zone', a.zoneId),
    );
    site.services.forEach(
      (s, i) => agencies.has(s.agencyId) || missing(['services', i, 'agencyId'], 'agency', s.agencyId),
    );
    site.counters.forEach((c, i) => {
      if (!zones.has(c.zoneId)) missing(['counters', i, 'zoneId'], 'zone', c.zoneId);
      if (!agencies.has(c.agencyId)) missing(['counters', i, 'agencyId'], 'agency', c.agencyId);
      c.services.forEach((s, n) => {
        if (!services.has(s.serviceId)) missing(['counters', i, 'services', n], 'service', s.serviceId);
        if (c.services.findIndex((other) => other.serviceId === s.serviceId) < n) {
          ctx.addIssue({
            code: 'custom',
            path: ['counters', i, 'services', n, 'serviceId'],
            message: `serviceId "${s.serviceId}" is listed twice at this counter`,
            ...fault('listedTwice'),
          });
        }
      });
    });
    site.kiosks.forEach((k, i) => {
      if (!zones.has(k.zoneId)) missing(['kiosks', i, 'zoneId'], 'zone', k.zoneId);
      k.agencies?.forEach((id, n) => agencies.has(id) || missing(['kiosks', i, 'agencies', n], 'agency', id));
      k.exceptServices.forEach(
        (id, n) => services.has(id) || missing(['kiosks', i, 'exceptServices', n], 'service', id),
      );
    });
    for (const { at, other, message } of clashingRanges(site.kiosks))
      ctx.addIssue({
        code: 'custom',
        path: ['kiosks', at, 'offline'],
        message,
        params: { fault: 'rangeTaken' satisfies RangeFault, other },
      });
    const counters = new Set<string>(site.counters.map((c) => c.id));
    site.displays.forEach((d, i) => {
      if (!zones.has(d.zoneId)) missing(['displays', i, 'zoneId'], 'zone', d.zoneId);
      if (d.counterId !== null && !counters.has(d.counterId))
        missing(['displays', i, 'counterId'], 'counter', d.counterId);
      if ((d.kind === 'counter') !== (d.counterId !== null)) {
        ctx.addIssue({
          code: 'custom',
          path: ['displays', i, 'counterId'],
          message: 'a display of kind "counter" names its counter; one of kind "zone" names none',
          ...fault('signWithoutCounter'),
        });
      }
    });
    site.settings.media.forEach((item, i) =>
      item.zones?.forEach(
        (id, n) => zones.has(id) || missing(['settings', 'media', i, 'zones', n], 'zone', id),
      ),
    );
    site.staff.forEach((s, i) => {
      if (s.agencyId !== null && !agencies.has(s.agencyId))
        missing(['staff', i, 'agencyId'], 'agency', s.agencyId);
      if (s.role === 'counterStaff' && s.agencyId === null) {
        ctx.addIssue({
          code: 'custom',
          path: ['staff', i, 'agencyId'],
          message: 'counter staff belong to an agency',
          ...fault('staffWithoutAgency'),
        });
      }
    });
    checkHours(site, (path, message) =>
      ctx.addIssue({
        code: 'custom',
        path,
        message,
        ...(path.at(-1) === 'openUntil' ? fault('lastDayFirst') : {}),
      }),
    );
  });
export type Site = z.infer<typeof Site>;
