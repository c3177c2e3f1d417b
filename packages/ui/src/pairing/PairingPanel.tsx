/**
 * What a device without a key shows: its code, large enough to be read from the aisle, where to approve it, and
 * what has become of it. Who asks the server is the caller's.
 */
import type { DeviceKind } from '@giliran/protocol';
import Check from 'lucide-react/icons/check';
import CircleX from 'lucide-react/icons/circle-x';
import Hourglass from 'lucide-react/icons/hourglass';
import LockOpen from 'lucide-react/icons/lock-open';
import WifiOff from 'lucide-react/icons/wifi-off';
import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { Spinner } from '../components/Spinner.tsx';
import { pairingWording, type PairingWording } from '../wording/pairing.ts';
import { inLanguages, type ShownLanguages } from './in-languages.tsx';
import './pairing.css';

/** How far it has come. */
export type ShownPairing =
  | { readonly kind: 'asking' }
  | { readonly kind: 'waiting'; readonly code: string; readonly renewed: boolean }
  | { readonly kind: 'unreachable'; readonly code: string | null }
  | { readonly kind: 'encryptionRequired' }
  | { readonly kind: 'held'; readonly seconds: number }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'otherKind'; readonly as: DeviceKind }
  | { readonly kind: 'paired' };

export interface PairingPanelProps {
  readonly device: DeviceKind;
  readonly state: ShownPairing;
  /** Asks for another code now. */
  readonly onAgain: () => void;
  /** Where the console is, to be typed elsewhere. */
  readonly consoleAddress: string;
  readonly languages: ShownLanguages;
  /** A heading of its own, or none where the page has one. */
  readonly heading?: boolean | undefined;
}

type Say = (words: PairingWording) => string;

export function PairingPanel({
  device,
  state,
  onAgain,
  consoleAddress,
  languages,
  heading = true,
}: PairingPanelProps) {
  const both = inLanguages(pairingWording, languages);
  const [language] = languages;
  const code = 'code' in state ? state.code : null;
  return (
    <section className="gl-pairing" data-state={state.kind}>
      {heading && <h1>{both((words) => words.title[device])}</h1>}
      {code !== null && (
        <div className="gl-pairing-card">
          <p className="gl-pairing-approve">{both((words) => words.approve)}</p>
          <p className="gl-pairing-code">
            <span className="gl-hidden">{pairingWording[language].code(Array.from(code).join(' '))}</span>
            <span aria-hidden="true" data-code={code}>
              <span>{code.slice(0, Math.ceil(code.length / 2))}</span>
              <span>{code.slice(Math.ceil(code.length / 2))}</span>
            </span>
          </p>
          <p className="gl-pairing-console">
            {both((words) => words.consoleAt)} <span className="gl-pairing-address">{consoleAddress}</span>
          </p>
        </div>
      )}
      <Outcome state={state} both={both} onAgain={onAgain} />
    </section>
  );
}

function Outcome({
  state,
  both,
  onAgain,
}: {
  readonly state: ShownPairing;
  readonly both: (say: Say) => ReactNode;
  readonly onAgain: () => void;
}) {
  const again = (
    <Button variant="primary" onClick={onAgain}>
      {both((words) => words.again)}
    </Button>
  );
  switch (state.kind) {
    case 'asking':
      return <Line icon={<Spinner />}>{both((words) => words.asking)}</Line>;
    case 'waiting':
      return (
        <Line icon={<Spinner />}>
          {state.renewed && both((words) => words.renewed)}
          {both((words) => words.waiting)}
        </Line>
      );
    case 'unreachable':
      return (
        <Line icon={<WifiOff />} tone="danger" title={both((words) => words.unreachable)}>
          {both((words) => words.unreachableAdvice)}
        </Line>
      );
    case 'encryptionRequired':
      return (
        <Line icon={<LockOpen />} tone="danger" title={both((words) => words.encryptionRequired)}>
          {both((words) => words.encryptionRequiredAdvice)}
        </Line>
      );
    case 'held':
      return (
        <Line icon={<Hourglass />} tone="warn" title={both((words) => words.held)}>
          {both((words) => words.heldAdvice(state.seconds))}
        </Line>
      );
    case 'rejected':
      return (
        <Line icon={<CircleX />} tone="danger" title={both((words) => words.rejected)} action={again}>
          {both((words) => words.rejectedAdvice)}
        </Line>
      );
    case 'otherKind':
      return (
        <Line
          icon={<CircleX />}
          tone="danger"
          title={both((words) => words.otherKind[state.as])}
          action={again}
        >
          {both((words) => words.otherKindAdvice)}
        </Line>
      );
    case 'paired':
      return <Line icon={<Check />}>{both((words) => words.paired)}</Line>;
  }
}

function Line({
  icon,
  tone,
  title,
  action,
  children,
}: {
  readonly icon: ReactNode;
  readonly tone?: 'warn' | 'danger';
  readonly title?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="gl-pairing-line" data-tone={tone} role="status">
      <span className="gl-pairing-icon" aria-hidden="true">
        {icon}
      </span>
      <div>
        {title !== undefined && <p className="gl-pairing-title">{title}</p>}
        <div>{children}</div>
        {action !== undefined && <div className="gl-pairing-action">{action}</div>}
      </div>
    </div>
  );
}
