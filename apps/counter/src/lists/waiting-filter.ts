/** Finding a ticket in the counter's lists: by its number however it is typed, or by its service. */
import type { CounterView, ServiceId, WaitingTicket } from '@giliran/protocol';
import { createServiceSearch, type ServiceSearch } from '@giliran/ui/search';

type ViewService = CounterView['services'][number];
interface ListedService {
  readonly id: ServiceId;
  readonly agencyId: string;
  readonly name: ViewService['name'];
  readonly searchWords: readonly string[];
}
export type ListSearch = ServiceSearch<ListedService>;

/** Built once per set of services. */
export const createListSearch = (services: readonly ViewService[]): ListSearch =>
  createServiceSearch(
    services.map(({ id, name }) => ({ id, agencyId: '', name, searchWords: [] })),
    [],
  );

const squeeze = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** "12", "012", "a12", "A-012" and "a 012" all find A-012. */
export function matchesNumber(number: string, typed: string): boolean {
  const wanted = squeeze(typed);
  if (wanted === '') return false;
  const [prefix = '', running = ''] = number.split('-');
  const short = running.replace(/^0+/, '');
  return [`${prefix}${running}`, `${prefix}${short}`, running, short].some((form) =>
    squeeze(form).startsWith(wanted),
  );
}

/** The tickets that fit, in their given order; all of them when nothing is typed. */
export function filterTickets(
  tickets: readonly WaitingTicket[],
  typed: string,
  search: ListSearch,
): readonly WaitingTicket[] {
  const query = typed.trim();
  if (query === '') return tickets;
  const byNumber = tickets.filter((ticket) => matchesNumber(ticket.number, query));
  // Who types a number means that number, not a service whose name has the same letter in it.
  if (byNumber.length > 0 && /\d/.test(query)) return byNumber;
  const services = new Set<string>(search.find(query).map((service) => service.id));
  return tickets.filter((ticket) => services.has(ticket.serviceId) || byNumber.includes(ticket));
}

/** What the list is narrowed to, besides what is typed. */
export interface WaitingFilter {
  readonly serviceId: string | null;
  readonly priority: boolean;
  readonly appointment: boolean;
  readonly onlyHere: boolean;
}
export const everybody: WaitingFilter = {
  serviceId: null,
  priority: false,
  appointment: false,
  onlyHere: false,
};
export const isNarrowed = (filter: WaitingFilter): boolean =>
  filter.serviceId !== null || filter.priority || filter.appointment || filter.onlyHere;

export const passes = (ticket: WaitingTicket, filter: WaitingFilter): boolean =>
  (filter.serviceId === null || ticket.serviceId === filter.serviceId) &&
  (!filter.priority || ticket.priority !== null) &&
  (!filter.appointment || ticket.appointmentAt !== null) &&
  (!filter.onlyHere || ticket.onlyHere);
