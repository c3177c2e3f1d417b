/** Which device of the hall is it that shows this code? One that is there, or a new kiosk or display. */
import type { DeviceKind } from '@giliran/protocol';
import { Button, Dialog, Field, Select, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { devicesWording } from '@giliran/ui/wording/devices';
import { useId, useState, type FormEvent } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { ChoiceField, TextField } from '../set-up/fields.tsx';
import { byText } from '../set-up/narrowing.ts';
import { Refusal } from '../trust/Refusal.tsx';
import type { TrustApi, WaitingDevice } from '../trust/trust-api.ts';
import { useDeed } from '../trust/use-deed.ts';
import { freeDeviceId, type DeviceRow } from './device-rows.ts';
import { useDeviceName } from './use-device-name.ts';

export interface ApprovalProps extends Pick<PageProps, 'who' | 'onSessionEnded'> {
  readonly api: TrustApi;
  readonly waiting: WaitingDevice;
  readonly devices: readonly DeviceRow[];
  readonly onApproved: (name: string) => void;
  readonly onClose: () => void;
}

const makeable: readonly DeviceKind[] = ['kiosk', 'display'];
const newPrefix = 'new:';

export function Approval({ api, waiting, devices, who, onApproved, onClose, onSessionEnded }: ApprovalProps) {
  const words = useWording(devicesWording);
  const common = useWording(commonWording);
  const say = useLocalized();
  const nameOf = useDeviceName();
  const { view } = useBoard();
  const form = useId();
  const deed = useDeed(onSessionEnded);
  const [chosen, setChosen] = useState('');
  const [name, setName] = useState(waiting.name ?? '');
  const [zoneId, setZoneId] = useState<string>(view.zones[0]?.id ?? '');
  const [tried, setTried] = useState(false);
  const fitting = devices
    .filter((one) => waiting.kind === null || one.kind === waiting.kind)
    .toSorted((a, b) => byText(nameOf(a), nameOf(b)));
  const newKinds =
    who?.agencyId === null ? makeable.filter((kind) => waiting.kind === null || kind === waiting.kind) : [];
  const newKind = newKinds.find((kind) => chosen === `${newPrefix}${kind}`) ?? null;
  const device = fitting.find((one) => one.id === chosen) ?? null;
  const labelOf = (one: DeviceRow): string => {
    const zone = view.zones.find(({ id }) => id === one.zoneId);
    const kind = waiting.kind === null ? ` · ${words.kind[one.kind]}` : '';
    return `${nameOf(one)}${kind}${zone ? ` · ${say(zone.name)}` : ''} (${one.deviceId})`;
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const choice =
      device !== null
        ? { kind: device.kind, deviceId: device.deviceId, create: null }
        : newKind !== null && name.trim() !== ''
          ? {
              kind: newKind,
              deviceId: freeDeviceId(
                newKind,
                devices.map(({ kind, deviceId: id }) => ({ kind, id })),
              ),
              create: { name: name.trim(), zoneId },
            }
          : null;
    if (choice === null) {
      requestAnimationFrame(() =>
        document.getElementById(form)?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
      );
      return;
    }
    void deed.run(
      () => api.approve(waiting.code, choice),
      () => onApproved(device === null ? name.trim() : nameOf(device)),
    );
  };
  const group = (label: string, rows: readonly DeviceRow[]) =>
    rows.length > 0 && (
      <optgroup label={label}>
        {rows.map((one) => (
          <option key={one.id} value={one.id}>
            {labelOf(one)}
          </option>
        ))}
      </optgroup>
    );
  return (
    <Dialog
      open
      onClose={onClose}
      role="alertdialog"
      title={words.approveCode(waiting.code)}
      className="trust-dialog"
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" form={form} variant="primary" busy={deed.busy}>
            {words.approve}
          </Button>
        </>
      }
    >
      <form id={form} className="trust-form" noValidate onSubmit={submit}>
        <p className="approval-code gl-num">{waiting.code}</p>
        <p className="hint">{words.waitingAdvice}</p>
        <Refusal failure={deed.failure} />
        <Field
          label={words.which}
          hint={words.whichHint}
          error={tried && device === null && newKind === null ? words.choose : null}
        >
          {(control) => (
            <Select {...control} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
              <option value="" disabled hidden>
                –
              </option>
              {group(
                words.freeOnes,
                fitting.filter((one) => !one.hasKey),
              )}
              {newKinds.map((kind) => (
                <option key={kind} value={`${newPrefix}${kind}`}>
                  {waiting.kind === null ? `${words.newOne} (${words.kind[kind]})` : words.newOne}
                </option>
              ))}
              {group(
                words.pairedOnes,
                fitting.filter((one) => one.hasKey),
              )}
            </Select>
          )}
        </Field>
        {newKind !== null && (
          <div className="two">
            <TextField
              label={words.newName}
              hint={words.newNameHint}
              error={tried && name.trim() === '' ? words.missingName : null}
              value={name}
              onValue={setName}
              most={60}
              input={{ maxLength: 60 }}
            />
            <ChoiceField
              label={words.newZone}
              error={null}
              value={zoneId}
              onValue={setZoneId}
              options={view.zones.map((zone) => ({ value: zone.id, label: say(zone.name) }))}
            />
          </div>
        )}
      </form>
    </Dialog>
  );
}
