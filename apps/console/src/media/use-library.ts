/** The stored files, and what is being sent. */
import type { SendFailure } from '@giliran/client';
import type { MediaFile, StoredMedia } from '@giliran/protocol';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { createMediaApi, type MediaApi } from './media-api.ts';

export interface Sending {
  readonly name: string;
  /** 0 to 1; null when it has arrived or failed. */
  readonly part: number | null;
  readonly failure: SendFailure | null;
}

export interface Library {
  /** Null until the first answer. */
  readonly files: readonly StoredMedia[] | null;
  readonly failed: boolean;
  readonly sending: readonly Sending[];
  readonly send: (file: File) => Promise<StoredMedia | null>;
  /** Why it is refused, or null. */
  readonly forget: (file: MediaFile) => Promise<SendFailure | null>;
}

/** `uses` is asked for anew when it changes: a save may have put a file to use. */
export function useLibrary(token: string, uses: string): Library {
  const api = useMemo(() => createMediaApi(token), [token]);
  const [files, setFiles] = useState<readonly StoredMedia[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const take = useCallback((answer: Awaited<ReturnType<MediaApi['list']>>): void => {
    setFailed(!answer.ok);
    if (answer.ok) setFiles(answer.value);
  }, []);
  const look = async (): Promise<void> => take(await api.list());
  useEffect(() => {
    let gone = false;
    void api.list().then((answer) => {
      if (!gone) take(answer);
    });
    return () => {
      gone = true;
    };
    // A save may have put a file to use.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [api, take, uses]);
  const note = (name: string, change: Omit<Sending, 'name'>): void =>
    setSending((before) => [...before.filter((one) => one.name !== name), { name, ...change }]);
  return {
    files,
    failed,
    sending,
    async send(file) {
      note(file.name, { part: 0, failure: null });
      const sent = await api.send(file, (part) => note(file.name, { part, failure: null }));
      note(file.name, { part: null, failure: sent.ok ? null : sent.error });
      await look();
      return sent.ok ? sent.value : null;
    },
    async forget(file) {
      const gone = await api.forget(file);
      await look();
      return gone.ok ? null : gone.error;
    },
  };
}
