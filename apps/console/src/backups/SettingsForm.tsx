/** When, where to and how backups are made. Saved as a whole; what is wrong stands at its field. */
import { BackupTargetId, type BackupSettings, type BackupStatus, type ErrorCode } from '@giliran/protocol';
import { Button, IconButton, Switch, useWording } from '@giliran/ui';
import { backupsPageWording } from '@giliran/ui/wording/backups-page';
import { commonWording } from '@giliran/ui/wording/common';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import CircleCheck from 'lucide-react/icons/circle-check';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useEffect, useRef, useState } from 'react';
import { useHoldPage } from '../frame/unsaved.ts';
import { FormSection } from '../set-up/FormSection.tsx';
import { IdleButton } from '../set-up/IdleButton.tsx';
import { NumberField, TextField } from '../set-up/fields.tsx';
import { Refusal } from '../trust/Refusal.tsx';
import { useDeed } from '../trust/use-deed.ts';
import type { BackupsApi } from './backups-api.ts';
import { faultsOf, keepParts, limits, refusedFields, type Faults } from './settings-faults.ts';

export interface SettingsFormProps {
  readonly api: BackupsApi;
  readonly status: BackupStatus;
  readonly onSessionEnded: (why: ErrorCode) => void;
  readonly onSaved: () => Promise<void>;
  readonly onBack: () => void;
}

const mostTargets = 8;
const usualAfterClose = 15;
const noFaults: Faults = new Map();

/** A name that no other folder has; the file of the settings keeps it. */
function freshTargetId(settings: BackupSettings): BackupTargetId {
  const taken = new Set<string>(settings.targets.map(({ id }) => id));
  let n = settings.targets.length + 1;
  while (taken.has(`folder-${n}`)) n += 1;
  return BackupTargetId.parse(`folder-${n}`);
}

