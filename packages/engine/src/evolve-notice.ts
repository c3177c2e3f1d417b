/** What is to be said of an agency's condition: kept until a display has begun to say it, so that it is said once. */
import { noticeIdOf, type EventOf } from '@giliran/protocol';
import type { Changes } from './changes.ts';
import type { QueueState } from './state.ts';
import type { Touched } from './touched.ts';

/**
 * A condition begins, or is over. A changed message is no news to the ear; that one is over is said only
 * where people have heard that it began.
 */
export function noteCondition(
  { state, at }: Changes,
  { agencyId, condition }: EventOf<'conditionChanged'>,
): void {
  const before = state.notices.get(agencyId);
  if (condition === null) {
    if (before?.phase === 'begin' && before.announcedAt !== null)
      state.notices.set(agencyId, { ...before, phase: 'end', at, announcedAt: null, announcedBy: null });
    else state.notices.delete(agencyId);
    return;
  }
  const { kind, since } = condition;
  if (before?.phase === 'begin' && before.kind === kind && before.since === since) return;
  state.notices.set(agencyId, {
    agencyId,
    kind,
    since,
    phase: 'begin',
    at,
    announcedAt: null,
    announcedBy: null,
  });
}

/** Only the newest notice of an agency can still be announced. */
export function announceNotice({ state, at, touched }: Changes, event: EventOf<'noticeAnnounced'>): void {
  const notice = state.notices.get(event.agencyId);
  if (!notice || noticeIdOf(notice) !== event.noticeId) return;
  state.notices.set(event.agencyId, { ...notice, announcedAt: at, announcedBy: event.displayId });
  touched.conditions.add(event.agencyId);
}

/** A new day: what was over yesterday is not told any more. */
export function closeNotices(state: QueueState, touched: Touched): void {
  for (const [agencyId, { phase }] of state.notices) {
    if (phase !== 'end') continue;
    state.notices.delete(agencyId);
    touched.conditions.add(agencyId);
  }
}
