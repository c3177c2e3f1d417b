/** One recording from the microphone. */

export interface RunningRecording {
  /** Ends it and gives what was said. */
  finish(): Promise<Blob>;
  /** Ends it and throws it away. */
  drop(): void;
}

/** Browsers have a microphone on https and on the machine itself only. */
export const hasMicrophone = (): boolean =>
  typeof navigator.mediaDevices?.getUserMedia === 'function' && typeof MediaRecorder === 'function';

/** Rejects when nobody lets us. `onLimit` is called when it has run as long as it may. */
export async function startRecording(longestMs: number, onLimit: () => void): Promise<RunningRecording> {
  const stream = await navigator.mediaDevices.getUserMedia({
    // The voice as it is: what makes calls between two people better pumps and clips single words.
    audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  recorder.start();
  const limit = setTimeout(onLimit, longestMs);
  const letGo = (): void => {
    clearTimeout(limit);
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    finish: () =>
      new Promise((resolve) => {
        recorder.addEventListener('stop', () => {
          letGo();
          resolve(new Blob(parts, { type: recorder.mimeType }));
        });
        recorder.stop();
      }),
    drop: () => {
      if (recorder.state !== 'inactive') recorder.stop();
      letGo();
    },
  };
}
