/** Which devices are connected, which display speaks for its zone, and from which window a counter is worked. */
import type { SiteIndex } from '@giliran/engine';
import { maySpeak } from '@giliran/protocol';
import type {
  Actor,
  CounterId,
  CounterView,
  DeskReport,
  DeviceReport,
  DisplayView,
  KioskId,
  PrintsAt,
  SupervisorView,
  ZoneId,
} from '@giliran/protocol';
import type { Clock } from './clock.ts';

type DeviceKind = SupervisorView['devices'][number]['kind'];
/** A device as far as its connection tells. */
export type DeviceHere = Omit<SupervisorView['devices'][number], 'printer' | 'printerSetUp'>;

interface Connection {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly deviceId: string;
  /** Whether a display cannot sound now; null before it has said. */
  mute: boolean | null;
  /** A kiosk that has said who has its printer. */
  printsAt: PrintsAt | null;
}

export class Presence {
  private readonly clock: Pick<Clock, 'now'>;
  private readonly connections = new Map<string, Connection>();
  private readonly lastSeen = new Map<string, number>();
  private readonly listeners = new Set<() => void>();
  /** By connection, in the order in which they took their counter. */
  private readonly desks = new Map<string, { counterId: CounterId; windowId: string }>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.clock = clock;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  connected(connectionId: string, actor: Actor): void {
    const device = deviceOf(actor);
    if (!device) return;
    this.connections.set(connectionId, { id: connectionId, ...device, mute: null, printsAt: null });
    this.lastSeen.set(`${device.kind}:${device.deviceId}`, this.clock.now());
    this.tell();
  }

  disconnected(connectionId: string): void {
    if (this.desks.delete(connectionId)) this.tell();
    const gone = this.connections.get(connectionId);
    if (!gone) return;
    this.connections.delete(connectionId);
    this.lastSeen.set(`${gone.kind}:${gone.deviceId}`, this.clock.now());
    this.tell();
  }

  /** What a device said of itself. */
  reported(connectionId: string, report: DeviceReport): void {
    const connection = this.connections.get(connectionId);
    if (!connection) return;
    if ('sound' in report) {
      const mute = report.sound === 'mute';
      if (connection.mute === mute) return;
      connection.mute = mute;
    } else {
      if (connection.kind !== 'kiosk' || connection.printsAt === report.printsAt) return;
      connection.printsAt = report.printsAt;
    }
    this.tell();
  }

  /** A staff member's window works at a counter now, or at none. */
  tookDesk(connectionId: string, { desk }: DeskReport): void {
    this.desks.delete(connectionId);
    if (desk !== null) this.desks.set(connectionId, desk);
    this.tell();
  }

  /** The window that took the counter last and is still connected. */
  desk(counterId: CounterId): CounterView['desk'] {
    const windowId = [...this.desks.values()].findLast((d) => d.counterId === counterId)?.windowId;
    return windowId === undefined ? null : { windowId };
  }

  /**
   * The first of the zone's speaking displays that is connected, in the order of the set-up; on it, the
   * oldest connection. A mute one only when there is no other: then at least its screen goes on.
   */
  speaker(index: SiteIndex, zoneId: ZoneId): DisplayView['speaker'] {
    let mute: DisplayView['speaker'] = null;
    for (const display of index.site.displays) {
      if (display.zoneId !== zoneId || !maySpeak(display)) continue;
      for (const connection of this.connections.values()) {
        if (connection.kind !== 'display' || connection.deviceId !== display.id) continue;
        const speaker = { displayId: display.id, connectionId: connection.id };
        if (connection.mute !== true) return speaker;
        mute ??= speaker;
      }
    }
    return mute;
  }

  devices(index: SiteIndex): DeviceHere[] {
    const line = (
      kind: DeviceKind,
      { id, name, zoneId }: { id: string; name: string; zoneId: ZoneId },
      counter: number | null = null,
      speaking = false,
    ) => ({
      kind,
      id,
      name,
      zoneId,
      counter,
      connections: this.count(kind, id),
      lastSeenAt: this.lastSeen.get(`${kind}:${id}`) ?? null,
      speaking,
      printsAt: kind === 'kiosk' ? (this.printerOf(id)?.printsAt ?? null) : null,
    });
    const { kiosks, displays, counters } = index.site;
    return [
      ...kiosks.map((k) => line('kiosk', k)),
      ...displays.map((d) => {
        const over = d.counterId === null ? undefined : index.counters.get(d.counterId);
        const speaking = this.speaker(index, d.zoneId)?.displayId === d.id;
        return line('display', d, over?.number ?? null, speaking);
      }),
      ...counters.map((c) => line('counter', { ...c, name: `Loket ${c.number}` }, c.number)),
    ];
  }

  /** What is kept for those who are connected, for the metrics. */
  held(): { readonly devices: number; readonly desks: number } {
    return { devices: this.connections.size, desks: this.desks.size };
  }

  /** What a display said of its sound, over its oldest connection first; null where it is not there. */
  soundOf(displayId: string): { readonly connectionId: string; readonly mute: boolean | null } | null {
    for (const { id: connectionId, kind, deviceId, mute } of this.connections.values())
      if (kind === 'display' && deviceId === displayId) return { connectionId, mute };
    return null;
  }

  kioskConnected(id: KioskId): boolean {
    return this.count('kiosk', id) > 0;
  }

  /** Who has the kiosk's printer now, and over which connection: its own program before a browser, the newest first. */
  printerOf(id: string): { readonly printsAt: PrintsAt; readonly connectionId: string } | null {
    let found: { readonly printsAt: PrintsAt; readonly connectionId: string } | null = null;
    for (const { id: connectionId, kind, deviceId, printsAt } of this.connections.values()) {
      if (kind !== 'kiosk' || deviceId !== id || printsAt === null) continue;
      if (printsAt !== 'server' || found === null || found.printsAt === 'server')
        found = { printsAt, connectionId };
    }
    return found;
  }

  private count(kind: DeviceKind, id: string): number {
    let count = 0;
    for (const c of this.connections.values()) if (c.kind === kind && c.deviceId === id) count += 1;
    return count;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function deviceOf(actor: Actor): { kind: DeviceKind; deviceId: string } | null {
  switch (actor.kind) {
    case 'kiosk':
      return { kind: 'kiosk', deviceId: actor.kioskId };
    case 'display':
      return { kind: 'display', deviceId: actor.displayId };
    case 'counterDevice':
      return { kind: 'counter', deviceId: actor.counterId };
    default:
      return null;
  }
}
