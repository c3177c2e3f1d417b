/** In the desktop program: where the server stands and which counter this machine belongs to. */
import type { CounterBridge, ServerTrust } from '@giliran/shell/bridge';
import {
  Banner,
  Button,
  Field,
  FoundServers,
  PairingQuestion,
  TextInput,
  useFoundServers,
  useServerPairing,
  useWording,
} from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { loginWording } from '@giliran/ui/wording/login';
import { serverPairingWording } from '@giliran/ui/wording/server-pairing';
import { useEffect, useState } from 'react';

export function DeviceSettingsPanel({ bridge }: { readonly bridge: CounterBridge }) {
  const words = useWording(loginWording);
  const common = useWording(commonWording);
  const pairingWords = useWording(serverPairingWording);
  const [open, setOpen] = useState(false);
  const [serverUrl, setServerUrl] = useState('');
  const [deviceId, setDeviceId] = useState('');
  const [deviceKey, setDeviceKey] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (url: string, trust: ServerTrust) => {
    setServerUrl(url);
    const saved = await bridge.saveSettings({
      serverUrl: url,
      trust,
      deviceId: deviceId.trim() === '' ? null : deviceId.trim(),
      deviceKey: deviceKey.trim() === '' ? null : deviceKey.trim(),
    });
    if (saved.ok) window.location.reload();
    else setProblem(saved.error.message);
  };

  // Heard only while somebody looks.
  const found = useFoundServers(open ? bridge.servers : null);
  const pairing = useServerPairing(bridge.servers, ({ url, trust }) => void save(url, trust));
  const asking = pairing.step.kind === 'ask' || pairing.step.kind === 'looking';

  useEffect(() => {
    void bridge.settings().then((settings) => {
      setServerUrl(settings.serverUrl);
      setDeviceId(settings.deviceId ?? '');
      setDeviceKey(settings.deviceKey ?? '');
    });
  }, [bridge]);

  return (
    <details className="sign-in-device" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.device}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void pairing.check(serverUrl);
        }}
      >
        <FoundServers found={found} onChoose={setServerUrl} />
        <Field label={words.server} hint={pairingWords.pasteHint}>
          {(control) => (
            <TextInput
              {...control}
              value={serverUrl}
              onChange={(event) => setServerUrl(event.currentTarget.value)}
            />
          )}
        </Field>
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
        <PairingQuestion pairing={pairing} />
        {!asking && <Button type="submit">{common.save}</Button>}
      </form>
    </details>
  );
}
