/** From a call to its announcement: sentence → clips → one sound → playback queue. Pure but for `WebAudioSink`. */
export * from './catalogue.ts';
export * from './clip-id.ts';
export * from './levels.ts';
export * from './lexicon.ts';
export * from './manifest.ts';
export * from './reading.ts';
export * from './sentence.ts';
