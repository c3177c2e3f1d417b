import type { Zone } from '@giliran/protocol';
import MapPin from 'lucide-react/icons/map-pin';
import Repeat from 'lucide-react/icons/rotate-cw';
import { BigCounter, BigNumber } from '../face/BigText.tsx';
import { Both } from '../face/Both.tsx';
import { TurningText } from '../face/TurningText.tsx';
import type { Vars } from '../face/vars.ts';
import { flash } from './flash.ts';
import type { Stage } from './picture.ts';

const flashVars: Vars = { '--flash-period': `${flash.periodMs}ms`, '--flash-times': flash.times };

export interface CallStageProps {
  readonly stage: Exclude<Stage, { kind: 'welcome' }>;
  readonly zone: Zone;
}

/** The large area: whose turn it is, and where to. */
export function CallStage({ stage, zone }: CallStageProps) {
  const { call } = stage;
  return (
    // Another call is another element, so that its flashing starts from the beginning.
    <section
      key={call.callId}
      className="stage"
      data-kind={stage.kind}
      style={flashVars}
      aria-live="assertive"
    >
      <div className="stage-number">
        <div className="stage-label">
          <StageLabel stage={stage} />
        </div>
        <BigNumber number={call.number} />
        <div className="stage-where">
          <MapPin aria-hidden="true" />
          <div className="stage-words">
            <p className="stage-place" data-long={call.agency.length + call.booth.length > 32 || undefined}>
              {call.agency} <span className="stage-booth">{call.booth}</span>
            </p>
            <TurningText text={zone.direction} lines={1} className="stage-way" />
          </div>
        </div>
      </div>
      <div className="stage-counter">
        <Both say={(words) => words.counter} shape="stack" />
        <BigCounter counter={call.counter} />
      </div>
    </section>
  );
}

function StageLabel({ stage }: Pick<CallStageProps, 'stage'>) {
  switch (stage.kind) {
    case 'announcing':
      return (
        <>
          {stage.call.recall ? (
            <span className="stage-again">
              <Repeat aria-hidden="true" />
              <Both say={(words) => words.again} />
            </span>
          ) : (
            <Both say={(words) => words.nowCalling} />
          )}
          {stage.behind > 0 && (
            <span className="stage-behind gl-num">
              <b>+{stage.behind}</b> <Both say={(words) => words.more} />
            </span>
          )}
        </>
      );
    case 'called':
      return <Both say={(words) => words.pleaseCome} />;
    case 'last':
      return <Both say={(words) => words.lastCall} />;
  }
}
