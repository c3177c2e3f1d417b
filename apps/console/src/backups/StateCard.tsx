/** How the backups are in one look: all well or not, the last good one, the next. */
import type { BackupStatus } from '@giliran/protocol';
import { StatusPill, useWording, type Tone } from '@giliran/ui';
import { backupsPageWording } from '@giliran/ui/wording/backups-page';
import { useBoard } from '../board/board-context.ts';

const tones: Record<BackupStatus['health'], Tone> = {
  ok: 'ok',
  late: 'warn',
  failing: 'danger',
  off: 'warn',
};

export interface StateCardProps {
  readonly status: BackupStatus;
  readonly moment: (at: number) => string;
}

export function StateCard({ status, moment }: StateCardProps) {
  const words = useWording(backupsPageWording);
  const { formats, now } = useBoard();
  const { health, lastGoodAt, nextAt, last } = status;
  return (
    <section className="panel backup-state" aria-label={words.state}>
      <dl>
        <div>
          <dt>{words.state}</dt>
          <dd>
            {health === 'ok' && lastGoodAt === null ? (
              <StatusPill tone="neutral">{words.first}</StatusPill>
            ) : (
              <StatusPill tone={tones[health]}>{words.health[health]}</StatusPill>
            )}
          </dd>
          {health !== 'ok' && <dd className="hint">{words.healthAdvice[health]}</dd>}
        </div>
        <div>
          <dt>{words.lastGood}</dt>
          <dd className="gl-num">
            {lastGoodAt === null ? words.never : formats.ago(lastGoodAt, Math.max(now, lastGoodAt))}
          </dd>
          {lastGoodAt !== null && <dd className="hint gl-num">{moment(lastGoodAt)}</dd>}
        </div>
        <div>
          <dt>{words.next}</dt>
          <dd className="gl-num">{nextAt === null ? words.notPlanned : moment(nextAt)}</dd>
        </div>
      </dl>
      {last !== null && !last.ok && (
        <p className="backup-fault">
          {words.lastFailed(moment(last.at))}. <span className="technical">{last.error}</span>
        </p>
      )}
    </section>
  );
}
