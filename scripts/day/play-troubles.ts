/** What comes over agencies this day: a central system that is down for a while, and an early closing. */
import type { LiveClient } from '@giliran/client';
import type { AgencyId, CommandInput } from '@giliran/protocol';
import { pause, type DayTime } from './day-time.ts';
import type { Road } from './road.ts';

export interface TroubleParts {
  /** Whoever looks after the hall. */
  readonly supervisor: LiveClient;
  readonly down: AgencyId | null;
  readonly closesEarly: AgencyId | null;
  readonly time: DayTime;
  readonly road: Road;
  readonly signal: AbortSignal;
}

type Condition = Extract<CommandInput, { type: 'agency.setCondition' }>['condition'];

/** Comes back when the early closing has been told. `recover` leaves the hall as it was, also of a day that was broken off. */
export function playTroubles(parts: TroubleParts): { run(): Promise<void>; recover(): Promise<void> } {
  const { supervisor, down, closesEarly, time, road, signal } = parts;
  const ill = new Set<AgencyId>();
  const at = async (minute: number, act: () => Promise<unknown>): Promise<void> => {
    await pause(time.ms(minute - time.minute()), signal);
    if (!signal.aborted) await act();
  };
  const set = (agencyId: AgencyId, condition: Condition) => {
    if (condition) ill.add(agencyId);
    else ill.delete(agencyId);
    return road.send(supervisor, { type: 'agency.setCondition', agencyId, condition });
  };
  const message = { id: 'Sistem pusat sedang gangguan', en: 'The central system is down' };
  const goneHome = { id: 'Tutup lebih awal karena rapat', en: 'Closing early for a meeting' };
  return {
    async run() {
      if (down !== null) {
        await at(110, () => set(down, { kind: 'systemDown', issuing: 'warn', message }));
        await at(125, () => set(down, { kind: 'systemDown', issuing: 'stop', message }));
        await at(135, () =>
          road.send(supervisor, {
            type: 'agency.carryOver',
            agencyId: down,
            reason: 'Sistem pusat gangguan',
          }),
        );
        await at(175, () => set(down, null));
      }
      if (closesEarly !== null)
        await at(400, () => set(closesEarly, { kind: 'closedEarly', message: goneHome }));
    },
    async recover() {
      for (const agencyId of ill) await set(agencyId, null);
    },
  };
}
