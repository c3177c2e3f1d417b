/** The settings of this machine: sound, notices, hotkeys. Takes effect at once; there is nothing to save. */
import { IconButton, Kbd, Switch, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import { counterSettingsWording } from '@giliran/ui/wording/counter-settings';
import X from 'lucide-react/icons/x';
import { useEffect, useRef } from 'react';
import { noticeStanding } from '../desk/bell.ts';
import type { DeskModel } from '../desk/desk-model.ts';
import { HotkeySettings } from './HotkeySettings.tsx';
import './settings.css';

export function SettingsPanel({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterSettingsWording);
  const common = useWording(commonWording);
  const { key } = useWording(counterWording);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.querySelector('input')?.focus(), []);
  const { bridge } = desk.place;
  const standing = noticeStanding();
  return (
    <section
      className="settings"
      aria-labelledby="settings-title"
      ref={panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') desk.openPanel(null);
      }}
    >
      <header>
        <h2 id="settings-title">{words.title}</h2>
        <Kbd>{key.escape}</Kbd>
        <IconButton label={common.close} icon={<X />} onClick={() => desk.openPanel(null)} />
      </header>
      <Switch
        label={words.sound}
        checked={desk.sound}
        onChange={(event) => desk.setSound(event.currentTarget.checked)}
      />
      <Switch
        label={words.notice}
        checked={desk.notice && standing !== 'missing'}
        disabled={standing === 'missing'}
        onChange={(event) => desk.setNotice(event.currentTarget.checked)}
      />
      {standing === 'missing' && <p className="settings-advice">{words.noticeMissing}</p>}
      {standing === 'denied' && desk.notice && <p className="settings-advice">{words.noticeRefused}</p>}
      {bridge === null ? (
        <p className="settings-advice">
          {words.hotkeys.title}: {words.hotkeys.browser}
        </p>
      ) : (
        <HotkeySettings bridge={bridge} />
      )}
    </section>
  );
}
