/** Every counter, judged: who is signed in, when it was last heard, and what is open although nobody serves it. */
import {
  counterInSeason,
  counterState,
  readOpening,
  serviceDayAt,
  waitingOfService,
  type SiteIndex,
} from '@giliran/engine';
import type { Agency, Counter, CounterState, Finding, OpenStatus, Service, Site } from '@giliran/protocol';
import { age, finding, type Words } from './finding.ts';
import { unknown, type HallFacts, type LiveHall } from './live-hall.ts';

/** A counter that is worked at and silent for so long has lost its line: shorter gaps mend themselves. */
const silentMs = 2 * 60_000;

interface Place {
  readonly counter: Counter;
  readonly here: CounterState;
  readonly agency: Agency | undefined;
  /** When its computer or its clerk was last heard, now for one that is there; null: never. */
  readonly heard: number | null;
}

export function judgeCounters(facts: HallFacts, site: Site): Finding[] {
  const { live, now, state } = facts;
  const { day, index } = state;
  const standing = site.counters.filter((c) => day === null || counterInSeason(c, day));
  if (standing.length === 0 || !index) return [];
  if (!live) return [unknown('counters', 'counters', 'Loket')];
  const places = standing.map((counter): Place => {
    const here = counterState(state, counter.id);
    const agency = site.agencies.find((a) => a.id === counter.agencyId);
    return { counter, here, agency, heard: lastHeard(live, counter, here, now) };
  });
  const opening = readOpening(state, index, now);
  const statuses = new Map(site.agencies.map((agency) => [agency.id, opening.agency(agency)]));
  const deserted = site.agencies.filter((agency) => {
    const own = places.filter(({ counter }) => counter.agencyId === agency.id);
    return statuses.get(agency.id)?.open === true && own.length > 0 && own.every(isClosed);
  });
  const told = new Set(deserted.map(({ id }) => id));
  return [
    summary(places, site, now),
    ...deserted.map((agency) => judgeDeserted(facts, index, agency, places)),
    ...judgeUnserved(facts, site, told),
    ...places
      .filter(({ counter, here }) => here.status !== 'closed' || !told.has(counter.agencyId))
      .map((place) => judgePlace(place, { live, now, site, status: statuses.get(place.counter.agencyId) })),
  ];
}

const isClosed = ({ here }: Place): boolean => here.status === 'closed';

function lastHeard(live: LiveHall, { id }: Counter, { staffId }: CounterState, now: number): number | null {
  if (live.connections('counter', id) > 0 || live.worked(id)) return now;
  // A clerk may work in a browser under their own name alone.
  const times = [live.lastSeen('counter', id), staffId === null ? null : live.heard(staffId)];
  return times.reduce((latest, at) => (at === null ? latest : Math.max(latest ?? 0, at)), null);
}

function summary(places: readonly Place[], { settings: { timeZone } }: Site, now: number): Finding {
  const today = serviceDayAt(timeZone, now);
  const seen = places.filter(
    ({ here, heard }) =>
      here.status !== 'closed' || (heard !== null && serviceDayAt(timeZone, heard) === today),
  ).length;
  const open = places.filter((place) => !isClosed(place)).length;
  return finding('counters', 'counters', 'ok', {
    title: {
      id: `${seen} dari ${places.length} loket terlihat hari ini, ${open} buka`,
      en: `${seen} of ${places.length} counters were seen today, ${open} are open`,
    },
  });
}

const heardWords = (heard: number | null, now: number): Words =>
  heard === null
    ? { id: 'belum pernah dipakai', en: 'never used' }
    : heard >= now
      ? { id: 'tersambung', en: 'connected' }
      : {
          id: `terakhir terlihat ${age(now - heard).id} yang lalu`,
          en: `last seen ${age(now - heard).en} ago`,
        };

const nameOf = ({ counter, agency }: Place): Words => ({
  id: `Loket ${counter.number} (${agency?.shortName ?? counter.agencyId})`,
  en: `Counter ${counter.number} (${agency?.shortName ?? counter.agencyId})`,
});

interface Around {
  readonly live: LiveHall;
  readonly now: number;
  readonly site: Site;
  readonly status: OpenStatus | undefined;
}

function judgePlace(place: Place, around: Around): Finding {
  return isClosed(place) ? judgeEmpty(place, around) : judgeOccupied(place, around);
}

/** Whether an agency's people are expected today, earlier or later. */
function expectedToday(status: OpenStatus | undefined): boolean {
  if (!status || status.open) return status?.open ?? false;
  switch (status.why) {
    case 'notYetOpen':
    case 'break':
    case 'lastTicketPassed':
    case 'quotaReached':
    case 'wouldNotReach':
    case 'systemDown':
      return true;
    case 'closedToday':
    case 'closedForToday':
    case 'closedEarly':
    case 'holiday':
    case 'closure':
    case 'notHereYet':
    case 'noLongerHere':
    case 'outOfService':
      return false;
  }
}

