/** The servers that were found, and the question that stands before the first connection. */
import { pinGroups, type FoundServer } from '@giliran/protocol';
import { Lock, LockOpen } from 'lucide-react';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { useWording } from '../language.tsx';
import { serverPairingWording } from '../wording/server-pairing.ts';
import type { ServerPairing } from './use-server-pairing.ts';
import './server-pairing.css';

export interface FoundServersProps {
  /** Null: nothing can be heard here. */
  readonly found: readonly FoundServer[] | null;
  readonly onChoose: (address: string) => void;
}

/** A list to choose from. A server's own words about itself are a claim: the check comes after. */
export function FoundServers({ found, onChoose }: FoundServersProps) {
  const words = useWording(serverPairingWording);
  if (found === null) return null;
  return (
    <section className="gl-servers" aria-label={words.found}>
      <p className="gl-servers-title">{found.length === 0 ? words.searching : words.found}</p>
      {found.length > 0 && (
        <ul>
          {found.map((server) => {
            const encrypted = server.url.startsWith('https:');
            return (
              <li key={server.url}>
                <button type="button" onClick={() => onChoose(server.url)}>
                  {encrypted ? <Lock aria-hidden="true" /> : <LockOpen aria-hidden="true" />}
                  <strong>{server.site}</strong>
                  <span>
                    {new URL(server.url).host} · {encrypted ? words.encrypted : words.plain}
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

/** What the check has come to: nothing while the fields are edited. */
export function PairingQuestion({ pairing }: { readonly pairing: ServerPairing }) {
  const words = useWording(serverPairingWording);
  const { step } = pairing;
  switch (step.kind) {
    case 'editing':
      return null;
    case 'looking':
      return <p role="status">{words.looking}</p>;
    case 'problem':
      return step.problem === 'otherKey' ? (
        <Banner tone="error" title={words.otherKey}>
          {words.otherKeyAdvice}
        </Banner>
      ) : (
        <Banner
          tone="error"
          title={step.problem === 'silent' ? words.silent(step.url) : words.notAnAddress}
        />
      );
    case 'ask':
      return step.look.kind === 'encrypted' ? (
        <section className="gl-pairing" aria-label={words.compare}>
          <h2>{words.compare}</h2>
          <p>
            {step.look.site === null ? null : <strong>{step.look.site} · </strong>}
            {new URL(step.look.url).host}
          </p>
          <p className="gl-pairing-pin">
            {pinGroups(step.look.pin).map((group, at) => (
              // The same four digits may come twice; a place never does.
              <span key={at}>{group}</span>
            ))}
          </p>
          <p>{words.compareAdvice}</p>
          <div className="gl-pairing-actions">
            <Button onClick={pairing.edit}>{words.different}</Button>
            <Button variant="primary" onClick={pairing.confirm}>
              {words.same}
            </Button>
          </div>
        </section>
      ) : (
        <section className="gl-pairing" aria-label={words.unencrypted}>
          <h2>{words.unencrypted}</h2>
          <p>
            {step.look.site === null ? null : <strong>{step.look.site} · </strong>}
            {new URL(step.look.url).host}
          </p>
          <p>{words.unencryptedAdvice}</p>
          <div className="gl-pairing-actions">
            <Button variant="primary" onClick={pairing.edit}>
              {words.back}
            </Button>
            <Button onClick={pairing.confirm}>{words.anyway}</Button>
          </div>
        </section>
      );
    default:
      return step satisfies never;
  }
}
