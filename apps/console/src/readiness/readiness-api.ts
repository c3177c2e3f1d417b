/** Readiness and the sound test over HTTP. */
import { call, post, present, type Answer } from '@giliran/client';
import { Readiness, SoundTest } from '@giliran/protocol';

/** Every disk is written to, and a display has its own time to play. Milliseconds. */
const patienceMs = 60_000;
const root = '/api/v1';

export function createReadinessApi(token: string) {
  return {
    look: async (): Answer<Readiness> =>
      present(
        await call(
          Readiness,
          `${root}/readiness`,
          { headers: { authorization: `Bearer ${token}` } },
          patienceMs,
        ),
      ),
    playSound: async (displayId: string): Answer<SoundTest> =>
      present(
        await call(
          SoundTest,
          `${root}/displays/${encodeURIComponent(displayId)}/sound-test`,
          post({}, token),
          patienceMs,
        ),
      ),
  };
}
export type ReadinessApi = ReturnType<typeof createReadinessApi>;
