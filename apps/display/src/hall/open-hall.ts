/** Everything that lives as long as this display watches one zone: connection, announcements. */
import { LiveClient } from '@giliran/client';
import type { Scope } from '@giliran/protocol';
import { monotonicClock, storedClaims, type TextStore, type WebAudioSink } from '@giliran/voice';
import { Announcer } from '../calls/announcer.ts';
import type { EnrolledDisplay } from '../device/enrolment.ts';
import type { DeviceIdentity } from '../device/identity.ts';
import { Compositions, tellingSink, type Announced } from '../sound/announcement-event.ts';
import type { VoiceBox } from '../sound/voice-box.ts';

export interface HallParts {
  readonly device: DeviceIdentity;
  readonly display: EnrolledDisplay;
  readonly sink: WebAudioSink;
  readonly voice: VoiceBox;
  readonly store: TextStore;
  readonly tell: (announced: Announced) => void;
}

export interface OpenHall {
  readonly client: LiveClient;
  readonly announcer: Announcer;
  readonly close: () => void;
}

export function openHall({ device, display, sink, voice, store, tell }: HallParts): OpenHall {
  const client = new LiveClient({
    auth: { key: device.key },
    ...(device.server === '' ? {} : { url: device.server }),
  });
  const made = new Compositions();
  const announcer = new Announcer({
    displayId: display.id,
    send: client.send,
    sink: tellingSink(sink, made, tell),
    prepare: async (call, settings, shorten) => {
      const sound = await voice.prepare(call, settings, shorten);
      if (sound.ok) made.add(call.callId, sound.value);
      return sound;
    },
    claimed: storedClaims(store),
    clock: monotonicClock,
    onFault: (call, fault) =>
      console.warn(`call ${call.callId} was not wholly heard`, fault.code, fault.detail),
  });
  const scope: Extract<Scope, { kind: 'display' }> = { kind: 'display', zoneId: display.zoneId };
  const update = () => announcer.update(client.current<'display'>(scope), client.connection());
  const unwatch = client.watch(scope, update);
  const unhear = client.onConnection(update);
  // A display that may not sound says so: another one of the zone then speaks.
  const tellOfSound = () => client.report({ sound: sink.getState() === 'ready' ? 'ready' : 'mute' });
  const unsound = sink.subscribe(tellOfSound);
  tellOfSound();
  return {
    client,
    announcer,
    close: () => {
      unsound();
      unhear();
      unwatch();
      announcer.stop();
      client.close();
    },
  };
}
