/** From a file or the microphone to a recording on the server: read, cut and levelled in the browser, checked again by the server. */
import type { SendFailure } from '@giliran/client';
import { RecordingFault, StoredRecording, type RecordingFile, type Result } from '@giliran/protocol';
import { encodeWav, prepareRecording, sampleRate } from '@giliran/voice';
import { refusalOf } from '../site-draft/site-api.ts';

/** Larger files are no recording of a word. Bytes. */
const largest = 20 * 2 ** 20;
/** Milliseconds. */
const patienceMs = 30_000;

export type TakeInFault =
  | { readonly kind: 'recording'; readonly fault: RecordingFault | 'unreadable' | 'tooLarge' }
  | { readonly kind: 'server'; readonly failure: SendFailure };

export interface TakenIn {
  readonly file: RecordingFile;
  readonly seconds: number;
}

export interface TakeInParts {
  decode(bytes: ArrayBuffer): Promise<Float32Array>;
  send(wav: Uint8Array<ArrayBuffer>): Promise<Result<StoredRecording, SendFailure>>;
}

const unfit = (fault: RecordingFault | 'unreadable' | 'tooLarge'): Result<never, TakeInFault> => ({
  ok: false,
  error: { kind: 'recording', fault },
});

/** `speech` false for the chime. */
export async function takeIn(
  parts: TakeInParts,
  content: Blob,
  { speech }: { readonly speech: boolean },
): Promise<Result<TakenIn, TakeInFault>> {
  if (content.size > largest) return unfit('tooLarge');
  const samples = await content
    .arrayBuffer()
    .then((bytes) => parts.decode(bytes))
    .catch(() => null);
  if (samples === null) return unfit('unreadable');
  const prepared = prepareRecording(samples, sampleRate, { speech });
  if (!prepared.ok) return unfit(prepared.error);
  const sent = await parts.send(encodeWav(prepared.value.samples, sampleRate));
  if (!sent.ok) {
    // The server names the fault before its sentence.
    const named =
      sent.error.code === 'unreachable' ? null : RecordingFault.safeParse(sent.error.detail?.split(':')[0]);
    return named?.success ? unfit(named.data) : { ok: false, error: { kind: 'server', failure: sent.error } };
  }
  return { ok: true, value: { file: sent.value.file, seconds: prepared.value.measures.seconds } };
}

/** Sends a WAV file to the server, which keeps it. */
export const sendRecording =
  (token: string) =>
  async (wav: Uint8Array<ArrayBuffer>): Promise<Result<StoredRecording, SendFailure>> => {
    try {
      const response = await fetch('/api/v1/recordings', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/wav' },
        body: wav,
        signal: AbortSignal.timeout(patienceMs),
      });
      if (!response.ok) return { ok: false, error: await refusalOf(response) };
      return { ok: true, value: StoredRecording.parse(await response.json()) };
    } catch {
      return { ok: false, error: { code: 'unreachable' } };
    }
  };
