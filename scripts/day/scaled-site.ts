/** The site's rules for a day that passes quicker: a head start of twenty minutes is worth twenty minutes of that day. */
import type { Site } from '@giliran/protocol';

/** A slot cannot be shorter than this, in real minutes. */
const shortestSlot = 5;

/** `factor`: real minutes that one minute of the day lasts; 1 leaves all as it is. Undoing a step keeps its real seconds: a person's hand is not quicker. */
export function scaledSite(site: Site, factor: number): Site {
  if (factor >= 1) return site;
  const short = (minutes: number): number => minutes * factor;
  const orNull = (minutes: number | null): number | null => (minutes === null ? null : short(minutes));
  const { settings } = site;
  const work = (rules: typeof settings.work): typeof settings.work => ({
    ...rules,
    autoCallSeconds: Math.round(rules.autoCallSeconds * factor),
    recallIntervalSeconds: Math.round(rules.recallIntervalSeconds * factor),
  });
  return {
    ...site,
    settings: {
      ...settings,
      priority: { ...settings.priority, headStartMinutes: short(settings.priority.headStartMinutes) },
      order: {
        ...settings.order,
        appointmentHeadStartMinutes: short(settings.order.appointmentHeadStartMinutes),
        transferMinutes: short(settings.order.transferMinutes),
        noShowPenaltyMinutes: short(settings.order.noShowPenaltyMinutes),
        parkedPenaltyMinutes: short(settings.order.parkedPenaltyMinutes),
      },
      work: work(settings.work),
      appointments: {
        ...settings.appointments,
        // Slots lie on the real clock: whoever comes within this run must be let in.
        earlyMinutes: Math.max(settings.appointments.earlyMinutes, 2 * shortestSlot),
        lateMinutes: Math.max(1, Math.round(short(settings.appointments.lateMinutes))),
      },
    },
    agencies: site.agencies.map((agency) => ({
      ...agency,
      order: agency.order && {
        ...agency.order,
        priorityHeadStartMinutes: orNull(agency.order.priorityHeadStartMinutes),
        appointmentHeadStartMinutes: orNull(agency.order.appointmentHeadStartMinutes),
        transferMinutes: orNull(agency.order.transferMinutes),
        noShowPenaltyMinutes: orNull(agency.order.noShowPenaltyMinutes),
        parkedPenaltyMinutes: orNull(agency.order.parkedPenaltyMinutes),
      },
      work: agency.work && work(agency.work),
    })),
    services: site.services.map((service) => {
      if (service.slots === null) return service;
      const slotMinutes = Math.max(shortestSlot, Math.round(short(service.slots.slotMinutes)));
      const perSlot = Math.ceil((service.slots.perSlot * slotMinutes) / short(service.slots.slotMinutes));
      return { ...service, slots: { slotMinutes, perSlot: Math.min(500, perSlot) } };
    }),
    counters: site.counters.map((counter) => ({
      ...counter,
      services: counter.services.map((s) => ({
        ...s,
        offsetMinutes: short(s.offsetMinutes),
        whenWaitExceedsMinutes: orNull(s.whenWaitExceedsMinutes),
      })),
    })),
  };
}
