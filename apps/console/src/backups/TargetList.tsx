/** The folders that backups go to: how each is, and what to do where it is not well. */
import type { BackupStatus, BackupTargetStatus, ErrorCode } from '@giliran/protocol';
import { Badge, Banner, Button, StatusPill, useLanguage, useWording } from '@giliran/ui';
import { backupsPageWording } from '@giliran/ui/wording/backups-page';
import HardDrive from 'lucide-react/icons/hard-drive';
import { useState } from 'react';
import { sizeInWords } from '../media/playlist-edit.ts';
import { Question } from '../trust/Question.tsx';
import { useDeed } from '../trust/use-deed.ts';
import type { BackupsApi } from './backups-api.ts';

export interface TargetListProps {
  readonly api: BackupsApi;
  readonly status: BackupStatus;
  readonly moment: (at: number) => string;
  readonly onSessionEnded: (why: ErrorCode) => void;
  readonly onChanged: () => Promise<void>;
  readonly onAdd: () => void;
}

/** An empty disk in place of the one that was there: only a person can say that it is the right one. */
const claimable = ({ state }: BackupTargetStatus): boolean => state === 'notMounted' || state === 'missing';

export function TargetList({ api, status, moment, onSessionEnded, onChanged, onAdd }: TargetListProps) {
  const words = useWording(backupsPageWording);
  const { language } = useLanguage();
  const deed = useDeed(onSessionEnded);
  const [claiming, setClaiming] = useState<BackupTargetStatus | null>(null);
  const close = (): void => {
    setClaiming(null);
    deed.forget();
  };
  const alone = status.targets.every(({ sameDisk }) => sameDisk !== false);
  return (
    <section className="panel backup-part" aria-labelledby="backup-folders">
      <h2 id="backup-folders">{words.folders}</h2>
      {alone && (
        <Banner
          tone="warn"
          title={words.oneDiskTitle}
          action={<Button onClick={onAdd}>{words.addFolder}</Button>}
        >
          {words.oneDiskAdvice}
        </Banner>
      )}
      <ul className="backup-targets">
        {status.targets.map((target) => (
          <li key={target.id} data-trouble={target.state !== 'ready' || undefined}>
            <HardDrive aria-hidden="true" />
            <div className="backup-target">
              <p className="backup-path">{target.path}</p>
              <p className="backup-facts gl-num">
                <StatusPill tone={target.state === 'ready' ? 'ok' : 'danger'}>
                  {words.target[target.state]}
                </StatusPill>
                {target.freeBytes !== null && (
                  <span>{words.free(sizeInWords(target.freeBytes, language))}</span>
                )}
                <span>
                  {target.lastGoodAt === null ? words.noneHere : words.lastHere(moment(target.lastGoodAt))}
                </span>
                {target.sameDisk !== null && (
                  <Badge tone={target.sameDisk ? 'warn' : 'ok'}>
                    {target.sameDisk ? words.sameDisk : words.otherDisk}
                  </Badge>
                )}
              </p>
              {target.state !== 'ready' && (
                <p>
                  {words.targetAdvice[target.state]}{' '}
                  {target.retryAt !== null && words.retryAt(moment(target.retryAt))}
                </p>
              )}
              {/* The other states are told in words; what the machine says would only repeat it in its own language. */}
              {target.state === 'failing' && target.detail !== null && (
                <p className="technical">{target.detail}</p>
              )}
            </div>
            {claimable(target) && (
              <Button aria-label={words.claimOf(target.path)} onClick={() => setClaiming(target)}>
                {words.claim}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Question
        open={claiming !== null}
        title={words.claimQuestion}
        yes={words.claim}
        busy={deed.busy}
        failure={deed.failure}
        onClose={close}
        onYes={() => {
          if (claiming === null) return;
          void deed.run(
            () => api.claim(claiming.id),
            async () => {
              close();
              await onChanged();
            },
          );
        }}
      >
        {claiming === null ? '' : words.claimAdvice(claiming.path)}
      </Question>
    </section>
  );
}
