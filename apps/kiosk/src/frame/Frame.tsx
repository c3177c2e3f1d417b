/** The frame around every step: whose hall this is, where one is, language, priority, reach. */
import { AgencyLogo, Button, LanguageSwitch, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useEffect, type ReactNode } from 'react';
import { useKiosk } from './kiosk.tsx';
import { PriorityMark } from './PriorityMark.tsx';
import { ReachTools } from './ReachTools.tsx';
import { useHeading } from './useHeading.ts';
import './frame.css';

export interface FrameProps {
  /** The step's name; without it the screen has a heading of its own. */
  readonly title?: ReactNode;
  /** A line above the title. */
  readonly kicker?: ReactNode;
  /** Search, beside or below the title. */
  readonly find?: ReactNode;
  /** `steps`: back and priority. `tools`: only reach and contrast. */
  readonly bar?: 'start' | 'steps' | 'tools';
  /** Actions of lesser weight, in the bar of a `tools` screen. */
  readonly barActions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Frame({
  title,
  kicker,
  find,
  bar = 'steps',
  barActions,
  className = '',
  children,
}: FrameProps) {
  const words = useWording(commonWording);
  const { dispatch } = useKiosk();
  useEscapeGoesBack(bar === 'steps');
  return (
    <div className={`k-frame ${className}`}>
      <div className="k-grid">
        <header className="k-head">
          <HallMark />
          {title !== undefined && <Title kicker={kicker}>{title}</Title>}
          {find !== undefined && <div className="k-find">{find}</div>}
          <div className="k-languages k-languages-full">
            <LanguageSwitch />
          </div>
          <div className="k-languages k-languages-short">
            <LanguageSwitch shape="short" />
          </div>
        </header>
        <main className="k-main">{children}</main>
        <footer className="k-bar">
          {bar === 'steps' && (
            <Button
              className="k-back"
              icon={<ArrowLeft aria-hidden="true" />}
              onClick={() => dispatch({ type: 'wentBack' })}
            >
              {words.back}
            </Button>
          )}
          {bar === 'tools' ? (
            <div className="k-bar-actions">{barActions}</div>
          ) : (
            <PriorityMark explain={bar === 'start'} />
          )}
          <ReachTools />
        </footer>
      </div>
    </div>
  );
}

function HallMark() {
  const say = useLocalized();
  const { catalogue } = useKiosk();
  const { site } = catalogue;
  return (
    <p className="k-hall">
      {site.logo !== null && (
        <AgencyLogo agency={{ id: 'site', shortName: say(site.name), logo: site.logo }} />
      )}
      <span>{say(site.name)}</span>
    </p>
  );
}

/** Characters; longer titles are set smaller. */
const LONG_TITLE = 60;

function Title({ kicker, children }: { readonly kicker?: ReactNode; readonly children: ReactNode }) {
  const heading = useHeading();
  return (
    <div className="k-title">
      {kicker !== undefined && <p className="k-kicker">{kicker}</p>}
      <h1
        ref={heading}
        tabIndex={-1}
        data-long={(typeof children === 'string' && children.length > LONG_TITLE) || undefined}
      >
        {children}
      </h1>
    </div>
  );
}

function useEscapeGoesBack(active: boolean): void {
  const { dispatch } = useKiosk();
  useEffect(() => {
    if (!active) return undefined;
    const hear = (event: KeyboardEvent) => {
      // An open dialog takes the key for itself.
      if (event.key === 'Escape' && document.querySelector('dialog[open]') === null)
        dispatch({ type: 'wentBack' });
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [active, dispatch]);
}
