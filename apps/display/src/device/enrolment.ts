/** Asks the server what this device's key stands for: which display, in which zone, and whether it may speak. */
import { CounterId, DisplayId, err, ok, ZoneId, type Result } from '@giliran/protocol';
import { z } from 'zod';
import type { DeviceIdentity } from './identity.ts';

const EnrolledDisplay = z.object({
  kind: z.literal('display'),
  id: DisplayId,
  name: z.string(),
  zoneId: ZoneId,
  /** May be its zone's voice. */
  speaks: z.boolean(),
  /** The counter that it hangs over; null: it shows its zone. */
  counterId: CounterId.nullable(),
});
export type EnrolledDisplay = z.infer<typeof EnrolledDisplay>;

const OtherDevice = z.object({ kind: z.enum(['kiosk', 'counter']) });
const Problem = z.object({ code: z.string() });

/** Why a technician is needed. */
export type Refusal = 'refused' | 'otherDevice' | 'noZone';
/** `unreachable`: no answer, or none that makes sense; asking again later may help. */
export type EnrolmentFailure = Refusal | 'unreachable';

/** `fetch`, or a stand-in for it. */
export type Fetch = (
  address: string,
  init: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
) => Promise<Pick<Response, 'status' | 'json'>>;

const answerMs = 8_000;

/** One question, one answer; never throws. */
export async function askEnrolment(
  fetch: Fetch,
  device: DeviceIdentity,
): Promise<Result<EnrolledDisplay, EnrolmentFailure>> {
  try {
    const response = await fetch(`${device.server}/api/v1/devices/me`, {
      headers: { authorization: `Bearer ${device.key}` },
      signal: AbortSignal.timeout(answerMs),
    });
    const body: unknown = await response.json();
    if (response.status === 200) return whoAnswered(body, device);
    return err(failureOf(response.status, Problem.safeParse(body).data?.code));
  } catch {
    return err('unreachable');
  }
}

function whoAnswered(body: unknown, device: DeviceIdentity): Result<EnrolledDisplay, EnrolmentFailure> {
  if (OtherDevice.safeParse(body).success) return err('otherDevice');
  const display = EnrolledDisplay.safeParse(body);
  if (!display.success) return err('unreachable');
  return display.data.id === device.deviceId ? ok(display.data) : err('otherDevice');
}

function failureOf(status: number, code: string | undefined): EnrolmentFailure {
  if (status === 401 || code === 'unknownDisplay') return 'refused';
  // A key that may do other things than be a device: staff, an integration.
  if (status === 403) return 'otherDevice';
  return code === 'unknownZone' ? 'noZone' : 'unreachable';
}
