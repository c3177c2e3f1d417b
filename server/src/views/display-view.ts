/** What the displays of a zone show. Nothing on it tells who a citizen is. */
import { waitingOfAgency, type QueueState, type SiteIndex } from '@giliran/engine';
import type { Call, DisplayView, ServiceDay, Zone } from '@giliran/protocol';
import { conditionFace } from './condition-face.ts';
import { isActiveCall, publicCall, siteFace } from './faces.ts';

const lastCalls = 12;

export function displayView(
  state: QueueState,
  index: SiteIndex,
  zone: Zone,
  day: ServiceDay,
  speaker: DisplayView['speaker'],
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
  latest.sort((a, b) => b.calledAt - a.calledAt);
  pending.sort((a, b) => a.calledAt - b.calledAt);
  const { voice, notice } = index.site.settings;
  return {
    site: siteFace(index),
    zone,
    day,
    calls: latest.slice(0, lastCalls).map((call) => publicCall(state, index, call)),
    pending: pending.map((call) => publicCall(state, index, call)),
    speaker,
    voice,
    notice,
    waiting: index.site.agencies
      .filter((agency) => agency.zoneId === zone.id)
      .reduce((sum, agency) => sum + waitingOfAgency(state, index, agency.id), 0),
    conditions: index.site.agencies
      .filter((agency) => agency.zoneId === zone.id)
      .flatMap((agency) => conditionFace(state, index, agency.id) ?? []),
  };
}
