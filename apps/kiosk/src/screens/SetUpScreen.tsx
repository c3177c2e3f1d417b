/**
 * The kiosk does not know who it is, or the server does not: visitors are sent elsewhere, an administrator can
 * approve its code, a technician can set it up by hand.
 */
import { usePairing } from '@giliran/client';
import type { Language, Rejection } from '@giliran/protocol';
import type { KioskBridge } from '@giliran/shell/bridge';
import {
  Banner,
  Button,
  Field,
  LanguageProvider,
  LanguageSwitch,
  Screen,
  ServerThenCode,
  TextInput,
  useLanguage,
  useWording,
} from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { pairingWording } from '@giliran/ui/wording/pairing';
import { useState } from 'react';
import { identify, keepIdentity, type DeviceEntry } from '../boot/identity.ts';
import { useWords } from '../frame/kiosk.tsx';
import { Keyboard } from '../keyboard/Keyboard.tsx';
import { pressed } from '../keyboard/layout.ts';
import { ScrollArea } from '../paging/ScrollArea.tsx';
import '../frame/frame.css';
import './setup.css';

const LONGEST_ENTRY = 300;

export interface SetUpProps {
  readonly bridge: KioskBridge | null;
  readonly entry: DeviceEntry;
  /** Why the server does not take the identity it was given; null when there is none yet. */
  readonly refused: Rejection | null;
}

export function SetUpScreen(props: SetUpProps) {
  const [language, setLanguage] = useState<Language>('id');
  return (
    <LanguageProvider language={language} onLanguage={setLanguage}>
      <Screen kind="kiosk" language={language} className="k-full">
        <SetUpForm {...props} />
      </Screen>
    </LanguageProvider>
  );
}

function useRefusal(refused: Rejection | null): { title: string; advice: string } {
  const { setUp, trouble } = useWords();
  if (refused === null) return { title: trouble.notSetUp, advice: setUp.forVisitors };
  return refused.code === 'unknownKiosk' || refused.code === 'unknownSite'
    ? { title: setUp.unknownKiosk, advice: setUp.unknownKioskAdvice }
    : { title: setUp.refused, advice: setUp.refusedAdvice };
}

function SetUpForm(props: SetUpProps) {
  const { bridge, entry, refused } = props;
  const words = useWords();
  const pairingWords = useWording(pairingWording);
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const refusal = useRefusal(refused);
  const [byHand, setByHand] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { server } = entry;
  const pairing = usePairing({
    ...{ kind: 'kiosk', server, version: bridge?.version },
    onPaired: (deviceId, key) =>
      void keepIdentity(bridge, window, { server, deviceId, key }).then(setProblem),
  });
  return (
    <main className="k-setup">
      <header className="k-setup-head">
        <h1>{refusal.title}</h1>
        <LanguageSwitch shape="short" />
      </header>
      {byHand ? (
        <ByHand {...props} onBack={() => setByHand(false)} />
      ) : (
        <div className="k-setup-pairing">
          <Banner tone={refused === null ? 'info' : 'error'} title={words.setUp.forVisitors}>
            {refused === null ? null : refusal.advice}
          </Banner>
          <ServerThenCode
            device="kiosk"
            pairing={pairing}
            servers={bridge?.servers ?? null}
            address={server}
            // A key is never taken along to another server: there the kiosk asks for its code.
            onServer={({ url, trust }) =>
              keepIdentity(bridge, window, { server: url, deviceId: '', key: '' }, trust)
            }
            languages={[language]}
            heading={false}
            keyboard={(edit) => (
              <Keyboard shift onKey={(key) => edit((text) => pressed(text, key, LONGEST_ENTRY))} />
            )}
          />
          {problem !== null && (
            <Banner tone="error" title={words.setUp.notSaved}>
              {problem}
            </Banner>
          )}
          <div className="k-setup-actions">
            <Button onClick={() => setByHand(true)}>{pairingWords.byHand}</Button>
            {refused !== null && <Button onClick={() => window.location.reload()}>{common.retry}</Button>}
          </div>
        </div>
      )}
    </main>
  );
}

/** Id and key as somebody read them out. */
function ByHand({ bridge, entry, onBack }: SetUpProps & { readonly onBack: () => void }) {
  const words = useWords();
  const common = useWording(commonWording);
  const [draft, setDraft] = useState(entry);
  const [field, setField] = useState<keyof DeviceEntry>('deviceId');
  const [problem, setProblem] = useState<string | null>(null);
  const change = (name: keyof DeviceEntry, value: string) => setDraft((now) => ({ ...now, [name]: value }));
  const complete = identify(draft).known;
  const input = (name: keyof DeviceEntry, control: object) => (
    <TextInput
      {...control}
      inputMode="none"
      autoComplete="off"
      spellCheck={false}
      value={draft[name]}
      maxLength={LONGEST_ENTRY}
      onFocus={() => setField(name)}
      onChange={(event) => change(name, event.currentTarget.value)}
    />
  );
  const deviceWrong = draft.deviceId !== '' && !/^[a-z0-9][a-z0-9-]{0,62}$/.test(draft.deviceId);
  return (
    <>
      <ScrollArea label={words.setUp.title}>
        <div className="k-setup-form">
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (complete) void keepIdentity(bridge, window, draft).then(setProblem);
            }}
          >
            <p>{words.setUp.forTechnician}</p>
            <Field
              label={words.setUp.device}
              hint={words.setUp.deviceHint}
              {...(deviceWrong ? { error: words.setUp.deviceWrong } : {})}
            >
              {(control) => input('deviceId', control)}
            </Field>
            <Field label={words.setUp.key} hint={words.setUp.keyHint}>
              {(control) => input('key', control)}
            </Field>
            {problem !== null && (
              <Banner tone="error" title={words.setUp.notSaved}>
                {problem}
              </Banner>
            )}
            <div className="k-setup-actions">
              <Button variant="primary" type="submit" disabled={!complete}>
                {words.setUp.save}
              </Button>
              <Button onClick={onBack}>{common.back}</Button>
            </div>
          </form>
        </div>
      </ScrollArea>
      <Keyboard shift onKey={(key) => change(field, pressed(draft[field], key, LONGEST_ENTRY))} />
    </>
  );
}
