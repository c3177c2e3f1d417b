/** A hall that is empty but for its name, its hours and its first administrator. */
import {
  err,
  ok,
  rejection,
  Site,
  StaffMember,
  type Language,
  type Rejection,
  type Result,
} from '@giliran/protocol';
import type { QueueService } from '../queue-service.ts';
import type { AccessStore } from './access-store.ts';
import { checkPassword } from './password-rules.ts';
import { hashPassword } from './secrets.ts';

export interface NewHall {
  readonly name: string;
  readonly timeZone: string;
  /** What the hall speaks first. */
  readonly language: Language;
}

export interface FirstAdministrator {
  readonly id: string;
  readonly name: string;
  readonly password: string;
}

const both = (id: string, en: string) => ({ id, en });
/** The government's norm: from 07:30 with a break at noon, a longer one on Friday. */
const workday = [
  { from: '07:30', to: '12:00' },
  { from: '13:00', to: '16:00' },
];
const friday = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '16:00' },
];

/** Those whom Law 25/2009, article 29, has in mind. */
const reasons = [
  { id: 'lansia', name: both('Lansia (60 tahun ke atas)', 'Older person (60 or over)') },
  { id: 'disabilitas', name: both('Penyandang disabilitas', 'Person with a disability') },
  { id: 'ibu-hamil', name: both('Ibu hamil', 'Pregnant') },
  { id: 'ibu-menyusui', name: both('Ibu menyusui', 'Breastfeeding') },
  { id: 'anak-kecil', name: both('Membawa anak kecil', 'With a small child') },
];

/** No agencies, no counters, no devices yet; one floor to put them on. */
export const emptySite = ({ name, timeZone, language }: NewHall) =>
  Site.safeParse({
    settings: {
      name: both(name, name),
      timeZone,
      hours: { mon: workday, tue: workday, wed: workday, thu: workday, fri: friday, sat: [], sun: [] },
      priority: { reasons },
      voice: { languages: [language] },
      ticket: {},
    },
    zones: [
      { id: 'lantai-1', name: both('Lantai 1', 'Floor 1'), floor: 1, direction: both('Lantai 1', 'Floor 1') },
    ],
    ...{ agencies: [], services: [], counters: [], kiosks: [], displays: [], staff: [] },
  });

/** Somebody who can set the hall up and can sign in. */
export const isLed = (site: Site | null, store: AccessStore): boolean =>
  site?.staff.some(
    (s) => s.role === 'administrator' && s.agencyId === null && store.credential(s.id) !== null,
  ) ?? false;

const wrongFields = (error: { issues: readonly { path: PropertyKey[]; message: string }[] }): Rejection => ({
  ...rejection('invalidRequest', error.issues[0]?.message),
  issues: error.issues.map((i) => ({ path: i.path.map(String).join('.'), message: i.message })),
});

/** Sets the hall up where there is none yet, and gives it its first administrator, as one. */
export async function found(
  parts: { queue: QueueService; store: AccessStore },
  hall: NewHall | null,
  administrator: FirstAdministrator,
  request: { commandId: string; origin: string },
): Promise<Result<StaffMember, Rejection>> {
  const { queue, store } = parts;
  const member = StaffMember.safeParse({
    ...{ id: administrator.id, name: administrator.name },
    ...{ role: 'administrator', agencyId: null },
  });
  if (!member.success) return err(wrongFields(member.error));
  const staff = member.data;
  const strong = checkPassword(administrator.password, staff.id);
  if (!strong.ok) return strong;
  const current = queue.state.index?.site ?? null;
  if (current && hall) return err(rejection('invalidRequest', 'the hall is set up; leave site out'));
  if (!current && !hall)
    return err(rejection('invalidRequest', 'say how the hall is called and where it lies'));
  const hash = await hashPassword(administrator.password);
  const { id: staffId, agencyId } = staff;
  const also = [{ type: 'passwordSet' as const, staffId, temporary: false, agencyId }];
  const alongside = (): void => store.setPassword(staffId, hash, false);
  const { commandId, origin } = request;
  const system = { kind: 'system' as const };
  if (hall) {
    const site = emptySite(hall);
    if (!site.success) return err(wrongFields(site.error));
    const made = await queue.execute(
      system,
      commandId,
      { type: 'site.configure', site: { ...site.data, staff: [staff] } },
      { origin, also, alongside },
    );
    if (!made.ok) return made;
    await queue.rollOver();
    return ok(staff);
  }
  const added = await queue.changeSite(
    system,
    commandId,
    { first: staff },
    (site) => {
      if (isLed(site, store)) return err(rejection('alreadySetUp'));
      const there = site.staff.find((s) => s.id === staffId);
      if (there && (there.role !== 'administrator' || there.agencyId !== null))
        return err(rejection('nameTaken', staffId));
      return ok({ ...site, staff: [...site.staff.filter((s) => s.id !== staffId), staff] });
    },
    { origin, also, alongside },
  );
  return added.ok ? ok(staff) : added;
}
