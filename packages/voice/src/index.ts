/** From a call to its announcement: sentence → clips → one sound → playback queue. Pure but for `WebAudioSink`. */
export * from './announce.ts';
export * from './catalogue.ts';
export * from './claims.ts';
export * from './clip-id.ts';
export * from './clock.ts';
export * from './compose.ts';
export * from './levels.ts';
export * from './lexicon.ts';
export * from './manifest.ts';
export * from './notice-texts.ts';
export * from './notice.ts';
export * from './queue.ts';
export * from './reading.ts';
export * from './sentence.ts';
export * from './sink.ts';
export * from './voice.ts';
export * from './web-audio-sink.ts';
