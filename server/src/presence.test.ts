/** Which display speaks for its zone. */
import { indexSite } from '@giliran/engine';
import { DisplayId, ZoneId } from '@giliran/protocol';
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
