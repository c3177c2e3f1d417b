/** One device: where it stands, whether it is there, and what needs a hand. */
import { printerCanPrint } from '@giliran/protocol';
import { Banner, printerTone, StatusPill, useWording } from '@giliran/ui';
import { devicesWording } from '@giliran/ui/wording/devices';
import { printerWording } from '@giliran/ui/wording/printer';
import type { ReactNode } from 'react';
import { writeAddress } from '../frame/page-address.ts';
import { Facts } from '../trust/Facts.tsx';
import type { DeviceRow } from './device-rows.ts';

export interface DeviceDetailsProps {
  readonly device: DeviceRow;
  readonly zone: string;
  readonly state: ReactNode;
  readonly moment: (at: number) => string;
  /** The version that most devices have. */
  readonly usual: string | null;
}

export function DeviceDetails({ device, zone, state, moment, usual }: DeviceDetailsProps) {
  const words = useWording(devicesWording);
  const { states } = useWording(printerWording);
  const printer = device.live?.printer ?? null;
  const { version } = device;
  return (
    <>
      {device.silent && (
        <div className="detail-note">
          <Banner tone="warn" title={words.zoneSilent} />
        </div>
      )}
      {device.connected && printer !== null && !printerCanPrint(printer.state) && (
        <div className="detail-note">
          <Banner tone="warn" title={states[printer.state].state}>
            {states[printer.state].advice}
          </Banner>
        </div>
      )}
      {device.state === 'unpaired' && (
        <div className="detail-note">
          <Banner tone="info" title={words.states.unpaired}>
            {words.unpairedAdvice}
          </Banner>
        </div>
      )}
      <Facts
        facts={[
          { name: words.state, value: state },
          { name: words.device, value: `${words.kind[device.kind]} · ${device.deviceId}` },
          { name: words.place, value: zone },
          {
            name: words.version,
            value:
              version === null ? (
                words.unknown
              ) : usual !== null && version !== usual ? (
                <StatusPill tone="warn">
                  {version} · {words.otherVersion(usual)}
                </StatusPill>
              ) : (
                version
              ),
          },
          { name: words.address, value: device.address ?? words.unknown },
          {
            name: words.lastSeen,
            value: device.connected
              ? words.now
              : device.lastSeen === null
                ? words.never
                : moment(device.lastSeen),
          },
          {
            name: words.keySince,
            value: !device.hasKey
              ? words.states.unpaired
              : device.since === null
                ? words.unknown
                : moment(device.since),
          },
          ...(device.kind === 'kiosk'
            ? [
                {
                  name: words.printer,
                  value: (
                    <>
                      {printer === null ? (
                        words.unknown
                      ) : (
                        <StatusPill tone={printerTone(printer.state)}>
                          {states[printer.state].state}
                        </StatusPill>
                      )}{' '}
                      <a href={writeAddress('printers', device.deviceId)}>{words.toPrinters}</a>
                    </>
                  ),
                },
              ]
            : []),
          ...(device.kind === 'display' && device.connected && device.counter === null
            ? [
                {
                  name: words.sound,
                  value: device.live?.speaking
                    ? words.speaking
                    : device.silent
                      ? words.zoneSilent
                      : words.quiet,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
