/** In the desktop program: where the server stands and, by hand, which counter this machine belongs to. */
import type { ServerTrust } from '@giliran/shell/bridge';
import { Banner, Button, Field, ServerChoice, TextInput, useLanguage, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { loginWording } from '@giliran/ui/wording/login';
import { pairingWording } from '@giliran/ui/wording/pairing';
import { useEffect, useState } from 'react';
import type { ProgramPlace } from '../place.ts';
import { pairAfterReload } from './pair-after-reload.ts';

export function DeviceSettingsPanel({ place }: { readonly place: ProgramPlace }) {
  const words = useWording(loginWording);
  const pairingWords = useWording(pairingWording);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const { bridge, server } = place;

  // Where nobody answers, the server is what has to be set up first.
  useEffect(() => {
    let shown = true;
    void fetch(`${server}/healthz`).catch(() => {
      if (shown) setOpen(true);
    });
    return () => {
      shown = false;
    };
  }, [server]);

  const keep = async (serverUrl: string, trust: ServerTrust): Promise<string | null> => {
    // A key is never taken along to another server: there this machine asks for a code.
    const same = serverUrl === server;
    const saved = await bridge.saveSettings({
      ...{ serverUrl, trust },
      ...(same
        ? { deviceId: place.counterId, deviceKey: place.deviceKey }
        : { deviceId: null, deviceKey: null }),
    });
    if (!saved.ok) return saved.error.message;
    if (!same || place.deviceKey === null) pairAfterReload(window.sessionStorage);
    window.location.reload();
    return null;
  };

  return (
    <details className="sign-in-device" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.device}</summary>
      {/* Servers are heard only while somebody looks. */}
      {open && (
        <>
          <ServerChoice
            servers={bridge.servers}
            address={server}
            onServer={({ url, trust }) => keep(url, trust)}
            languages={[language]}
          />
          <details>
            <summary>{pairingWords.byHand}</summary>
            <ByHand place={place} />
          </details>
        </>
      )}
    </details>
  );
}

function ByHand({ place }: { readonly place: ProgramPlace }) {
  const words = useWording(loginWording);
  const common = useWording(commonWording);
  const { bridge, server } = place;
  const [deviceId, setDeviceId] = useState(place.counterId ?? '');
  const [deviceKey, setDeviceKey] = useState(place.deviceKey ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const orNone = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    const entry = { serverUrl: server, deviceId: orNone(deviceId), deviceKey: orNone(deviceKey) };
    const saved = await bridge.saveSettings(entry);
    if (saved.ok) window.location.reload();
    else setProblem(saved.error.message);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={words.deviceId} hint={words.deviceIdHint}>
        {(control) => (
          <TextInput
            {...control}
            value={deviceId}
            onChange={(event) => setDeviceId(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={words.deviceKey} hint={words.deviceKeyHint}>
        {(control) => (
          <TextInput
            {...control}
            type="password"
            autoComplete="off"
            value={deviceKey}
            onChange={(event) => setDeviceKey(event.currentTarget.value)}
          />
        )}
      </Field>
      {problem !== null && <Banner tone="error" title={problem} />}
      <Button type="submit">{common.save}</Button>
    </form>
  );
}
