/** A restore in three steps: choose or send a backup, see what it holds and what is lost, type the hall's name. */
import { useConnection } from '@giliran/client';
import type { BackupFile, BackupStatus, ErrorCode } from '@giliran/protocol';
import { Banner, Button, Choice, Field, Spinner, useLanguage, useWording } from '@giliran/ui';
import { backupsPageWording } from '@giliran/ui/wording/backups-page';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useEffect, useState } from 'react';
import { sizeInWords } from '../media/playlist-edit.ts';
import { ChoiceField, TextField } from '../set-up/fields.tsx';
import { Refusal } from '../trust/Refusal.tsx';
import { useDeed } from '../trust/use-deed.ts';
import type { BackupsApi, CheckedBackup, RestoreSource } from './backups-api.ts';
import { RestoreContents } from './RestoreContents.tsx';

export interface RestoreGuideProps {
  readonly api: BackupsApi;
  readonly status: BackupStatus;
  /** The one that was chosen in the list; null: it is to be chosen here. */
  readonly chosen: BackupFile | null;
  readonly moment: (at: number) => string;
  readonly onSessionEnded: (why: ErrorCode) => void;
  readonly onBack: () => void;
}

const keyOf = ({ targetId, name }: BackupFile): string => `${targetId}/${name}`;

export function RestoreGuide({ api, status, chosen, moment, onSessionEnded, onBack }: RestoreGuideProps) {
  const { wizard: words, back, ...more } = useWording(backupsPageWording);
  const { language } = useLanguage();
  const usable = status.files.filter(({ damaged }) => damaged === null);
  const [place, setPlace] = useState<'stored' | 'own'>(
    chosen === null && usable.length > 0 ? 'own' : 'stored',
  );
  const [key, setKey] = useState(chosen === null ? '' : keyOf(chosen));
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<RestoreSource | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const [asksPassphrase, setAsksPassphrase] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [checked, setChecked] = useState<CheckedBackup | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const deed = useDeed(onSessionEnded);
  // What was sent or unpacked lies beside the data until it is confirmed or given up.
  useEffect(
    () => () => {
      void api.forget();
    },
    [api],
  );
  const stored = usable.find((one) => keyOf(one) === key) ?? null;
  const code = deed.failure?.code;
  const needsPassphrase = asksPassphrase || code === 'passphraseNeeded' || code === 'wrongPassphrase';
  const look = (from: RestoreSource): void =>
    void deed.run(() => api.look(from, passphrase === '' ? null : passphrase), setChecked);
  const begin = (): void => {
    if (code === 'passphraseNeeded' || code === 'wrongPassphrase') setAsksPassphrase(true);
    if (place === 'stored') {
      if (stored !== null) look({ targetId: stored.targetId, name: stored.name });
      return;
    }
    if (sent !== null) return look(sent);
    if (file === null) return;
    setLeft(0);
    void deed
      .run(
        () => api.upload(file, setLeft),
        ({ id, encrypted }) => {
          setSent({ upload: id });
          if (encrypted && passphrase === '') setAsksPassphrase(true);
          // The server may know the passphrase: it is asked for when it does not.
          look({ upload: id });
        },
      )
      .then(() => setLeft(null));
  };

  if (confirmed) return <Restarting />;
  if (checked !== null)
    return (
      <RestoreContents
        {...{ api, checked, moment, onSessionEnded }}
        onOther={() => {
          setChecked(null);
          setSent(null);
          deed.forget();
        }}
        onConfirmed={() => setConfirmed(true)}
      />
    );
  return (
    <form
      className="panel backup-guide"
      aria-labelledby="restore-step"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <p className="hint">{words.step(1, 3)}</p>
      <h2 id="restore-step">{words.choose}</h2>
      <Choice
        label={words.choose}
        value={place}
        onValue={(value) => {
          setPlace(value);
          setAsksPassphrase(false);
          deed.forget();
        }}
        options={[
          { value: 'stored', label: words.stored },
          { value: 'own', label: words.own },
        ]}
      />
      {place === 'stored' ? (
        <ChoiceField
          label={words.which}
          error={null}
          value={key}
          onValue={(value) => {
            setKey(value);
            setAsksPassphrase(false);
            deed.forget();
          }}
          options={usable.map((one) => ({
            value: keyOf(one),
            label: [
              moment(one.at),
              sizeInWords(one.bytes, language),
              status.targets.find(({ id }) => id === one.targetId)?.path ?? one.targetId,
              ...(one.encrypted ? [more.encrypted] : []),
              ...(one.kind === 'beforeUpdate' ? [more.beforeUpdate] : []),
            ].join(' · '),
          }))}
        />
      ) : (
        <Field label={words.file} hint={words.fileHint}>
          {(control) => (
            <input
              {...control}
              type="file"
              className="gl-input backup-file"
              accept=".zst,.sealed,.db"
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0] ?? null);
                setSent(null);
                setAsksPassphrase(false);
                deed.forget();
              }}
            />
          )}
        </Field>
      )}
      {needsPassphrase && (
        <TextField
          label={more.passphrase}
          hint={more.passphraseHint}
          error={null}
          value={passphrase}
          onValue={setPassphrase}
          input={{ type: 'password', autoComplete: 'off' }}
        />
      )}
      <Refusal failure={deed.failure} />
      {deed.busy && (
        <Banner
          tone="info"
          icon={<Spinner />}
          title={left !== null && left < 1 ? words.sending(Math.round(left * 100)) : words.reading}
        >
          {words.readingAdvice}
        </Banner>
      )}
      <div className="backup-foot">
        <Button icon={<ArrowLeft />} onClick={onBack}>
          {back}
        </Button>
        <span className="backup-gap" />
        <Button
          type="submit"
          variant="primary"
          busy={deed.busy}
          disabled={place === 'stored' ? stored === null : file === null}
        >
          {words.next}
        </Button>
      </div>
    </form>
  );
}

/** Until the line is cut and back: then every session has ended and the console asks to sign in. */
function Restarting() {
  const { wizard: words } = useWording(backupsPageWording);
  const { status } = useConnection();
  const [cut, setCut] = useState(false);
  if (status !== 'online' && !cut) setCut(true);
  return (
    <section className="panel backup-guide" aria-live="polite">
      {cut && status === 'online' ? (
        <Banner tone="error" title={words.notRestored}>
          {words.notRestoredAdvice}
        </Banner>
      ) : (
        <Banner tone="info" icon={<Spinner />} title={words.restarting}>
          {words.restartingAdvice}
        </Banner>
      )}
    </section>
  );
}
