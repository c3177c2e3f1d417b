/** Staff accounts: made, changed and removed together with the set-up they stand in. */
import {
  agencyOf,
  err,
  ok,
  rejection,
  Site,
  type AccessEvent,
  type Actor,
  type Rejection,
  type Result,
  type StaffMember,
} from '@giliran/protocol';
import type { QueueService } from '../queue-service.ts';
import type { Access } from './access.ts';
import type { AccessStore } from './access-store.ts';
import { isLed } from './founding.ts';
import { checkPassword } from './password-rules.ts';
import { hashPassword, newTemporaryPassword } from './secrets.ts';

/** Who asks for a change, under which id, from where. */
export interface Request {
  readonly actor: Actor;
  readonly commandId: string;
  readonly origin: string;
}

export interface AccountsParts {
  readonly queue: QueueService;
  readonly store: AccessStore;
  readonly access: Access;
}

type Change<T> = Promise<Result<T, Rejection>>;

/** The site as changed, if it holds together. */
function checked(site: unknown): Result<Site, Rejection> {
  const parsed = Site.safeParse(site);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.map((i) => ({ path: i.path.map(String).join('.'), message: i.message }));
  return err({ ...rejection('invalidRequest', issues[0]?.message), issues });
}

export class Accounts {
  private readonly parts: AccountsParts;

  constructor(parts: AccountsParts) {
    this.parts = parts;
  }

  /** A new account with a temporary password, shown once: null when the same request was answered before. */
  async create(
    request: Request,
    member: StaffMember,
    chosen: string | null,
  ): Change<{ staff: StaffMember; temporaryPassword: string | null }> {
    const refused = this.notTheirs(request.actor, member);
    if (refused) return err(refused);
    const password = chosen ?? newTemporaryPassword();
    const strong = checkPassword(password, member.id);
    if (!strong.ok) return strong;
    const hash = await hashPassword(password);
    const done = await this.change(
      request,
      { createStaff: member },
      (site) =>
        site.staff.some((s) => s.id === member.id)
          ? err(rejection('nameTaken', member.id))
          : checked({ ...site, staff: [...site.staff, member] }),
      {
        also: [passwordSet(member)],
        alongside: () => this.parts.store.setPassword(member.id, hash, false, true),
      },
    );
    if (!done.ok) return done;
    return ok({ staff: member, temporaryPassword: done.value === 'now' && !chosen ? password : null });
  }

  /** Another name, role or agency. With another role or agency their sessions end. */
  async update(
    request: Request,
    staffId: string,
    changes: Partial<Pick<StaffMember, 'name' | 'role' | 'agencyId'>>,
  ): Change<StaffMember> {
    const before = this.parts.access.staffMember(staffId);
    if (!before) return err(rejection('unknownStaff', staffId));
    const member = { ...before, ...changes };
    const refused = this.notTheirs(request.actor, before) ?? this.notTheirs(request.actor, member);
    if (refused) return err(refused);
    const done = await this.change(request, { updateStaff: staffId, changes }, (site) => {
      if (!site.staff.some((s) => s.id === staffId)) return err(rejection('unknownStaff', staffId));
      const next = checked({
        ...site,
        staff: site.staff.map((s) => (s.id === staffId ? { ...s, ...changes } : s)),
      });
      return next.ok ? stillLed(this.parts.store, site, next.value) : next;
    });
    return done.ok ? ok(member) : done;
  }

  async remove(request: Request, staffId: string): Change<null> {
    const before = this.parts.access.staffMember(staffId);
    if (!before) return err(rejection('unknownStaff', staffId));
    const refused = this.notTheirs(request.actor, before);
    if (refused) return err(refused);
    const done = await this.change(request, { removeStaff: staffId }, (site) =>
      stillLed(this.parts.store, site, { ...site, staff: site.staff.filter((s) => s.id !== staffId) }),
    );
    return done.ok ? ok(null) : done;
  }

  /** Another temporary password; every session of theirs ends. */
  async resetPassword(request: Request, staffId: string): Change<string | null> {
    const staff = this.parts.access.staffMember(staffId);
    if (!staff) return err(rejection('unknownStaff', staffId));
    const refused = this.notTheirs(request.actor, staff);
    if (refused) return err(refused);
    const password = newTemporaryPassword();
    const hash = await hashPassword(password);
    const done = await this.parts.queue.note(
      request.actor,
      request.commandId,
      { resetPassword: staffId },
      () =>
        ok({
          events: [passwordSet(staff)],
          alongside: () => this.parts.store.setPassword(staff.id, hash, false, true),
        }),
      request.origin,
    );
    this.parts.access.changed();
    if (!done.ok) return done;
    return ok(done.value === 'now' ? password : null);
  }

  private async change(
    { actor, commandId, origin }: Request,
    what: unknown,
    change: (site: Site) => Result<Site, Rejection>,
    more: { also?: readonly AccessEvent[]; alongside?: () => void } = {},
  ) {
    const done = await this.parts.queue.changeSite(actor, commandId, what, change, {
      origin,
      ...more,
    });
    if (done.ok) this.parts.access.changed();
    return done;
  }

  private notTheirs(actor: Actor, member: StaffMember): Rejection | null {
    const own = agencyOf(actor);
    return own === null || member.agencyId === own ? null : rejection('otherAgency', member.id);
  }
}

/** A hall keeps somebody who can set it up. */
export const stillLed = (store: AccessStore, before: Site, after: Site): Result<Site, Rejection> =>
  isLed(before, store) && !isLed(after, store) ? err(rejection('lastAdministrator')) : ok(after);

const passwordSet = ({ id: staffId, agencyId }: StaffMember) => ({
  type: 'passwordSet' as const,
  ...{ staffId, temporary: true, agencyId },
});
