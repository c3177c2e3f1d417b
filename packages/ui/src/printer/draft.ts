/**
 * A printer's set-up as somebody fills it in: every field a text, an empty one left to the model. Read back,
 * it is a set-up or names the fields that are wrong.
 */
import {
  err,
  ok,
  PrinterConfig,
  unsetPrinter,
  unreachable,
  type PaperWidth,
  type PrinterAdapter,
  type PrinterModelId,
  type Result,
} from '@giliran/protocol';

/** Fields that are typed. */
interface TypedFields {
  readonly vendorId: string;
  readonly productId: string;
  readonly serial: string;
  readonly host: string;
  readonly port: string;
  readonly idleSeconds: string;
  readonly path: string;
  readonly queue: string;
  readonly folder: string;
  readonly dotsPerLine: string;
  readonly rollMetres: string;
}
export type TypedField = keyof TypedFields;

export interface PrinterDraft extends TypedFields {
  readonly adapter: PrinterAdapter;
  readonly model: PrinterModelId;
  readonly logo: boolean;
  readonly copies: string;
  /** Empty: as the model has it. */
  readonly width: string;
  readonly charset: string;
  readonly qr: string;
  readonly cutter: string;
  readonly answers: string;
  readonly tells: string;
}

const hex = (value: number | undefined): string =>
  value === undefined ? '' : value.toString(16).padStart(4, '0');
const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value));

/** Null: nobody has set it up; `paper` is what the site says of the kiosk. */
export function draftOf(config: PrinterConfig | null, paper: PaperWidth): PrinterDraft {
  const from = config ?? unsetPrinter(paper);
  const usb = from.adapter === 'usb' ? from : null;
  const network = from.adapter === 'network' ? from : null;
  return {
    adapter: from.adapter,
    model: from.model,
    vendorId: hex(usb?.vendorId),
    productId: hex(usb?.productId),
    serial: text(usb?.serial),
    host: network?.host ?? '',
    port: text(network?.port ?? 9100),
    idleSeconds: text(network?.idleSeconds ?? 30),
    path: from.adapter === 'device' ? from.path : '',
    queue: from.adapter === 'system' ? from.queue : '',
    folder: from.adapter === 'folder' ? text(from.folder) : '',
    dotsPerLine: text(from.dotsPerLine),
    rollMetres: from.rollMillimetres === null ? '' : String(from.rollMillimetres / 1000),
    logo: from.logo,
    copies: String(from.copies),
    width: text(from.width),
    charset: text(from.charset),
    qr: text(from.qr),
    cutter: text(from.cutter),
    answers: text(from.answers),
    tells: from.tellsWhenPrinted === undefined ? '' : from.tellsWhenPrinted ? 'yes' : 'no',
  };
}

/** A whole or decimal number as people write it, comma or point; NaN where it is none. */
const number = (value: string): number =>
  /^\d+([.,]\d+)?$/.test(value.trim()) ? Number(value.trim().replace(',', '.')) : Number.NaN;

/** `name` with its value, or nothing where the field is empty. */
const given = (name: string, value: string, read: (value: string) => unknown = (one) => one): object =>
  value.trim() === '' ? {} : { [name]: read(value.trim()) };

function placeOf(draft: PrinterDraft): object {
  switch (draft.adapter) {
    case 'usb': {
      const digits = (value: string) => (/^[0-9a-f]{1,4}$/i.test(value) ? Number.parseInt(value, 16) : value);
      return {
        ...given('vendorId', draft.vendorId, digits),
        ...given('productId', draft.productId, digits),
        ...given('serial', draft.serial),
      };
    }
    case 'network':
      return {
        host: draft.host.trim(),
        port: number(draft.port),
        idleSeconds: number(draft.idleSeconds),
      };
    case 'device':
      return { path: draft.path.trim() };
    case 'system':
      return { queue: draft.queue.trim() };
    case 'folder':
      return given('folder', draft.folder);
    default:
      return unreachable(draft.adapter);
  }
}

const typed: Readonly<Record<string, TypedField>> = {
  vendorId: 'vendorId',
  productId: 'productId',
  serial: 'serial',
  host: 'host',
  port: 'port',
  idleSeconds: 'idleSeconds',
  path: 'path',
  queue: 'queue',
  folder: 'folder',
  dotsPerLine: 'dotsPerLine',
  rollMillimetres: 'rollMetres',
};

/** The set-up, or the fields that are wrong. */
export function readDraft(draft: PrinterDraft): Result<PrinterConfig, ReadonlySet<TypedField>> {
  const read = PrinterConfig.safeParse({
    adapter: draft.adapter,
    model: draft.model,
    ...placeOf(draft),
    ...given('width', draft.width),
    ...given('dotsPerLine', draft.dotsPerLine, number),
    ...given('charset', draft.charset),
    ...given('qr', draft.qr),
    ...given('cutter', draft.cutter),
    logo: draft.logo,
    copies: Number(draft.copies),
    ...given('rollMillimetres', draft.rollMetres, (metres) => Math.round(number(metres) * 1000)),
    ...given('answers', draft.answers),
    ...given('tellsWhenPrinted', draft.tells, (tells) => tells === 'yes'),
  });
  if (read.success) return ok(read.data);
  const fields = read.error.issues.flatMap(({ path: [name] }) => typed[String(name)] ?? []);
  return err(new Set(fields));
}
