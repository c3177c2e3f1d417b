/** Findings as they are put right: the worst group first, and in a group the worst finding. */
import type { Finding, FindingStatus, ReadinessGroup } from '@giliran/protocol';

/** Smaller is worse. */
const rank: Record<FindingStatus, number> = { fail: 0, warning: 1, unknown: 2, ok: 3 };

export interface FindingGroup {
  readonly group: ReadinessGroup;
  readonly worst: FindingStatus;
  readonly findings: readonly Finding[];
}

export function inOrder(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<ReadinessGroup, Finding[]>();
  for (const finding of findings) {
    const here = groups.get(finding.group);
    if (here) here.push(finding);
    else groups.set(finding.group, [finding]);
  }
  return [...groups]
    .map(([group, here]): FindingGroup => {
      const sorted = here.toSorted((a, b) => rank[a.status] - rank[b.status]);
      return { group, worst: sorted[0]?.status ?? 'ok', findings: sorted };
    })
    .toSorted((a, b) => rank[a.worst] - rank[b.worst]);
}

/** So many that say the same stand as one. */
const manyAlike = 4;

/** Findings that tell the same and ask for the same are kept together: the first speaks for them. */
export function alike(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const sets = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { id, status, meaning, action, soundOf } = finding;
    // What is well tells of nothing, and each sound is tried by itself.
    const same = action !== null && soundOf === null ? JSON.stringify([status, meaning, action]) : id;
    const set = sets.get(same);
    if (set) set.push(finding);
    else sets.set(same, [finding]);
  }
  return [...sets.values()].flatMap((set) =>
    set.length < manyAlike ? set.map((one): [Finding] => [one]) : [set],
  );
}

export const countOf = (findings: readonly Finding[], status: FindingStatus): number =>
  findings.filter((one) => one.status === status).length;
