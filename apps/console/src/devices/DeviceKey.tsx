/** A device's key, shown once, and the address that gives it to a browser. */
import type { DeviceKind } from '@giliran/protocol';
import { Banner, Button, Dialog, useWording } from '@giliran/ui';
import { devicesWording } from '@giliran/ui/wording/devices';
import { peopleWording } from '@giliran/ui/wording/people';
import { Secret } from '../trust/Secret.tsx';

export interface GivenDeviceKey {
  readonly kind: DeviceKind;
  readonly deviceId: string;
  readonly name: string;
  /** Null when the request was answered before. */
  readonly key: string | null;
}

export function DeviceKey({
  given,
  onClose,
}: {
  readonly given: GivenDeviceKey | null;
  readonly onClose: () => void;
}) {
  const words = useWording(devicesWording);
  const { once } = useWording(peopleWording);
  if (given === null) return null;
  const { kind, deviceId, name, key } = given;
  const link = `${window.location.origin}/${kind}/#${new URLSearchParams({ device: deviceId, key: key ?? '' }).toString()}`;
  return (
    <Dialog
      open
      onClose={onClose}
      role="alertdialog"
      title={words.keyFor(name)}
      className="trust-dialog"
      actions={
        <Button variant="primary" onClick={onClose}>
          {once.done}
        </Button>
      }
    >
      {key === null ? (
        <Banner tone="warn" title={once.lost} />
      ) : (
        <div className="trust-form">
          <Secret label={words.key} value={key} hint={words.onceOnly} first />
          <Secret label={words.link} value={link} />
        </div>
      )}
    </Dialog>
  );
}
