/** Every device of the hall: has it a key, is it there, what ails it; and those that wait to be paired. */
import { DeviceKind } from '@giliran/protocol';
import { Badge, Button, EmptyState, StatusPill, useLocalized, useWording } from '@giliran/ui';
import { devicesWording } from '@giliran/ui/wording/devices';
import KeyRound from 'lucide-react/icons/key-round';
import MonitorSmartphone from 'lucide-react/icons/monitor-smartphone';
import Unplug from 'lucide-react/icons/unplug';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { FilterSelect } from '../set-up/FilterSelect.tsx';
import { ListDetail } from '../set-up/ListDetail.tsx';
import { byText } from '../set-up/narrowing.ts';

import { Question } from '../trust/Question.tsx';
import { TrustPage } from '../trust/TrustPage.tsx';
import { useAsked } from '../trust/use-asked.ts';
import { useDeed } from '../trust/use-deed.ts';
import { usePageTools } from '../trust/use-page-tools.ts';
import { columnsOf, deviceTones } from './columns.tsx';
import { DeviceDetails } from './DeviceDetails.tsx';
import { DeviceKey, type GivenDeviceKey } from './DeviceKey.tsx';
import { deviceRows, deviceStates, usualVersion, type DeviceRow } from './device-rows.ts';
import './devices.css';
import { useDeviceName } from './use-device-name.ts';
import { useWaiting } from './use-waiting.ts';
import { WaitingDevices } from './WaitingDevices.tsx';

export function DevicesPage({ token, who, inside, go, onSessionEnded }: PageProps) {
  const words = useWording(devicesWording);
  const say = useLocalized();
  const nameOf = useDeviceName();
  const { view, now, formats } = useBoard();
  const { api, agencyName, moment } = usePageTools(token);
  const asked = useAsked(api.devices, onSessionEnded);
  const waiting = useWaiting(api, onSessionEnded);
  const deed = useDeed(onSessionEnded);
  const [kind, setKind] = useState('');
  const [state, setState] = useState('');
  const [question, setQuestion] = useState<'newKey' | 'revoke' | null>(null);
  const [given, setGiven] = useState<GivenDeviceKey | null>(null);
  // A device that came or went has a new address, version or time: asked again when the live view says so.
  const presence = view.devices.map((one) => `${one.kind} ${one.id} ${one.connections}`).join();
  const seen = useRef(presence);
  const { again } = asked;
  useEffect(() => {
    if (seen.current === presence) return;
    seen.current = presence;
    void again();
  }, [presence, again]);
  const all = useMemo(() => deviceRows(asked.value ?? [], view.devices), [asked.value, view.devices]);
  const usual = usualVersion(all);
  const zoneName = useMemo(
    () => (zoneId: string) => {
      const zone = view.zones.find(({ id }) => id === zoneId);
      return zone ? say(zone.name) : zoneId;
    },
    [view.zones, say],
  );
  const rows = useMemo(
    () =>
      all
        .filter((row) => (kind === '' || row.kind === kind) && (state === '' || row.state === state))
        .toSorted(
          (a, b) =>
            DeviceKind.options.indexOf(a.kind) - DeviceKind.options.indexOf(b.kind) ||
            byText(nameOf(a), nameOf(b)),
        ),
    [all, kind, state, nameOf],
  );
  const textOf = (row: DeviceRow): string =>
    [
      ...[nameOf(row), row.deviceId, words.kind[row.kind], zoneName(row.zoneId)],
      ...[row.agencyId === null ? '' : agencyName(row.agencyId), row.address ?? '', row.version ?? ''],
    ].join(' ');
  const device = all.find(({ id }) => id === inside) ?? null;
  const close = (): void => {
    setQuestion(null);
    deed.forget();
  };
  const asking = { busy: deed.busy, failure: deed.failure, onClose: close };
  const connected = all.filter((row) => row.connected).length;
  return (
    <TrustPage title={words.title} intro={words.connectedOf(connected, all.length)} asked={asked}>
      {() => (
        <>
          <WaitingDevices
            {...{ api, who, onSessionEnded }}
            waiting={waiting.value ?? []}
            devices={all}
            onDecided={() => {
              void waiting.again();
              void again();
            }}
          />
          <ListDetail
            label={words.title}
            searchLabel={words.search}
            rows={rows}
            total={all.length}
            textOf={textOf}
            markOf={() => null}
            selectedId={inside}
            onSelect={(id) => go('devices', id)}
            onShowAll={() => {
              setKind('');
              setState('');
            }}
            add={null}
            empty={
              <EmptyState icon={<MonitorSmartphone />} title={words.none}>
                {words.noneAdvice}
              </EmptyState>
            }
            filters={
              <>
                <FilterSelect
                  label={words.device}
                  all={words.allKinds}
                  options={DeviceKind.options.map((value) => ({ value, label: words.kind[value] }))}
                  value={kind}
                  onValue={setKind}
                />
                <FilterSelect
                  label={words.state}
                  all={words.allStates}
                  options={deviceStates.map((value) => ({ value, label: words.states[value] }))}
                  value={state}
                  onValue={setState}
                />
              </>
            }
            columns={columnsOf({ words, nameOf, zoneName, agencyName, formats, now })}
            detail={
              device && {
                title: nameOf(device),
                actions: (
                  <>
                    <Button icon={<KeyRound />} onClick={() => setQuestion('newKey')}>
                      {words.newKey}
                    </Button>
                    <Button icon={<Unplug />} disabled={!device.hasKey} onClick={() => setQuestion('revoke')}>
                      {words.revoke}
                    </Button>
                  </>
                ),
                body: (
                  <DeviceDetails
                    {...{ device, moment, usual }}
                    zone={zoneName(device.zoneId)}
                    state={
                      <>
                        <StatusPill tone={deviceTones[device.state]}>{words.states[device.state]}</StatusPill>{' '}
                        {device.live?.speaking && <Badge tone="info">{words.speaking}</Badge>}
                      </>
                    }
                  />
                ),
              }
            }
          />
          {device !== null && (
            <>
              <Question
                open={question === 'newKey'}
                title={words.newKeyQuestion(nameOf(device))}
                yes={words.newKey}
                onYes={() =>
                  void deed.run(
                    () => api.giveDeviceKey(device.kind, device.deviceId),
                    async ({ key }) => {
                      close();
                      setGiven({ kind: device.kind, deviceId: device.deviceId, name: nameOf(device), key });
                      await again();
                    },
                  )
                }
                {...asking}
              >
                {words.newKeyAdvice}
              </Question>
              <Question
                open={question === 'revoke'}
                title={words.revokeQuestion(nameOf(device))}
                yes={words.revoke}
                danger
                onYes={() =>
                  void deed.run(
                    () => api.revokeDeviceKey(device.kind, device.deviceId),
                    async () => {
                      close();
                      await again();
                    },
                  )
                }
                {...asking}
              >
                {words.revokeAdvice}
              </Question>
            </>
          )}
          <DeviceKey given={given} onClose={() => setGiven(null)} />
        </>
      )}
    </TrustPage>
  );
}
