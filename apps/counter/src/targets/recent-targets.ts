/** The targets that were used last on this machine, the newest first. */
import { z } from 'zod';
import type { TextStore } from '../session-memory.ts';

const slot = 'giliran.counter.targets';
const remembered = 5;
const Kept = z.array(z.string().max(200)).max(50);

export function readTargets(store: TextStore): readonly string[] {
  try {
    const kept = Kept.safeParse(JSON.parse(store.getItem(slot) ?? '[]'));
    return kept.success ? kept.data : [];
  } catch {
    return [];
  }
}

export function keepTarget(store: TextStore, key: string): void {
  const before = readTargets(store).filter((other) => other !== key);
  store.setItem(slot, JSON.stringify([key, ...before].slice(0, remembered)));
}
