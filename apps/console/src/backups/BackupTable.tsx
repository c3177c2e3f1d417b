/** The stored backups, the newest first: check one, take it away, restore it. */
import type { BackupFile, BackupStatus, ErrorCode } from '@giliran/protocol';
import {
  Badge,
  Banner,
  Button,
  Dialog,
  EmptyState,
  IconButton,
  StatusPill,
  useLanguage,
  useWording,
} from '@giliran/ui';
import { backupsPageWording } from '@giliran/ui/wording/backups-page';
import { commonWording } from '@giliran/ui/wording/common';
import DatabaseBackup from 'lucide-react/icons/database-backup';
import Download from 'lucide-react/icons/download';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import { sizeInWords } from '../media/playlist-edit.ts';
import { TextField } from '../set-up/fields.tsx';
import { Refusal } from '../trust/Refusal.tsx';
import { useDeed } from '../trust/use-deed.ts';
import type { BackupsApi } from './backups-api.ts';

export interface BackupTableProps {
  readonly api: BackupsApi;
  readonly status: BackupStatus;
  readonly moment: (at: number) => string;
  readonly onSessionEnded: (why: ErrorCode) => void;
  readonly onChanged: () => Promise<void>;
  readonly onRestore: (file: BackupFile) => void;
}

const atFirst = 15;

const saveAs = (content: Blob, name: string): void => {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

export function BackupTable({ api, status, moment, onSessionEnded, onChanged, onRestore }: BackupTableProps) {
  const words = useWording(backupsPageWording);
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const { formats } = useBoard();
  const deed = useDeed(onSessionEnded);
  const [busyWith, setBusyWith] = useState<{ file: BackupFile; what: 'check' | 'download' } | null>(null);
  const [told, setTold] = useState<{ tone: 'info' | 'error'; title: string; detail: string | null } | null>(
    null,
  );
  const [opening, setOpening] = useState<BackupFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [all, setAll] = useState(false);
  const { files, targets } = status;
  const shown = all ? files : files.slice(0, atFirst);
  const pathOf = (file: BackupFile): string =>
    targets.find(({ id }) => id === file.targetId)?.path ?? file.targetId;
  const begin = (file: BackupFile, what: 'check' | 'download'): void => {
    setTold(null);
    setBusyWith({ file, what });
  };
  const check = (file: BackupFile, secret: string | null): void => {
    begin(file, 'check');
    void deed
      .run(
        () => api.check(file, secret),
        async ({ problems }) => {
          setOpening(null);
          setTold(
            problems.length === 0
              ? { tone: 'info', title: words.sound(moment(file.at)), detail: null }
              : { tone: 'error', title: words.unsound(moment(file.at)), detail: problems[0] ?? null },
          );
        },
      )
      .then(onChanged);
  };
  const take = (file: BackupFile): void => {
    begin(file, 'download');
    void deed.run(
      () => api.take(file),
      (content) => {
        saveAs(content, file.name);
        setTold({ tone: 'info', title: words.took(file.name), detail: null });
      },
    );
  };
  const isBusy = (file: BackupFile, what: 'check' | 'download'): boolean =>
    deed.busy && busyWith?.what === what && busyWith.file === file;
  // The server knows its own passphrase; one that was set before it does not.
  const asks = deed.failure?.code === 'passphraseNeeded' || deed.failure?.code === 'wrongPassphrase';
  if (asks && opening === null && busyWith !== null && !deed.busy) setOpening(busyWith.file);
  const closeQuestion = (): void => {
    setOpening(null);
    setBusyWith(null);
    setPassphrase('');
    deed.forget();
  };
  return (
    <section className="panel backup-part" aria-labelledby="backup-list">
      <h2 id="backup-list">{words.list}</h2>
      {told !== null && (
        <Banner tone={told.tone} title={told.title}>
          {told.detail}
        </Banner>
      )}
      {!asks && <Refusal failure={deed.failure} />}
      {files.length === 0 ? (
        <EmptyState icon={<DatabaseBackup />} title={words.none}>
          {words.noneAdvice}
        </EmptyState>
      ) : (
        <div className="backup-scroll">
          <table className="backup-table">
            <thead>
              <tr>
                <th scope="col">{words.time}</th>
                <th scope="col" className="backup-size">
                  {words.size}
                </th>
                <th scope="col">{words.folder}</th>
                <th scope="col">{words.checked}</th>
                <th scope="col">
                  <span className="backup-doable">{words.doable}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((file) => {
                const when = moment(file.at);
                return (
                  <tr key={`${file.targetId}/${file.name}`}>
                    <th scope="row" className="gl-num">
                      {when}
                      <span className="second">
                        {file.counts !== null && words.tickets(formats.number(file.counts.tickets))}{' '}
                        {file.encrypted && <Badge tone="info">{words.encrypted}</Badge>}
                        {file.kind === 'beforeUpdate' && <Badge>{words.beforeUpdate}</Badge>}
                      </span>
                    </th>
                    <td className="gl-num backup-size">{sizeInWords(file.bytes, language)}</td>
                    <td className="backup-path-cell">{pathOf(file)}</td>
                    <td>
                      {file.damaged !== null ? (
                        <>
                          <StatusPill tone="danger">{words.damaged}</StatusPill>
                          <span className="technical">{file.damaged}</span>
                        </>
                      ) : file.verifiedAt !== null ? (
                        <StatusPill tone="ok">{words.soundAt(moment(file.verifiedAt))}</StatusPill>
                      ) : (
                        <StatusPill>{words.unchecked}</StatusPill>
                      )}
                    </td>
                    <td>
                      <span className="backup-deeds">
                        {file.kind === 'backup' && (
                          <IconButton
                            label={words.checkOf(when)}
                            icon={<ShieldCheck />}
                            busy={isBusy(file, 'check')}
                            onClick={() => check(file, null)}
                          />
                        )}
                        <IconButton
                          label={words.downloadOf(when)}
                          icon={<Download />}
                          busy={isBusy(file, 'download')}
                          onClick={() => take(file)}
                        />
                        <Button
                          size="small"
                          icon={<RotateCcw />}
                          aria-label={words.restoreOf(when)}
                          disabled={file.damaged !== null}
                          onClick={() => onRestore(file)}
                        >
                          {words.restore}
                        </Button>
                      </span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {!all && files.length > atFirst && (
        <div className="backup-more">
          <Button onClick={() => setAll(true)}>{words.all(files.length)}</Button>
        </div>
      )}
      {opening !== null && (
        <Dialog
          open
          onClose={closeQuestion}
          title={words.passphraseOf(moment(opening.at))}
          closeLabel={common.close}
          actions={
            <>
              <Button onClick={closeQuestion}>{common.cancel}</Button>
              <Button
                variant="primary"
                busy={deed.busy}
                disabled={passphrase === ''}
                onClick={() => check(opening, passphrase)}
              >
                {words.check}
              </Button>
            </>
          }
        >
          <div className="trust-form">
            <TextField
              label={words.passphrase}
              hint={words.passphraseHint}
              error={null}
              value={passphrase}
              onValue={setPassphrase}
              input={{ type: 'password', autoComplete: 'off' }}
            />
            <Refusal failure={deed.failure} />
          </div>
        </Dialog>
      )}
    </section>
  );
}
