/** Whose hall this is, what time it is there, who is signed in. */
import type { WhoAmI } from '@giliran/protocol';
import { Badge, Button, LanguageSwitch, useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import { loginWording } from '@giliran/ui/wording/login';
import { peopleWording } from '@giliran/ui/wording/people';
import type { ReactNode } from 'react';
import CircleUser from 'lucide-react/icons/circle-user';
import LogOut from 'lucide-react/icons/log-out';
import { writeAddress } from './page-address.ts';

export interface TopBarProps {
  readonly siteName: string;
  readonly moment: string | null;
  readonly who: WhoAmI['staff'];
  /** Said when only a part of the hall is shown. */
  readonly scope?: string | undefined;
  readonly onSignOut: () => void;
  /** The pages. */
  readonly children?: ReactNode;
}

export function TopBar({ siteName, moment, who, scope, onSignOut, children }: TopBarProps) {
  const login = useWording(loginWording);
  const words = useWording(consoleWording);
  const { own } = useWording(peopleWording);
  return (
    <header className="top-bar">
      <img src="./icon.svg" alt="" width="32" height="32" />
      <div className="top-site">
        <p className="top-name" title={siteName}>
          {siteName}
        </p>
        {moment !== null && <p className="top-moment gl-num">{moment}</p>}
      </div>
      {scope !== undefined && <Badge tone="info">{scope}</Badge>}
      {children}
      <span className="top-space" />
      <LanguageSwitch shape="short" />
      {who && (
        <a className="top-who" href={writeAddress('account', null)} title={own.menu}>
          <CircleUser aria-hidden="true" />
          <span className="top-who-words">
            <span className="top-name">{who.name}</span>
            <span className="top-moment">{words.role[who.role]}</span>
          </span>
          <span className="gl-hidden">{own.menu}</span>
        </a>
      )}
      <Button icon={<LogOut />} onClick={onSignOut}>
        {login.signOut}
      </Button>
    </header>
  );
}
