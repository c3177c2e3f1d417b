/** What the guide can do in place, where one small form is enough. */
import { ZoneId, type Site } from '@giliran/protocol';
import { Button, Dialog, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { guideWording } from '@giliran/ui/wording/guide';
import { setUpWording } from '@giliran/ui/wording/set-up';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { ChoiceField, NumberField, TextField } from '../set-up/fields.tsx';
import { Refusal } from '../trust/Refusal.tsx';
import type { Deed } from '../trust/use-deed.ts';
import {
  prefixFor,
  quickStarted,
  shortNameFor,
  withDisplay,
  withKiosk,
  wrongIn,
  type QuickStart,
} from './quick-start.ts';

interface FormProps {
  readonly deed: Deed;
  readonly onClose: () => void;
}
interface SiteFormProps extends FormProps {
  readonly site: Site;
  readonly onSave: (change: (site: Site) => Site) => void;
}

export function QuickStartForm({ site, deed, onSave, onClose }: SiteFormProps) {
  const { quick: words } = useWording(guideWording);
  const { issues } = useWording(setUpWording);
  const [agency, setAgency] = useState('');
  const [service, setService] = useState('');
  const [written, setWritten] = useState<Partial<QuickStart>>({});
  const [tried, setTried] = useState(false);
  const zoneId = written.zoneId ?? site.zones[0]?.id ?? ZoneId.parse('zona');
  const nextCounter = Math.max(0, ...site.counters.map(({ number }) => number)) + 1;
  // What follows from the names stands there until somebody writes another.
  const wish: QuickStart = {
    ...{ agency, service, zoneId, booth: words.usualBooth, counter: nextCounter },
    shortName: shortNameFor(agency),
    prefix: prefixFor(site, zoneId, service),
    ...written,
  };
  const wrong = wrongIn(site, wish);
  const write = (change: Partial<QuickStart>): void => setWritten({ ...written, ...change });
  const missing = (field: 'agency' | 'shortName' | 'booth' | 'service'): string | null =>
    tried && wrong[field] ? issues.required : null;
  return (
    <SmallForm
      title={words.title}
      submit={words.save}
      {...{ deed, onClose }}
      onSubmit={() => {
        setTried(true);
        if (Object.values(wrong).some(Boolean)) return false;
        onSave((current) => quickStarted(current, wish));
        return true;
      }}
    >
      <p className="hint">{words.intro}</p>
      <TextField
        label={words.agency}
        error={missing('agency')}
        value={agency}
        onValue={setAgency}
        most={200}
      />
      <div className="two">
        <TextField
          label={words.shortName}
          error={missing('shortName')}
          value={wish.shortName}
          onValue={(shortName) => write({ shortName })}
          most={24}
        />
        <TextField
          label={words.booth}
          error={missing('booth')}
          value={wish.booth}
          onValue={(booth) => write({ booth })}
          most={40}
        />
      </div>
      <TextField
        label={words.service}
        error={missing('service')}
        value={service}
        onValue={setService}
        most={200}
      />
      <div className="two">
        <TextField
          label={words.prefix}
          hint={wrong.prefix ? undefined : words.prefixHint(`${wish.prefix}-001`)}
          error={(tried || written.prefix !== undefined) && wrong.prefix ? issues.formats.prefix : null}
          value={wish.prefix}
          onValue={(prefix) => write({ prefix: prefix.toUpperCase() })}
          input={{ maxLength: 3, autoCapitalize: 'characters', spellCheck: false }}
        />
        <NumberField
          label={words.counter}
          error={wrong.counter ? issues.faults.usedTwice : null}
          min={1}
          max={999}
          value={wish.counter}
          onValue={(counter) => write({ counter })}
        />
      </div>
      <ZoneField site={site} value={zoneId} onValue={(zone) => write({ zoneId: zone })} />
    </SmallForm>
  );
}

export function ThingForm({
  site,
  kind,
  deed,
  onSave,
  onClose,
}: SiteFormProps & { readonly kind: 'kiosk' | 'display' }) {
  const words = useWording(guideWording);
  const { issues } = useWording(setUpWording);
  const [name, setName] = useState(kind === 'kiosk' ? words.thing.usualKiosk : words.thing.usualDisplay);
  const [zoneId, setZoneId] = useState<ZoneId>(site.zones[0]?.id ?? ZoneId.parse('zona'));
  const wrong = name.trim() === '' || name.trim().length > 60;
  return (
    <SmallForm
      title={kind === 'kiosk' ? words.actions.addKiosk : words.actions.addDisplay}
      submit={words.thing.save}
      {...{ deed, onClose }}
      onSubmit={() => {
        if (wrong) return false;
        onSave((current) => (kind === 'kiosk' ? withKiosk : withDisplay)(current, name, zoneId));
        return true;
      }}
    >
      <TextField
        label={words.thing[kind]}
        error={wrong ? issues.required : null}
        value={name}
        onValue={setName}
        most={60}
      />
      <ZoneField site={site} value={zoneId} onValue={setZoneId} />
    </SmallForm>
  );
}

export function FolderForm({
  deed,
  onSave,
  onClose,
}: FormProps & { readonly onSave: (path: string) => void }) {
  const { folder: words } = useWording(guideWording);
  const [path, setPath] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = !/^(\/|[a-z]:[\\/]|\\\\)./i.test(path.trim());
  return (
    <SmallForm
      title={words.title}
      submit={words.save}
      {...{ deed, onClose }}
      onSubmit={() => {
        setTried(true);
        if (!wrong) onSave(path);
        return !wrong;
      }}
    >
      <TextField
        label={words.path}
        hint={words.hint}
        error={tried && wrong ? words.wrong : null}
        value={path}
        onValue={setPath}
        input={{ spellCheck: false, autoCapitalize: 'none', maxLength: 400 }}
      />
    </SmallForm>
  );
}

/** Asked only where there is a choice. */
function ZoneField({
  site,
  value,
  onValue,
}: {
  readonly site: Site;
  readonly value: ZoneId;
  readonly onValue: (zoneId: ZoneId) => void;
}) {
  const { quick } = useWording(guideWording);
  const say = useLocalized();
  if (site.zones.length < 2) return null;
  const options = site.zones.map(({ id, name }) => ({ value: id, label: say(name) }));
  return <ChoiceField label={quick.zone} error={null} {...{ value, onValue, options }} />;
}

function SmallForm({
  title,
  submit,
  deed,
  onClose,
  onSubmit,
  children,
}: FormProps & {
  readonly title: string;
  readonly submit: string;
  /** False: something is marked, and the first of it takes the focus. */
  readonly onSubmit: () => boolean;
  readonly children: ReactNode;
}) {
  const common = useWording(commonWording);
  const form = useId();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (onSubmit()) return;
    requestAnimationFrame(() =>
      document.getElementById(form)?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      role="alertdialog"
      title={title}
      className="trust-dialog"
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" form={form} variant="primary" busy={deed.busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={form} className="trust-form" noValidate onSubmit={send}>
        <Refusal failure={deed.failure} />
        {children}
      </form>
    </Dialog>
  );
}