export function SettingsForm({ api, status, onSessionEnded, onSaved, onBack }: SettingsFormProps) {
  const { form: words, back } = useWording(backupsPageWording);
  const common = useWording(commonWording);
  const [settings, setSettings] = useState(status.settings);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const deed = useDeed(onSessionEnded);
  const form = useRef<HTMLFormElement>(null);
  const found = faultsOf({ settings, passphrase, again }, status.passphrase, words.errors);
  const refused = refusedFields(deed.failure, words.errors);
  const shown = tried ? found : noFaults;
  const errorAt = (field: string): string | null => shown.get(field) ?? refused.get(field) ?? null;
  const dirty = JSON.stringify(settings) !== JSON.stringify(status.settings) || passphrase !== '';
  useHoldPage(dirty);
  const edit = (change: Partial<BackupSettings>): void => {
    setSettings({ ...settings, ...change });
    setSaved(false);
    deed.forget();
  };
  const showFirstFault = (): void => {
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  // What the server refuses is marked once React has shown it.
  useEffect(() => {
    if (deed.failure !== null) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [deed.failure]);
  const undo = (): void => {
    setSettings(status.settings);
    setPassphrase('');
    setAgain('');
    setTried(false);
    deed.forget();
  };
  const save = (): void => {
    setTried(true);
    if (found.size > 0) return showFirstFault();
    void deed.run(
      () => api.configure(settings, settings.encrypted && passphrase !== '' ? passphrase : null),
      async (now) => {
        setSettings(now.settings);
        setPassphrase('');
        setAgain('');
        setTried(false);
        setSaved(true);
        await onSaved();
      },
    );
  };
  return (
    <form
      ref={form}
      className="panel backup-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <FormSection title={words.when}>
        <div className="wide">
          <Switch
            label={words.scheduled}
            checked={settings.scheduled}
            onChange={(event) => edit({ scheduled: event.currentTarget.checked })}
          />
        </div>
        {settings.scheduled && (
          <>
            <NumberField
              label={words.every}
              hint={words.everyHint}
              error={errorAt('everyMinutes')}
              min={limits.everyMinutes[0]}
              max={limits.everyMinutes[1]}
              value={settings.everyMinutes}
              onValue={(everyMinutes) => edit({ everyMinutes })}
            />
            <div className="backup-after">
              <Switch
                label={words.afterClose}
                checked={settings.afterCloseMinutes !== null}
                onChange={(event) =>
                  edit({ afterCloseMinutes: event.currentTarget.checked ? usualAfterClose : null })
                }
              />
              {settings.afterCloseMinutes !== null && (
                <NumberField
                  label={words.afterCloseMinutes}
                  error={errorAt('afterCloseMinutes')}
                  min={limits.afterCloseMinutes[0]}
                  max={limits.afterCloseMinutes[1]}
                  value={settings.afterCloseMinutes}
                  onValue={(afterCloseMinutes) => edit({ afterCloseMinutes })}
                />
              )}
            </div>
          </>
        )}
      </FormSection>
      <FormSection title={words.where} hint={words.whereHint} stacked>
        {settings.targets.map((target, at) => (
          <div className="backup-folder" key={target.id}>
            <TextField
              label={words.path(at + 1)}
              hint={words.pathHint}
              error={errorAt(`targets.${at}`)}
              value={target.path}
              onValue={(path) =>
                edit({
                  targets: settings.targets.map((one) => (one.id === target.id ? { ...one, path } : one)),
                })
              }
              input={{ spellCheck: false, autoCapitalize: 'none' }}
            />
            <IconButton
              label={words.remove(target.path)}
              icon={<Trash />}
              disabled={settings.targets.length === 1}
              onClick={() => edit({ targets: settings.targets.filter((one) => one.id !== target.id) })}
            />
          </div>
        ))}
        <div>
          <Button
            icon={<Plus />}
            disabled={settings.targets.length >= mostTargets}
            onClick={() =>
              edit({ targets: [...settings.targets, { id: freshTargetId(settings), path: '' }] })
            }
          >
            {words.add}
          </Button>
        </div>
      </FormSection>
      <FormSection title={words.keep} hint={words.keepHint}>
        {keepParts.map((part) => (
          <NumberField
            key={part}
            label={words[part]}
            error={errorAt(part)}
            min={limits[part][0]}
            max={limits[part][1]}
            value={settings.keep[part]}
            onValue={(value) => edit({ keep: { ...settings.keep, [part]: value } })}
          />
        ))}
      </FormSection>
      <FormSection title={words.encryption} hint={words.encryptionHint}>
        <div className="wide">
          <Switch
            label={words.encrypted}
            checked={settings.encrypted}
            onChange={(event) => edit({ encrypted: event.currentTarget.checked })}
          />
        </div>
        {settings.encrypted && status.passphrase === 'file' && <p className="wide hint">{words.fromFile}</p>}
        {settings.encrypted && status.passphrase !== 'file' && (
          <>
            {status.passphrase === 'console' && <p className="wide hint">{words.isSet}</p>}
            <TextField
              label={words.newPassphrase}
              hint={words.passphraseLength}
              error={errorAt('passphrase')}
              value={passphrase}
              onValue={(value) => {
                setPassphrase(value);
                setSaved(false);
                deed.forget();
              }}
              input={{ type: 'password', autoComplete: 'new-password' }}
            />
            <TextField
              label={words.again}
              error={errorAt('again')}
              value={again}
              onValue={setAgain}
              input={{ type: 'password', autoComplete: 'new-password' }}
            />
          </>
        )}
      </FormSection>
      {refused.size === 0 && deed.failure !== null && (
        <div className="detail-note">
          <Refusal failure={deed.failure} />
        </div>
      )}
      <div className="form-foot backup-foot">
        <Button icon={<ArrowLeft />} onClick={onBack}>
          {back}
        </Button>
        <span className="backup-gap" />
        <span role="status" className="saved">
          {saved && (
            <>
              <CircleCheck aria-hidden="true" /> {words.saved}
            </>
          )}
        </span>
        {dirty && <Button onClick={undo}>{words.undo}</Button>}
        <IdleButton type="submit" variant="primary" busy={deed.busy} idle={!dirty}>
          {common.save}
        </IdleButton>
      </div>
    </form>
  );
}
