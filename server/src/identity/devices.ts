/** The hall's devices and their keys: who has one, who was seen when and from where. */
import {
  agencyOf,
  err,
  ok,
  rejection,
  type Actor,
  type AgencyId,
  type DeviceKind,
  type Rejection,
  type Result,
  type Site,
} from '@giliran/protocol';
import type { Clock } from '../clock.ts';
import type { Presence } from '../presence.ts';
import type { QueueService } from '../queue-service.ts';
import type { Access } from './access.ts';
import type { AccessStore, DeviceKeyRow } from './access-store.ts';
import type { Request } from './accounts.ts';
import type { LastSeen } from './last-seen.ts';
import { hashKey, newKey } from './secrets.ts';

export interface DeviceLine {
  readonly kind: DeviceKind;
  readonly id: string;
  readonly name: string;
  readonly zoneId: string;
  readonly agencyId: AgencyId | null;
  readonly hasKey: boolean;
  /** When its key was given; null when nobody noted it. */
  readonly since: number | null;
  readonly lastSeen: number | null;
  readonly address: string | null;
  readonly version: string | null;
  readonly connected: boolean;
}

export interface DevicesParts {
  readonly queue: QueueService;
  readonly store: AccessStore;
  readonly access: Access;
  readonly lastSeen: LastSeen;
  readonly presence: Presence;
  readonly clock: Clock;
}

export interface DeviceName {
  readonly kind: DeviceKind;
  readonly id: string;
}

/** A device of the set-up; a counter's desktop is its counter. */
export function deviceIn(site: Site | undefined, { kind, id }: DeviceName) {
  switch (kind) {
    case 'counter': {
      const counter = site?.counters.find((c) => c.id === id);
      return counter
        ? { name: `Loket ${counter.number}`, zoneId: counter.zoneId, agencyId: counter.agencyId }
        : null;
    }
    case 'kiosk':
    case 'display': {
      const list = kind === 'kiosk' ? site?.kiosks : site?.displays;
      const device = list?.find((d) => d.id === id);
      return device ? { name: device.name, zoneId: device.zoneId, agencyId: null } : null;
    }
  }
}

export const unknownDevice = ({ kind, id }: DeviceName): Rejection =>
  rejection(kind === 'kiosk' ? 'unknownKiosk' : kind === 'display' ? 'unknownDisplay' : 'unknownCounter', id);

export class Devices {
  private readonly parts: DevicesParts;

  constructor(parts: DevicesParts) {
    this.parts = parts;
  }

  /** Agency people see the desktops of their own counters. */
  list(own: AgencyId | null): DeviceLine[] {
    const { lastSeen, store, presence, queue } = this.parts;
    const { index } = queue.state;
    if (!index) return [];
    lastSeen.write();
    const keys = new Map<string, DeviceKeyRow>(
      store.deviceKeys().map((k) => [`${k.kind}:${k.device_id}`, k]),
    );
    return presence.devices(index).flatMap(({ kind, id, connections }): DeviceLine[] => {
      const device = deviceIn(index.site, { kind, id });
      if (!device || (own !== null && device.agencyId !== own)) return [];
      const key = keys.get(`${kind}:${id}`);
      return [
        {
          ...{ kind, id, ...device, hasKey: key !== undefined, connected: connections > 0 },
          since: key?.since ?? null,
          lastSeen: key?.last_seen ?? null,
          address: key?.address ?? null,
          version: key?.version ?? null,
        },
      ];
    });
  }

  /** A device that the asker may manage, or why not. */
  theirs(actor: Actor, name: DeviceName) {
    const device = deviceIn(this.parts.queue.state.index?.site, name);
    if (!device) return err(unknownDevice(name));
    const own = agencyOf(actor);
    return own === null || device.agencyId === own ? ok(device) : err(rejection('otherAgency', name.id));
  }

  /** Another key for a device, seen once; the one it had is good no more. Null when the request was answered before. */
  async giveKey(
    { actor, commandId, origin }: Request,
    name: DeviceName,
    how: 'pairing' | 'administrator',
  ): Promise<Result<string | null, Rejection>> {
    const { queue, store, access, clock } = this.parts;
    const key = newKey();
    const { kind, id: deviceId } = name;
    const done = await queue.note(
      actor,
      commandId,
      { giveKey: name },
      () => {
        const device = this.theirs(actor, name);
        if (!device.ok) return device;
        const { agencyId } = device.value;
        return ok({
          events: [{ type: 'deviceKeyGiven', kind, deviceId, agencyId, how }],
          alongside: () => store.setDeviceKey(kind, deviceId, hashKey(key), false, clock.now()),
        });
      },
      origin,
    );
    access.changed();
    if (!done.ok) return done;
    return ok(done.value === 'now' ? key : null);
  }

  async revokeKey(
    { actor, commandId, origin }: Request,
    name: DeviceName,
  ): Promise<Result<unknown, Rejection>> {
    const { queue, store, access } = this.parts;
    const { kind, id: deviceId } = name;
    const done = await queue.note(
      actor,
      commandId,
      { revokeKey: name },
      () => {
        const device = this.theirs(actor, name);
        if (!device.ok) return device;
        if (!store.hasDeviceKey(kind, deviceId)) return err(rejection('unknownKey', deviceId));
        return ok({
          events: [{ type: 'deviceKeyRevoked', kind, deviceId, agencyId: device.value.agencyId }],
          alongside: () => store.removeDeviceKey(kind, deviceId),
        });
      },
      origin,
    );
    access.changed();
    return done;
  }
}
