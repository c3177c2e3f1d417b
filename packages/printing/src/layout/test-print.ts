/** A page that shows a technician whether the settings fit the printer. */
import { CODE_PAGE_NUMBER, characterOf } from '../bytes/code-page.ts';
import { encode } from '../bytes/encode.ts';
import type { Operation } from '../bytes/operations.ts';
import type { PrinterSettings } from '../config/printer-settings.ts';
import { HEAD_TO_KNIFE_DOTS, sheetOf } from '../paper.ts';
import { qrRaster } from './raster.ts';
import { ticketQr } from './ticket-qr.ts';
import { fill, wrap } from './wrap.ts';

export type TestPrint = {
  /** Where the printer is, as the settings have it; only printable ASCII of it is printed. */
  readonly name: string;
  /** What the QR code says. */
  readonly url: string;
};

/** A ruler as wide as the paper, the sizes, the code page, the settings and a QR code. */
export function testPrint(settings: PrinterSettings, { name, url }: TestPrint): Uint8Array {
  const { dots, columns } = sheetOf(settings.width, settings.dotsPerLine);
  const page = settings.charset === 'ascii' ? 'pc437' : settings.charset;
  const line = (text: string): Operation[] => [{ kind: 'text', text }, { kind: 'lineFeed' }];
  const facts = [
    `Printer: ${name.replace(/[^\x20-\x7e]/g, '?')}`,
    `Kertas / paper: ${settings.width}, ${dots} dots, ${columns} columns`,
    `Kode / code page: ${settings.charset} (${CODE_PAGE_NUMBER[page]})`,
    `QR: ${settings.qr}, pisau / knife: ${settings.cutter}`,
  ];
  const qr = ticketQr(url, dots);
  const operations: Operation[] = [
    { kind: 'initialize' },
    ...(settings.charset === 'ascii' ? [] : [{ kind: 'singleByteMode' } as const]),
    { kind: 'codePage', page },
    { kind: 'align', align: 'center' },
    { kind: 'size', width: 2, height: 2 },
    ...line('UJI CETAK'),
    { kind: 'size', width: 1, height: 1 },
    ...line('TEST PRINT'),
    { kind: 'align', align: 'left' },
    ...ruler(columns).flatMap(line),
    ...facts.flatMap((fact) => fill(fact, columns)).flatMap(line),
    { kind: 'bold', on: true },
    ...line('Tebal / bold'),
    { kind: 'bold', on: false },
    { kind: 'invert', on: true },
    ...line(' Terbalik / inverted '),
    { kind: 'invert', on: false },
    ...(settings.charset === 'ascii' ? [] : sample(page, columns).flatMap(line)),
    { kind: 'raster', scaleX: 1, scaleY: 1, bytesPerRow: dots / 8, rows: 16, data: edges(dots / 8, 16) },
    { kind: 'align', align: 'center' },
    { kind: 'feedDots', dots: 32 },
    ...(qr === undefined
      ? []
      : settings.qr === 'raster'
        ? qrRaster(qr)
        : ([
            { kind: 'qrModel', model: 2 },
            { kind: 'qrModuleSize', dots: qr.moduleDots },
            { kind: 'qrLevel', level: qr.level },
            { kind: 'qrStore', data: qr.data },
            { kind: 'qrPrint' },
          ] as const)),
    { kind: 'feedDots', dots: 32 },
    ...wrap('Kedua sisi kotak harus terlihat utuh.', columns).flatMap(line),
    ...wrap('Both ends of the box must be whole.', columns).flatMap(line),
    ...(settings.cutter === 'cut'
      ? ([{ kind: 'lineFeed' }, { kind: 'cut', mode: 'partial', feedDots: 0 }] as const)
      : ([{ kind: 'feedDots', dots: HEAD_TO_KNIFE_DOTS + 40 }] as const)),
  ];
  return encode(operations);
}

/** Column numbers: tens above ones; the last column must be the paper's. */
function ruler(columns: number): string[] {
  const places = Array.from({ length: columns }, (_, n) => n + 1);
  return [
    places
      .map((n) => (n % 10 === 0 ? String(n / 10) : ' '))
      .join('')
      .padEnd(columns),
    places.map((n) => String(n % 10)).join(''),
  ];
}

function pieces(text: string, columns: number): string[] {
  return text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
}

/** Letters with accents: they come out wrong when the printer has another code page. */
function sample(page: 'pc437' | 'pc850' | 'wpc1252', columns: number): string[] {
  const letters = Array.from({ length: 0x80 }, (_, n) => characterOf(page, 0x80 + n))
    .filter((character): character is string => character !== undefined && /\p{L}/u.test(character))
    .join('');
  return pieces(letters, columns);
}

/** A box along the edges of the printable width. */
function edges(bytesPerRow: number, rows: number): Uint8Array {
  const data = new Uint8Array(bytesPerRow * rows);
  for (let row = 0; row < rows; row++) {
    const start = row * bytesPerRow;
    if (row < 2 || row >= rows - 2) data.fill(0xff, start, start + bytesPerRow);
    data[start] = (data[start] ?? 0) | 0xc0;
    data[start + bytesPerRow - 1] = (data[start + bytesPerRow - 1] ?? 0) | 0x03;
  }
  return data;
}
