/** How a check tells what it found. The sentences stand with the checks: console and command line show the same. */
import type { Finding, FindingStatus, Readiness, ReadinessGroup } from '@giliran/protocol';

export interface Words {
  readonly id: string;
  readonly en: string;
}

interface Told {
  readonly title: Words;
  readonly meaning?: Words;
  readonly action?: Words;
  readonly page?: string;
  readonly soundOf?: string;
}

export const finding = (group: ReadinessGroup, id: string, status: FindingStatus, told: Told): Finding => ({
  id,
  group,
  status,
  title: told.title,
  meaning: told.meaning ?? null,
  action: told.action ?? null,
  page: told.page ?? null,
  soundOf: told.soundOf ?? null,
});

export function readinessOf(at: number, findings: readonly Finding[]): Readiness {
  const has = (status: FindingStatus): boolean => findings.some((one) => one.status === status);
  return { at, status: has('fail') ? 'fail' : has('warning') ? 'warning' : 'ok', findings: [...findings] };
}

/** "3 menit" and "3 minutes": an age in the largest unit that says enough. */
export function age(ms: number): Words {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 120) return { id: `${minutes} menit`, en: minutes === 1 ? '1 minute' : `${minutes} minutes` };
  const hours = Math.round(minutes / 60);
  if (hours < 48) return { id: `${hours} jam`, en: `${hours} hours` };
  const days = Math.round(hours / 24);
  return { id: `${days} hari`, en: `${days} days` };
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
export const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GB`;
