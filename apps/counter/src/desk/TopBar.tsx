/** Where and who: the counter's plate, its state, the person, and the few settings. */
import type { CounterStatus } from '@giliran/protocol';
import {
  Button,
  IconButton,
  LanguageSwitch,
  StatusPill,
  type Tone,
  useLocalized,
  useWording,
} from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import { counterActionsWording } from '@giliran/ui/wording/counter-actions';
import Bell from 'lucide-react/icons/bell';
import BellOff from 'lucide-react/icons/bell-off';
import Keyboard from 'lucide-react/icons/keyboard';
import LogOut from 'lucide-react/icons/log-out';
import PanelTop from 'lucide-react/icons/panel-top';
import Settings from 'lucide-react/icons/settings-2';
import type { DeskModel } from './desk-model.ts';

const statusTone: Readonly<Record<CounterStatus, Tone>> = {
  open: 'ok',
  paused: 'warn',
  closed: 'neutral',
};

export function TopBar({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterWording);
  const common = useWording(commonWording);
  const actions = useWording(counterActionsWording);
  const say = useLocalized();
  const { view, setCompact } = desk;
  const { counter, agency, staff } = view;
  return (
    <header className="top">
      <p className="plate gl-num">
        <span className="plate-word">{words.title}</span>
        <span className="plate-number">{counter.number}</span>
      </p>
      <div className="top-where">
        <p className="top-agency" title={say(agency.name)}>
          {agency.shortName}
          <span className="top-detail"> · {agency.booth}</span>
        </p>
        <p className="top-detail top-site">{say(view.site.name)}</p>
      </div>
      <StatusPill tone={statusTone[counter.status]}>{words.status[counter.status]}</StatusPill>
      {view.condition?.kind === 'systemDown' && <StatusPill tone="warn">{actions.side.condition}</StatusPill>}
      <StatusPill tone={desk.fresh ? 'ok' : 'danger'} className="top-connection">
        {desk.fresh ? common.connection.online : common.connection.offline}
      </StatusPill>
      <div className="top-end">
        {staff !== null && <span className="top-staff">{staff.name}</span>}
        <IconButton
          label={desk.sound ? words.actions.soundOff : words.actions.soundOn}
          icon={desk.sound ? <Bell /> : <BellOff />}
          onClick={() => desk.setSound(!desk.sound)}
        />
        <IconButton
          label={words.actions.keys}
          icon={<Keyboard />}
          aria-expanded={desk.panel?.kind === 'keys'}
          onClick={() => desk.openPanel(desk.panel?.kind === 'keys' ? null : { kind: 'keys' })}
        />
        <IconButton
          label={words.actions.settings}
          icon={<Settings />}
          aria-expanded={desk.panel?.kind === 'settings'}
          onClick={() => desk.openPanel(desk.panel?.kind === 'settings' ? null : { kind: 'settings' })}
        />
        {setCompact !== null && (
          <IconButton label={words.actions.slimBar} icon={<PanelTop />} onClick={() => setCompact(true)} />
        )}
        <LanguageSwitch shape="short" />
        <Button variant="quiet" icon={<LogOut aria-hidden="true" />} onClick={desk.signOut}>
          {words.actions.signOut}
        </Button>
      </div>
    </header>
  );
}
