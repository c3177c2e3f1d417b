/** Devices that show a code and wait: approved as one of the hall's, or turned away. */
import { Button, useWording } from '@giliran/ui';
import { devicesWording } from '@giliran/ui/wording/devices';
import MonitorSmartphone from 'lucide-react/icons/monitor-smartphone';
import { useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { Refusal } from '../trust/Refusal.tsx';
import type { TrustApi, WaitingDevice } from '../trust/trust-api.ts';
import { useDeed } from '../trust/use-deed.ts';
import { Approval } from './Approval.tsx';
import type { DeviceRow } from './device-rows.ts';

export interface WaitingDevicesProps extends Pick<PageProps, 'who' | 'onSessionEnded'> {
  readonly api: TrustApi;
  readonly waiting: readonly WaitingDevice[];
  readonly devices: readonly DeviceRow[];
  readonly onDecided: () => void;
}

export function WaitingDevices({
  api,
  waiting,
  devices,
  who,
  onDecided,
  onSessionEnded,
}: WaitingDevicesProps) {
  const words = useWording(devicesWording);
  const { now, formats } = useBoard();
  const deed = useDeed(onSessionEnded);
  const [approving, setApproving] = useState<WaitingDevice | null>(null);
  const [told, setTold] = useState<string | null>(null);
  return (
    <>
      <p role="status" className={told === null ? 'gl-hidden' : 'waiting-told'}>
        {told}
      </p>
      {waiting.length > 0 && (
        <section className="waiting-devices" aria-labelledby="waiting-devices">
          <h2 id="waiting-devices">{words.waiting(waiting.length)}</h2>
          <p className="hint">{words.waitingAdvice}</p>
          <Refusal failure={deed.failure} />
          <ul>
            {waiting.map((one) => (
              <li key={one.code}>
                <MonitorSmartphone aria-hidden="true" />
                <strong className="waiting-code">{one.code}</strong>
                <span className="waiting-facts">
                  <span>{one.kind === null ? words.anyKind : words.kind[one.kind]}</span>
                  <span className="hint">
                    {[one.name, one.address, one.version, formats.ago(one.since, now)]
                      .filter((fact) => fact !== null)
                      .join(' · ')}
                  </span>
                </span>
                <Button
                  aria-label={words.rejectCode(one.code)}
                  busy={deed.busy}
                  onClick={() =>
                    void deed.run(
                      () => api.reject(one.code),
                      () => {
                        setTold(words.rejected(one.code));
                        onDecided();
                      },
                    )
                  }
                >
                  {words.reject}
                </Button>
                <Button
                  variant="primary"
                  aria-label={words.approveCode(one.code)}
                  onClick={() => setApproving(one)}
                >
                  {words.approve}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {approving !== null && (
        <Approval
          {...{ api, devices, who, onSessionEnded }}
          waiting={approving}
          onClose={() => setApproving(null)}
          onApproved={(name) => {
            setTold(words.approved(approving.code, name));
            setApproving(null);
            onDecided();
          }}
        />
      )}
    </>
  );
}
