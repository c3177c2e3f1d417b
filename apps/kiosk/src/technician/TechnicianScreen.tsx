/** The kiosk's settings: behind the hidden corner and a sign-in; closes by itself when nobody touches it. */
import { printerSetUpAs, signOut, type PrinterTools, type Session } from '@giliran/client';
import type { CatalogueView, KnownPrinter, PrinterReport } from '@giliran/protocol';
import type { PrinterInForce } from '@giliran/shell/bridge';
import {
  Banner,
  Button,
  Card,
  LanguageProvider,
  LanguageSwitch,
  PrinterForm,
  PrinterHealth,
  Screen,
} from '@giliran/ui';
import type { Language } from '@giliran/protocol';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { KioskIdentity } from '../boot/identity.ts';
import { useWords } from '../frame/kiosk.tsx';
import { Keyboard } from '../keyboard/Keyboard.tsx';
import { takesText, typeInto } from '../keyboard/type-into.ts';
import { ScrollArea } from '../paging/ScrollArea.tsx';
import { awayAfter } from './corner-hold.ts';
import { StaffSignIn } from './StaffSignIn.tsx';
import '../frame/frame.css';
import './technician.css';

export interface TechnicianProps {
  readonly identity: KioskIdentity;
  readonly kiosk: CatalogueView['kiosk'];
  readonly tools: PrinterTools;
  /** As the printer said last; null before it was asked. */
  readonly printer: PrinterReport | KnownPrinter | null;
  /** What this machine's own printer goes by; null in a plain browser. */
  readonly inForce: PrinterInForce | null;
  /** The program's version; null in a plain browser. */
  readonly version: string | null;
  /** Tickets made without the server that it has still to hear of. */
  readonly unentered: number;
  readonly onLeave: () => void;
}

export function TechnicianScreen(props: TechnicianProps) {
  const [language, setLanguage] = useState<Language>('id');
  return (
    <LanguageProvider language={language} onLanguage={setLanguage}>
      <Screen kind="kiosk" language={language} className="k-full">
        <Settings {...props} />
      </Screen>
    </LanguageProvider>
  );
}

function Settings(props: TechnicianProps) {
  const { identity, onLeave } = props;
  const words = useWords().technician;
  const [session, setSession] = useState<Session | null>(null);
  const leave = () => {
    if (session !== null) void signOut(identity.server, session.token);
    onLeave();
  };
  const seconds = useAway(leave);
  return (
    <Typing>
      <header className="k-setup-head">
        <h1>{session === null ? words.signInTitle : words.title}</h1>
        <div className="k-technician-tools">
          <LanguageSwitch shape="short" />
          {session !== null && (
            <Button variant="primary" onClick={leave}>
              {words.close}
            </Button>
          )}
        </div>
      </header>
      {seconds !== null && <Banner tone="warn" title={words.leavesIn(seconds)} />}
      {session === null ? (
        <StaffSignIn server={identity.server} onSession={setSession} onLeave={leave} />
      ) : (
        <ScrollArea label={words.title}>
          <Cards {...props} session={session} />
        </ScrollArea>
      )}
    </Typing>
  );
}

function Cards(props: TechnicianProps & { readonly session: Session }) {
  const { identity, kiosk, tools, printer, inForce, version, unentered, session } = props;
  const words = useWords().technician;
  const own = inForce !== null && inForce.by !== 'none' ? inForce.config : null;
  const config = inForce?.by === 'file' ? own : (kiosk.printer ?? own);
  return (
    <div className="k-technician-cards">
      <Card>
        <PrinterHealth
          printer={printer}
          connected
          rollMillimetres={config?.rollMillimetres ?? null}
          look={tools.look}
          test={tools.test}
          newRoll={tools.newRoll}
        />
      </Card>
      <Card>
        <PrinterForm
          config={config}
          paper={kiosk.paper}
          locked={
            session.staff.role !== 'administrator'
              ? 'onlyAdministrators'
              : inForce?.by === 'file'
                ? 'byFile'
                : null
          }
          detect={tools.detect}
          // In the name of whoever signed in, so that the log knows who it was.
          save={(next) => printerSetUpAs(identity.server, session.token, identity.kioskId, next)}
        />
      </Card>
      <Card>
        <h2>{words.device}</h2>
        <dl className="k-technician-facts">
          <dt>{words.code}</dt>
          <dd>
            {identity.kioskId} · {kiosk.name}
          </dd>
          <dt>{words.server}</dt>
          <dd>{identity.server}</dd>
          <dt>{words.version}</dt>
          <dd>{version ?? words.inBrowser}</dd>
          {unentered > 0 && (
            <>
              <dt>{words.unentered}</dt>
              <dd className="gl-num">{unentered}</dd>
            </>
          )}
        </dl>
      </Card>
    </div>
  );
}

/** The screen's keyboard is there while a field wants text. */
function Typing({ children }: { readonly children: ReactNode }) {
  const [typing, setTyping] = useState(false);
  const touching = useRef(false);
  useEffect(() => {
    const down = () => {
      touching.current = true;
    };
    const up = () => {
      touching.current = false;
      // After the click: a keyboard that goes away under a finger would move the button from beneath it.
      setTimeout(() => setTyping(takesText(document.activeElement)), 0);
    };
    document.addEventListener('pointerdown', down, true);
    document.addEventListener('pointerup', up, true);
    document.addEventListener('pointercancel', up, true);
    return () => {
      document.removeEventListener('pointerdown', down, true);
      document.removeEventListener('pointerup', up, true);
      document.removeEventListener('pointercancel', up, true);
    };
  }, []);
  return (
    <main
      className="k-technician"
      onFocus={(event) => {
        if (takesText(event.target)) setTyping(true);
        // Once the keyboard has taken its room.
        if (takesText(event.target))
          requestAnimationFrame(() => event.target.scrollIntoView({ block: 'center' }));
      }}
      onBlur={(event) => {
        if (!touching.current) setTyping(takesText(event.relatedTarget));
      }}
    >
      <div className="k-technician-body">{children}</div>
      {typing && <Keyboard shift onKey={(key) => typeInto(document.activeElement, key)} />}
    </main>
  );
}

/** Calls `onAway` when nobody has touched the screen for some minutes; before, the seconds that are left. */
function useAway(onAway: () => void): number | null {
  const [seconds, setSeconds] = useState<number | null>(null);
  const latest = useRef(onAway);
  useEffect(() => {
    latest.current = onAway;
  });
  useEffect(() => {
    let touchedAt = performance.now();
    const touched = () => {
      touchedAt = performance.now();
      setSeconds(null);
    };
    const timer = setInterval(() => {
      const left = awayAfter(performance.now() - touchedAt);
      if (left === 'over') latest.current();
      else setSeconds(left);
    }, 500);
    document.addEventListener('pointerdown', touched);
    document.addEventListener('keydown', touched);
    return () => {
      clearInterval(timer);
      document.removeEventListener('pointerdown', touched);
      document.removeEventListener('keydown', touched);
    };
  }, []);
  return seconds;
}
