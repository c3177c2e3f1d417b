/** Backups: how they are, where they lie, what there is; and behind it the settings and a guided restore. */
import { Banner, Button, Spinner, useLanguage, useWording } from '@giliran/ui';
import { backupsPageWording } from '@giliran/ui/wording/backups-page';
import type { BackupFile, BackupStatus } from '@giliran/protocol';
import DatabaseBackup from 'lucide-react/icons/database-backup';
import FileUp from 'lucide-react/icons/file-up';
import Settings from 'lucide-react/icons/settings';
import { useEffect, useMemo, useState } from 'react';
import type { PageProps } from '../frame/pages.ts';
import { sizeInWords } from '../media/playlist-edit.ts';
import { Refusal } from '../trust/Refusal.tsx';
import { TrustPage } from '../trust/TrustPage.tsx';
import { useAsked } from '../trust/use-asked.ts';
import { useDeed } from '../trust/use-deed.ts';
import { usePageTools } from '../trust/use-page-tools.ts';
import { createBackupsApi } from './backups-api.ts';
import './backups.css';
import { BackupTable } from './BackupTable.tsx';
import { RestoreGuide } from './RestoreGuide.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { StateCard } from './StateCard.tsx';
import { TargetList } from './TargetList.tsx';

/** How often it is asked again, in milliseconds: while one is made, and otherwise. To ask means to touch every disk. */
const whileMakingMs = 1_000;
const otherwiseMs = 60_000;

export function BackupsPage({ token, inside, go, onSessionEnded }: PageProps) {
  const words = useWording(backupsPageWording);
  const { language } = useLanguage();
  const { moment } = usePageTools(token);
  const api = useMemo(() => createBackupsApi(token), [token]);
  const asked = useAsked(api.status, onSessionEnded);
  const making = useDeed(onSessionEnded);
  const [made, setMade] = useState(false);
  const [chosen, setChosen] = useState<BackupFile | null>(null);
  const { again, value } = asked;
  const running = making.busy || (value !== null && value.running !== null);
  const open = inside !== 'settings' && inside !== 'restore';
  useEffect(() => {
    if (!open) return undefined;
    const timer = setInterval(
      () => {
        if (document.visibilityState === 'visible') void again();
      },
      running ? whileMakingMs : otherwiseMs,
    );
    return () => clearInterval(timer);
  }, [again, running, open]);
  const makeNow = (): void => {
    setMade(false);
    void making
      .run(api.make, () => setMade(true))
      // Also after a failure: which folder it was stands in the new state.
      .then(() => again());
  };
  const goBack = (): void => go('backups', null);

  if (inside === 'settings')
    return (
      <TrustPage title={words.form.title} intro={words.form.intro} asked={asked}>
        {(status) => <SettingsForm {...{ api, status, onSessionEnded }} onSaved={again} onBack={goBack} />}
      </TrustPage>
    );
  if (inside === 'restore')
    return (
      <TrustPage title={words.wizard.title} intro={words.wizard.intro} asked={asked}>
        {(status) => (
          <RestoreGuide {...{ api, status, moment, onSessionEnded }} chosen={chosen} onBack={goBack} />
        )}
      </TrustPage>
    );
  return (
    <TrustPage
      title={words.title}
      intro={words.intro}
      asked={asked}
      actions={
        <div className="backup-actions">
          <Button
            icon={<FileUp />}
            onClick={() => {
              setChosen(null);
              go('backups', 'restore');
            }}
          >
            {words.fromFile}
          </Button>
          <Button icon={<Settings />} onClick={() => go('backups', 'settings')}>
            {words.settings}
          </Button>
          <Button variant="primary" icon={<DatabaseBackup />} busy={running} onClick={makeNow}>
            {words.makeNow}
          </Button>
        </div>
      }
    >
      {(status: BackupStatus) => (
        <>
          {running ? (
            <Banner tone="info" icon={<Spinner />} title={progressOf(status)} />
          ) : (
            made && <Banner tone="info" title={words.made} />
          )}
          <Refusal failure={making.failure} />
          <StateCard {...{ status, moment }} />
          <TargetList
            {...{ api, status, moment, onSessionEnded }}
            onChanged={again}
            onAdd={() => go('backups', 'settings')}
          />
          <BackupTable
            {...{ api, status, moment, onSessionEnded }}
            onChanged={again}
            onRestore={(file) => {
              setChosen(file);
              go('backups', 'restore');
            }}
          />
        </>
      )}
    </TrustPage>
  );

  function progressOf({ running: now }: BackupStatus): string {
    if (now === null || now.totalBytes === 0) return words.making;
    return words.makingPart(sizeInWords(now.doneBytes, language), sizeInWords(now.totalBytes, language));
  }
}