function judgeEmpty(place: Place, { now, site, status }: Around): Finding {
  const { counter, heard } = place;
  const name = nameOf(place);
  const words = heardWords(heard, now);
  const { timeZone } = site.settings;
  const seenToday = heard !== null && serviceDayAt(timeZone, heard) === serviceDayAt(timeZone, now);
  const id = `counter/${counter.id}`;
  if (heard === null || (!seenToday && expectedToday(status)))
    return finding('counters', id, 'warning', {
      title: {
        id: heard === null ? `${name.id}: ${words.id}` : `${name.id}: tidak ada petugas, ${words.id}`,
        en: heard === null ? `${name.en}: ${words.en}` : `${name.en}: nobody is signed in, ${words.en}`,
      },
      action: {
        id: 'Nyalakan komputer loket dan buka program Loket.',
        en: 'Switch the counter’s computer on and open the counter program.',
      },
      page: `devices/counter-${counter.id}`,
    });
  return finding('counters', id, 'ok', {
    title: {
      id: `${name.id}: tidak ada petugas, ${words.id}`,
      en: `${name.en}: nobody is signed in, ${words.en}`,
    },
  });
}

function judgeOccupied(place: Place, { live, now, site }: Around): Finding {
  const { counter, here, heard } = place;
  const name = nameOf(place);
  const words = heardWords(heard, now);
  const id = `counter/${counter.id}`;
  const how: Words =
    here.status === 'paused' ? { id: 'istirahat', en: 'on a break' } : { id: 'buka', en: 'open' };
  if (here.staffId === null)
    return finding('counters', id, 'ok', {
      title: {
        id: `${name.id}: ${how.id}, dijalankan program lain`,
        en: `${name.en}: ${how.en}, run by another program`,
      },
    });
  const clerk = site.staff.find((one) => one.id === here.staffId)?.name ?? here.staffId;
  if (heard === null || now - heard > silentMs) {
    const gone = live.heard(here.staffId) === null;
    return finding('counters', id, 'warning', {
      title: gone
        ? {
            id: `${name.id}: ${how.id} atas nama ${clerk}, yang sudah keluar`,
            en: `${name.en}: ${how.en} in the name of ${clerk}, who is signed out`,
          }
        : {
            id: `${name.id}: ${clerk}, ${how.id}, ${words.id}`,
            en: `${name.en}: ${clerk}, ${how.en}, ${words.en}`,
          },
      meaning: {
        id: 'Dari sana tidak ada yang dipanggil; tiket di tangan tetap di sana.',
        en: 'Nobody is called from there; a ticket in hand stays there.',
      },
      action: {
        id: 'Periksa komputer dan jaringannya, atau minta rekan mengambil alih loket ini.',
        en: 'Look at its computer and network, or let a colleague take the counter over.',
      },
      page: `devices/counter-${counter.id}`,
    });
  }
  return finding('counters', id, 'ok', {
    title: {
      id: `${name.id}: ${clerk}, ${how.id}, ${words.id}`,
      en: `${name.en}: ${clerk}, ${how.en}, ${words.en}`,
    },
  });
}

/** An agency gives numbers, and nobody is there: one line for all its counters. */
function judgeDeserted(
  { state, now }: HallFacts,
  index: SiteIndex,
  agency: Agency,
  places: readonly Place[],
): Finding {
  const own = places.filter(({ counter }) => counter.agencyId === agency.id);
  const waiting = (index.servicesOfAgency.get(agency.id) ?? []).reduce(
    (sum, service) => sum + waitingOfService(state, service.id),
    0,
  );
  const list = (language: keyof Words): string =>
    [...Map.groupBy(own, ({ heard }) => heardWords(heard, now)[language])]
      .map(([words, alike]) => `${alike.map(({ counter }) => counter.number).join(', ')} ${words}`)
      .join('; ');
  return finding('counters', `deserted/${agency.id}`, 'warning', {
    title: {
      id: `${agency.shortName}: buka, tidak ada petugas di loket${waiting > 0 ? `, ${waiting} menunggu` : ''}`,
      en: `${agency.shortName} is open and nobody is signed in${waiting > 0 ? `; ${waiting} wait` : ''}`,
    },
    meaning: { id: `Loket ${list('id')}.`, en: `Counter ${list('en')}.` },
    action: {
      id: 'Hubungi instansinya; bila tidak datang, tutup lebih awal di papan.',
      en: 'Call the agency; if nobody comes, let it close early on the board.',
    },
    page: 'board',
  });
}

/** People wait for a service, and none of the counters that have it is open. */
function judgeUnserved({ state }: HallFacts, site: Site, told: ReadonlySet<Agency['id']>): Finding[] {
  const serves = (counter: Counter, service: Service): boolean =>
    counter.services.some(({ serviceId }) => serviceId === service.id) &&
    counterState(state, counter.id).status !== 'closed';
  return site.services.flatMap((service) => {
    const waiting = waitingOfService(state, service.id);
    if (waiting === 0 || told.has(service.agencyId)) return [];
    if (site.counters.some((counter) => serves(counter, service))) return [];
    const agency = site.agencies.find((one) => one.id === service.agencyId)?.shortName ?? service.agencyId;
    return [
      finding('counters', `open/${service.id}`, 'warning', {
        title: {
          id: `${service.name.id} (${agency}): ${waiting} menunggu, tidak ada loket buka`,
          en: `${service.name.en} (${agency}): ${waiting} wait, no counter is open`,
        },
        action: {
          id: 'Buka loketnya, atau hubungi instansinya.',
          en: 'Open a counter, or call the agency.',
        },
        page: 'board',
      }),
    ];
  });
}
