/** The kiosk does not know who it is, or the server does not: visitors are sent elsewhere, a technician can set it up. */
import type { Language, Rejection } from '@giliran/protocol';
import type { KioskBridge } from '@giliran/shell/bridge';
import {
  Banner,
  Button,
  Field,
  FoundServers,
  LanguageProvider,
  LanguageSwitch,
  PairingQuestion,
  Screen,
  TextInput,
  useFoundServers,
  useServerPairing,
  useWording,
} from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { serverPairingWording } from '@giliran/ui/wording/server-pairing';
import { useState } from 'react';
import { identify, keepIdentity, type DeviceEntry } from '../boot/identity.ts';
import { useWords } from '../frame/kiosk.tsx';
import { Keyboard } from '../keyboard/Keyboard.tsx';
import { pressed } from '../keyboard/layout.ts';
import { ScrollArea } from '../paging/ScrollArea.tsx';
import '../frame/frame.css';
import './setup.css';

const LONGEST_ENTRY = 300;
/** In a plain browser the page's own server is the server. */
const noServers = { look: async (url: string) => ({ kind: 'silent', url }) as const };

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

function SetUpForm({ bridge, entry, refused }: SetUpProps) {
  const words = useWords();
  const common = useWording(commonWording);
  const refusal = useRefusal(refused);
  const [draft, setDraft] = useState(entry);
  const [field, setField] = useState<keyof DeviceEntry>('deviceId');
  const [problem, setProblem] = useState<string | null>(null);
  const change = (name: keyof DeviceEntry, value: string) => setDraft((now) => ({ ...now, [name]: value }));
  const complete = identify(draft).known;
  const pairingWords = useWording(serverPairingWording);
  const found = useFoundServers(bridge?.servers ?? null);
  const pairing = useServerPairing(bridge?.servers ?? noServers, ({ url, trust }) => {
    const next = { ...draft, server: url };
    setDraft(next);
    void keepIdentity(bridge, window, next, trust).then(setProblem);
  });
  const asking = pairing.step.kind === 'ask' || pairing.step.kind === 'looking';
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
    <main className="k-setup">
      <header className="k-setup-head">
        <h1>{refusal.title}</h1>
        <LanguageSwitch shape="short" />
      </header>
      <ScrollArea label={words.setUp.title}>
        <div className="k-setup-form">
          <Banner tone={refused === null ? 'info' : 'error'} title={words.setUp.forVisitors}>
            {refused === null ? null : refusal.advice}
          </Banner>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!complete) return;
              if (bridge === null) void keepIdentity(null, window, draft).then(setProblem);
              else void pairing.check(draft.server);
            }}
          >
            <p>{words.setUp.forTechnician}</p>
            {bridge !== null && (
              <>
                <FoundServers found={found} onChoose={(address) => change('server', address)} />
                <Field label={words.setUp.server} hint={pairingWords.pasteHint}>
                  {(control) => input('server', control)}
                </Field>
              </>
            )}
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
            <PairingQuestion pairing={pairing} />
            <div className="k-setup-actions" hidden={asking}>
              <Button variant="primary" type="submit" disabled={!complete}>
                {words.setUp.save}
              </Button>
              <Button onClick={() => window.location.reload()}>{common.retry}</Button>
            </div>
          </form>
        </div>
      </ScrollArea>
      <Keyboard shift onKey={(key) => change(field, pressed(draft[field], key, LONGEST_ENTRY))} />
    </main>
  );
}
