/** Everything that lives as long as this display watches one zone: connection, announcements. */
import { LiveClient, loadAgainIfReplaced, screensVersion } from '@giliran/client';
import { DisplayView, RecordingList, type Scope } from '@giliran/protocol';
import { monotonicClock, OwnClips, storedClaims, type TextStore, type WebAudioSink } from '@giliran/voice';
import { Announcer } from '../calls/announcer.ts';
import type { EnrolledDisplay } from '../device/enrolment.ts';
import type { DeviceIdentity } from '../device/identity.ts';
import { EmergencyVoice } from '../sound/emergency-voice.ts';
import { MediaLibrary } from '../media/library.ts';
import { Compositions, tellingSink, type Announced } from '../sound/announcement-event.ts';
import { soundTests } from '../sound/sound-test.ts';
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
  readonly shows: 'zone';
  readonly media: MediaLibrary;
  readonly client: LiveClient;
  readonly announcer: Announcer;
  readonly close: () => void;
}

export function openHall({ device, display, sink, voice, store, tell }: HallParts): OpenHall {
  const client = new LiveClient({
    views: { display: DisplayView },
    onUnreadable: () => void loadAgainIfReplaced(),
    auth: { key: device.key, version: window.giliran?.version ?? screensVersion },
    ...(device.server === '' ? {} : { url: device.server }),
  });
  const made = new Compositions();
  const announcer = new Announcer({
    displayId: display.id,
    send: client.send,
    sink: tellingSink(sink, made, tell),
    prepare: async (call, settings, shorten) => {
      const sound = await voice.prepare({ ...call, zoneId: display.zoneId }, settings, shorten);
      if (sound.ok) made.add(call.callId, sound.value);
      return sound;
    },
    prepareNotice: async (notice, settings) => {
      const sound = await voice.prepareNotice(notice, settings);
      if (sound.ok) made.add(notice.noticeId, sound.value);
      return sound;
    },
    claimed: storedClaims(store),
    clock: monotonicClock,
    onFault: (told, fault) =>
      console.warn(
        `${'callId' in told ? told.callId : told.noticeId} was not wholly heard`,
        fault.code,
        fault.detail,
      ),
  });
  const emergencyVoice = new EmergencyVoice({ sink, clock: monotonicClock, prepare: voice.prepareEmergency });
  const scope: Extract<Scope, { kind: 'display' }> = { kind: 'display', zoneId: display.zoneId };
  const media = new MediaLibrary({
    // A name stands for one content for ever: what the browser holds is as good as the server's.
    load: async (file) => {
      const answer = await fetch(`${device.server}/media/${file}`, { cache: 'force-cache' });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      return answer.blob();
    },
    addressOf: (content) => URL.createObjectURL(content),
    release: (address) => URL.revokeObjectURL(address),
    clock: monotonicClock,
  });
  const ask = async (path: string, cache: RequestCache): Promise<Response> => {
    const answer = await fetch(`${device.server}/recordings${path}`, { cache });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer;
  };
  const recorded = new OwnClips({
    read: async (file) => (await ask(`/${file}`, 'force-cache')).arrayBuffer(),
    decode: (bytes) => sink.decode(bytes),
  });
  const loadRecorded = async () =>
    recorded.load(RecordingList.parse(await (await ask('', 'no-cache')).json()).clips);
  const update = () => {
    const watched = client.current<'display'>(scope);
    const connection = client.connection();
    const { view, fresh } = watched;
    // While the server is away, what was said last is said on: it may be the very emergency that took it away.
    if (view && fresh && connection.status === 'online')
      emergencyVoice.update(view.emergency, view.speaker?.connectionId === connection.who.connectionId);
    announcer.update(watched, connection);
    if (!view) return;
    voice.want(view.recordings, loadRecorded);
    const shown = view.withoutMedia.includes(display.id) ? [] : view.media;
    media.want(shown.flatMap((item) => (item.kind === 'text' ? [] : [item.file])));
  };
  const unwatch = client.watch(scope, update);
  const unhear = client.onConnection(update);
  // A display that may not sound says so: another one of the zone then speaks.
  const tellOfSound = () => client.report({ sound: sink.getState() === 'ready' ? 'ready' : 'mute' });
  const unsound = sink.subscribe(tellOfSound);
  tellOfSound();
  client.onAsk(
    soundTests({
      sink,
      voice,
      busy: () => announcer.queue.getState().current !== null || announcer.queue.getState().noticing,
    }),
  );
  return {
    shows: 'zone',
    client,
    announcer,
    media,
    close: () => {
      unsound();
      unhear();
      unwatch();
      announcer.stop();
      emergencyVoice.stop();
      media.close();
      client.close();
    },
  };
}
