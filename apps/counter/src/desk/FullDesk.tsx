/** The desk in its own window: the visit on the left, the queue on the right. */
import type { Ref } from 'react';
import { BigButton } from './BigButton.tsx';
import type { DeskModel } from './desk-model.ts';
import { KeyList } from './KeyList.tsx';
import { LineStrip } from './LineStrip.tsx';
import { Lists } from '../lists/Lists.tsx';
import { Notices } from './Notices.tsx';
import { NowCard } from './NowCard.tsx';
import { Outcomes } from './Outcomes.tsx';
import { SideButtons } from './SideButtons.tsx';
import { StepLine } from './StepLine.tsx';
import { asks, Panels } from '../panels/Panels.tsx';
import { SettingsPanel } from '../settings/SettingsPanel.tsx';
import { TopBar } from './TopBar.tsx';
import './desk.css';
import './now.css';
import './notices.css';
import './sides.css';

interface FullDeskProps {
  readonly desk: DeskModel;
  readonly bigButton: Ref<HTMLButtonElement>;
  readonly searchInput: Ref<HTMLDivElement>;
}

export function FullDesk({ desk, bigButton, searchInput }: FullDeskProps) {
  const { panel } = desk;
  return (
    <div className="desk">
      <TopBar desk={desk} />
      <main className="desk-main">
        <div className="desk-work" data-asking={asks(panel) ? panel.kind : undefined}>
          <StepLine desk={desk} />
          <NowCard desk={desk} />
          <Notices desk={desk} />
          <BigButton desk={desk} buttonRef={bigButton} />
          {asks(panel) ? (
            <Panels desk={desk} panel={panel} />
          ) : (
            <>
              <Outcomes desk={desk} />
              <SideButtons desk={desk} />
            </>
          )}
        </div>
        <LineStrip desk={desk} />
      </main>
      <Lists desk={desk} searchInput={searchInput} />
      {panel?.kind === 'keys' && <KeyList />}
      {panel?.kind === 'settings' && <SettingsPanel desk={desk} />}
    </div>
  );
}
