/** What the displays of a zone show. Nothing on it tells who a citizen is. */
import { waitingOfAgency, type QueueState, type SiteIndex } from '@giliran/engine';
import {
  noticeIdOf,
  type Call,
  type ConditionNotice,
  type DisplayView,
  type ServiceDay,
  type Zone,
} from '@giliran/protocol';
import { recordingsVersion } from '../recordings/recordings-version.ts';
import { conditionFace } from './condition-face.ts';
import { isActiveCall, publicCall, siteFace } from './faces.ts';

const lastCalls = 12;

/** That something is over is news for so long; that it has begun, for as long as it lasts. */
const overIsNewsMs = 15 * 60_000;
const isNews = ({ phase, at }: ConditionNotice, now: number): boolean =>
  phase === 'begin' || now - at < overIsNewsMs;

export function displayView(
  state: QueueState,
  index: SiteIndex,
  zone: Zone,
  day: ServiceDay,
  speaker: DisplayView['speaker'],
  now: number,
): DisplayView {
  const latest: Call[] = [];
  const pending: Call[] = [];
  for (const counter of index.site.counters) {
    if (counter.zoneId !== zone.id) continue;
    const last = state.callsOfCounter.get(counter.id)?.at(-1);
    const call = last === undefined ? undefined : state.calls.get(last);
    if (!call) continue;
    latest.push(call);
    if (call.announcedAt === null && isActiveCall(state, call)) pending.push(call);
  }
  // By the order in which they were made: two may share a millisecond.
  const order = ({ callId }: Call): number => state.callOrder.get(callId) ?? 0;
  latest.sort((a, b) => order(b) - order(a));
  pending.sort((a, b) => order(a) - order(b));
  const { voice, recordings, notice, media } = index.site.settings;
  const agencies = index.site.agencies.filter((agency) => agency.zoneId === zone.id);
  return {
    site: siteFace(index),
    zone,
    day,
    calls: latest.slice(0, lastCalls).map((call) => publicCall(state, index, call)),
    pending: pending.map((call) => publicCall(state, index, call)),
    speaker,
    voice,
    recordings: recordingsVersion(recordings),
    notice,
    waiting: agencies.reduce((sum, agency) => sum + waitingOfAgency(state, index, agency.id), 0),
    conditions: agencies.flatMap((agency) => conditionFace(state, index, agency.id) ?? []),
    notices: agencies
      .flatMap((agency) => state.notices.get(agency.id) ?? [])
      .filter((told) => told.announcedAt === null && isNews(told, now))
      .toSorted((a, b) => a.at - b.at)
      .map((told) => ({ noticeId: noticeIdOf(told), kind: told.kind, phase: told.phase })),
    media: media.filter((item) => item.zones === null || item.zones.includes(zone.id)),
    withoutMedia: index.site.displays
      .filter((display) => display.zoneId === zone.id && !display.showsMedia)
      .map((display) => display.id),
  };
}
