/** Which server: one that was found or an address by hand, and the question that stands before the first connection. */
import { pinGroups, type FoundServer } from '@giliran/protocol';
import Lock from 'lucide-react/icons/lock';
import LockOpen from 'lucide-react/icons/lock-open';
import { useState, type ReactNode } from 'react';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { TextInput } from '../components/Inputs.tsx';
import { inLanguages, type ShownLanguages } from '../pairing/in-languages.tsx';
import { serverPairingWording, type ServerPairingWording } from '../wording/server-pairing.ts';
import {
  useFoundServers,
  useServerPairing,
  type ConfirmedServer,
  type ServerPairing,
  type ServersOutside,
} from './use-server-pairing.ts';
import './server-pairing.css';

export interface ServerChoiceProps {
  readonly servers: ServersOutside;
  /** The address that is set now. */
  readonly address: string;
  /** Keeps what a person has confirmed; says what stands against it, or null. */
  readonly onServer: (server: ConfirmedServer) => Promise<string | null>;
  readonly languages: ShownLanguages;
  /** Why one has to be chosen; not shown while a person decides on another. */
  readonly notice?: ReactNode;
  /** What is typed with where the machine has no keyboard; it changes the text of the address. */
  readonly keyboard?: ((edit: (change: (text: string) => string) => void) => ReactNode) | undefined;
  /** Leaves everything as it was. */
  readonly onBack?: (() => void) | undefined;
}

type Say = (words: ServerPairingWording) => string;
type Both = (say: Say) => ReactNode;

export function ServerChoice({
  servers,
  address,
  onServer,
  languages,
  notice,
  keyboard,
  onBack,
}: ServerChoiceProps) {
  const [typed, setTyped] = useState(address);
  const [refused, setRefused] = useState<string | null>(null);
  const found = useFoundServers(servers);
  const pairing = useServerPairing(servers, (server) => void onServer(server).then(setRefused));
  const both = inLanguages(serverPairingWording, languages);
  const { step } = pairing;
  if (step.kind === 'ask') return <ServerQuestion pairing={pairing} look={step.look} both={both} />;
  const check = (url: string): void => {
    setTyped(url);
    setRefused(null);
    void pairing.check(url);
  };
  return (
    <div className="gl-server-choice">
      {notice}
      <FoundServers found={found} both={both} onChoose={check} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          check(typed);
        }}
      >
        <Field label={both((words) => words.address)} hint={both((words) => words.pasteHint)}>
          {(control) => (
            <TextInput
              {...control}
              type="url"
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              {...(keyboard === undefined ? {} : { inputMode: 'none' as const })}
            />
          )}
        </Field>
        {step.kind === 'problem' && <Problem problem={step.problem} url={step.url} both={both} />}
        {refused !== null && (
          <Banner tone="error" title={both((words) => words.notSaved)}>
            {refused}
          </Banner>
        )}
        <div className="gl-server-actions">
          <Button type="submit" variant="primary" busy={step.kind === 'looking'}>
            {both((words) => (step.kind === 'looking' ? words.looking : words.connect))}
          </Button>
          {onBack !== undefined && <Button onClick={onBack}>{both((words) => words.back)}</Button>}
        </div>
      </form>
      {keyboard?.((change) => setTyped(change))}
    </div>
  );
}

/** A list to choose from. A server's own words about itself are a claim: the check comes after. */
function FoundServers({
  found,
  both,
  onChoose,
}: {
  readonly found: readonly FoundServer[];
  readonly both: Both;
  readonly onChoose: (address: string) => void;
}) {
  return (
    <section className="gl-servers">
      <p className="gl-servers-title" role="status">
        {both((words) => (found.length === 0 ? words.searching : words.found))}
      </p>
      {found.length > 0 && (
        <ul>
          {found.map((server) => {
            const encrypted = server.url.startsWith('https:');
            return (
              <li key={server.url}>
                <button type="button" onClick={() => onChoose(server.url)}>
                  {encrypted ? <Lock aria-hidden="true" /> : <LockOpen aria-hidden="true" />}
                  <strong>{server.site}</strong>
                  <span className="gl-servers-where">
                    {new URL(server.url).host} ·{' '}
                    {both((words) => (encrypted ? words.encrypted : words.plain))}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Problem({
  problem,
  url,
  both,
}: {
  readonly problem: 'notAnAddress' | 'silent' | 'otherKey';
  readonly url: string;
  readonly both: Both;
}) {
  switch (problem) {
    case 'otherKey':
      return (
        <Banner tone="error" title={both((words) => words.otherKey)}>
          {both((words) => words.otherKeyAdvice)}
        </Banner>
      );
    case 'silent':
      return <Banner tone="error" title={both((words) => words.silent(url))} />;
    case 'notAnAddress':
      return <Banner tone="error" title={both((words) => words.notAnAddress)} />;
    default:
      return problem satisfies never;
  }
}

/** Only a person can answer it. */
function ServerQuestion({
  pairing,
  look,
  both,
}: {
  readonly pairing: ServerPairing;
  readonly look: Extract<ServerPairing['step'], { kind: 'ask' }>['look'];
  readonly both: Both;
}) {
  const whose = (
    <p>
      {look.site === null ? null : <strong>{look.site} · </strong>}
      {new URL(look.url).host}
    </p>
  );
  return look.kind === 'encrypted' ? (
    <section className="gl-server-question">
      <h2>{both((words) => words.compare)}</h2>
      {whose}
      <p className="gl-server-pin">
        {pinGroups(look.pin).map((group, at) => (
          // The same four digits may come twice; a place never does.
          <span key={at}>{group}</span>
        ))}
      </p>
      <p>{both((words) => words.compareAdvice)}</p>
      <div className="gl-server-actions">
        <Button onClick={pairing.edit}>{both((words) => words.different)}</Button>
        <Button variant="primary" onClick={pairing.confirm}>
          {both((words) => words.same)}
        </Button>
      </div>
    </section>
  ) : (
    <section className="gl-server-question">
      <h2>{both((words) => words.unencrypted)}</h2>
      {whose}
      <p>{both((words) => words.unencryptedAdvice)}</p>
      <div className="gl-server-actions">
        <Button variant="primary" onClick={pairing.edit}>
          {both((words) => words.back)}
        </Button>
        <Button onClick={pairing.confirm}>{both((words) => words.anyway)}</Button>
      </div>
    </section>
  );
}
