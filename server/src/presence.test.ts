/** Which display speaks for its zone, and which window has a counter's desk. */
import { indexSite } from '@giliran/engine';
import { CounterId, DisplayId, ZoneId } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { readDemoSite } from './demo-site.ts';
import { Presence } from './presence.ts';

const index = indexSite(await readDemoSite());
const zone = ZoneId.parse('lantai-1');
const [first, second] = index.site.displays.filter((d) => d.zoneId === zone && d.speaks);
const silent = index.site.displays.find((d) => d.zoneId === zone && !d.speaks);

function hall() {
  const presence = new Presence({ now: () => 0 });
  const connect = (connection: string, display: { id: string } | undefined) =>
    presence.connected(connection, { kind: 'display', displayId: DisplayId.parse(display?.id) });
  return { presence, connect, speaker: () => presence.speaker(index, zone)?.connectionId ?? null };
}

describe('the speaker of a zone', () => {
  it('is nobody while no speaking display is connected', () => {
    const { connect, speaker } = hall();
    if (silent) connect('c0', silent);
    expect(speaker()).toBeNull();
  });

  it('is the first speaking display of the set-up that is connected, and hands over when it leaves', () => {
    const { presence, connect, speaker } = hall();
    connect('b', second);
    expect(speaker()).toBe('b');
    connect('a', first);
    expect(speaker()).toBe('a');
    presence.disconnected('a');
    expect(speaker()).toBe('b');
  });

  it('is one connection only when a display is opened twice', () => {
    const { connect, speaker } = hall();
    connect('a1', first);
    connect('a2', first);
    expect(speaker()).toBe('a1');
  });

  it('is another display while the first cannot sound, and the first again when it can', () => {
    const { presence, connect, speaker } = hall();
    connect('a', first);
    connect('b', second);
    presence.reported('a', { sound: 'mute' });
    expect(speaker()).toBe('b');
    presence.reported('a', { sound: 'ready' });
    expect(speaker()).toBe('a');
  });

  it('is a mute display when there is no other, so that its calls go on being shown', () => {
    const { presence, connect, speaker } = hall();
    connect('a', first);
    presence.reported('a', { sound: 'mute' });
    expect(speaker()).toBe('a');
  });
});

describe('the desk of a counter', () => {
  const counterId = CounterId.parse('loket-1');
  const take = (presence: Presence, connection: string, windowId: string, id = counterId) =>
    presence.tookDesk(connection, { desk: { counterId: id, windowId } });

  it('is the window’s that took it last', () => {
    const { presence } = hall();
    expect(presence.desk(counterId)).toBeNull();
    take(presence, 'c1', 'first');
    take(presence, 'c2', 'second');
    expect(presence.desk(counterId)).toEqual({ windowId: 'second' });
    take(presence, 'c1', 'first');
    expect(presence.desk(counterId)).toEqual({ windowId: 'first' });
  });

  it('falls back to the one before when a window goes, and to nobody', () => {
    const { presence } = hall();
    take(presence, 'c1', 'first');
    take(presence, 'c2', 'second');
    presence.disconnected('c2');
    expect(presence.desk(counterId)).toEqual({ windowId: 'first' });
    presence.disconnected('c1');
    expect(presence.desk(counterId)).toBeNull();
  });

  it('is left when its window goes to another counter', () => {
    const { presence } = hall();
    take(presence, 'c1', 'first');
    take(presence, 'c1', 'first', CounterId.parse('loket-2'));
    expect(presence.desk(counterId)).toBeNull();
  });
});
