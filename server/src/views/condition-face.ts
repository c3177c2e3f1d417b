/** What has come over an agency, as citizens may read it. */
import type { QueueState, SiteIndex } from '@giliran/engine';
import type { AgencyId, PublicCondition, ServiceId } from '@giliran/protocol';

/** Null when all is well, or when what has come over the agency does not concern this service. */
export function conditionFace(
  state: QueueState,
  index: SiteIndex,
  agencyId: AgencyId,
  serviceId: ServiceId | null = null,
): PublicCondition | null {
  const condition = state.conditions.get(agencyId);
  const agency = index.agencies.get(agencyId);
  if (!condition || !agency) return null;
  if (serviceId !== null && condition.serviceIds?.includes(serviceId) === false) return null;
  const { kind, issuing, message, since, serviceIds } = condition;
  return {
    agencyId,
    agency: { name: agency.name, shortName: agency.shortName },
    kind,
    issuing,
    services: serviceIds?.flatMap((id) => index.services.get(id)?.name ?? []) ?? null,
    message,
    since,
  };
}
