/** The fields of a printer's set-up. What is wrong is said at the field. */
import {
  printerModelIds,
  printerProfiles,
  unreachable,
  type PrinterAdapter,
  type PrinterModelId,
} from '@giliran/protocol';
import { Choice, type ChoiceOption } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Switch, TextInput } from '../components/Inputs.tsx';
import { useWording } from '../language.tsx';
import { printerWording } from '../wording/printer.ts';
import type { PrinterDraft, TypedField } from './draft.ts';

export interface PrinterFieldsProps {
  readonly draft: PrinterDraft;
  readonly onDraft: (draft: PrinterDraft) => void;
  readonly wrong: ReadonlySet<TypedField>;
  readonly disabled: boolean;
}

const adapters: readonly PrinterAdapter[] = ['usb', 'network', 'device', 'system', 'folder'];
const charsets = ['ascii', 'pc437', 'pc850', 'wpc1252'] as const;

export function PrinterFields({ draft, onDraft, wrong, disabled }: PrinterFieldsProps) {
  const words = useWording(printerWording).form;
  const change = (part: Partial<PrinterDraft>) => onDraft({ ...draft, ...part });
  const typed = (name: TypedField, label: string, hint?: string) => (
    <Field
      key={name}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      error={wrong.has(name) ? words.wrong[name] : null}
    >
      {(control) => (
        <TextInput
          {...control}
          name={name}
          value={draft[name]}
          disabled={disabled}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={500}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  const choice = (
    name: 'width' | 'charset' | 'qr' | 'cutter' | 'answers' | 'tells' | 'copies',
    label: string,
    options: readonly ChoiceOption<string>[],
  ) => (
    <Choice
      label={label}
      options={options}
      value={draft[name]}
      disabled={disabled}
      onValue={(value) => change({ [name]: value })}
    />
  );
  const asModel = (label: string): ChoiceOption<string> => ({
    value: '',
    label: `${words.asModel}: ${label}`,
  });
  const profile = printerProfiles[draft.model];

  return (
    <>
      <Choice
        label={words.where}
        hint={words.adapterHints[draft.adapter]}
        options={adapters.map((adapter) => ({ value: adapter, label: words.adapters[adapter] }))}
        value={draft.adapter}
        disabled={disabled}
        onValue={(adapter) => change({ adapter })}
      />
      <Place draft={draft} typed={typed} />
      <Choice<PrinterModelId>
        label={words.model}
        options={printerModelIds.map((id) => ({ value: id, label: printerProfiles[id].name }))}
        value={draft.model}
        disabled={disabled}
        onValue={(model) => change({ model })}
      />
      <div className="gl-printer-row">
        {choice('copies', words.copies, [
          { value: '1', label: '1' },
          { value: '2', label: '2' },
          { value: '3', label: '3' },
        ])}
        {typed('rollMetres', words.rollMetres, words.rollHint)}
      </div>
      <Switch
        label={words.logo}
        checked={draft.logo}
        disabled={disabled}
        onChange={(event) => change({ logo: event.currentTarget.checked })}
      />
      <details className="gl-printer-more">
        <summary>
          {words.more} <span>{words.moreHint}</span>
        </summary>
        <div className="gl-printer-fields">
          {choice('width', words.width, [
            asModel(mm(profile.width)),
            { value: '80mm', label: mm('80mm') },
            { value: '58mm', label: mm('58mm') },
          ])}
          {typed('dotsPerLine', words.dots, words.dotsHint)}
          {choice('charset', words.charset, [
            asModel(words.charsets[profile.charset]),
            ...charsets.map((charset) => ({ value: charset, label: words.charsets[charset] })),
          ])}
          {choice('qr', words.qr, [
            asModel(profile.qr === 'command' ? words.qrCommand : words.qrRaster),
            { value: 'command', label: words.qrCommand },
            { value: 'raster', label: words.qrRaster },
          ])}
          {choice('cutter', words.cutter, [
            asModel(profile.cutter === 'cut' ? words.cut : words.tear),
            { value: 'cut', label: words.cut },
            { value: 'tear', label: words.tear },
          ])}
          {choice('answers', words.answers, [
            { value: '', label: words.asModel },
            { value: 'always', label: words.answersAlways },
            { value: 'perhaps', label: words.answersPerhaps },
            { value: 'never', label: words.answersNever },
          ])}
          {choice('tells', words.tells, [
            { value: '', label: words.asModel },
            { value: 'yes', label: words.yes },
            { value: 'no', label: words.no },
          ])}
          {draft.adapter === 'network' && typed('idleSeconds', words.idleSeconds, words.idleHint)}
        </div>
      </details>
    </>
  );
}

const mm = (width: string): string => width.replace('mm', ' mm');

interface PlaceProps {
  readonly draft: PrinterDraft;
  readonly typed: (name: TypedField, label: string, hint?: string) => React.ReactNode;
}

/** Where the printer is: other fields for each way. */
function Place({ draft: { adapter }, typed }: PlaceProps) {
  const words = useWording(printerWording).form;
  switch (adapter) {
    case 'usb':
      return (
        <>
          <div className="gl-printer-row">
            {typed('vendorId', words.vendorId, words.usbHint)}
            {typed('productId', words.productId, words.usbHint)}
          </div>
          {typed('serial', words.serial, words.serialHint)}
        </>
      );
    case 'network':
      return (
        <div className="gl-printer-row">
          {typed('host', words.host, words.hostHint)}
          {typed('port', words.port, words.portHint)}
        </div>
      );
    case 'device':
      return typed('path', words.path, words.pathHint);
    case 'system':
      return typed('queue', words.queue, words.queueHint);
    case 'folder':
      return typed('folder', words.folder, words.folderHint);
    default:
      return unreachable(adapter);
  }
}
