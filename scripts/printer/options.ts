/** What `npm run printer` can be told. */
import { parseArgs } from 'node:util';
import { err, ok, PaperWidth, type Result } from '@giliran/protocol';

export type PrinterOptions = {
  readonly port: number;
  readonly page: number;
  readonly width: PaperWidth;
  readonly cutter: boolean;
  readonly answers: boolean;
};

export const printerHelp = `npm run printer -- [options]
  --port 9100       where tickets are taken
  --page 9180       where the papers are shown
  --width 80mm      or 58mm
  --tear            without a knife: paper is torn off by hand
  --silent          a printer that never answers
`;

export function readPrinterOptions(args: readonly string[]): Result<PrinterOptions | 'help', string> {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '9100' },
        page: { type: 'string', default: '9180' },
        width: { type: 'string', default: '80mm' },
        tear: { type: 'boolean', default: false },
        silent: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return ok('help');
  const width = PaperWidth.safeParse(values.width);
  if (!width.success) return err('--width is 80mm or 58mm');
  const port = portOf(values.port);
  const page = portOf(values.page);
  if (port === undefined || page === undefined) return err('a port is a number from 0 to 65535');
  return ok({ port, page, width: width.data, cutter: !values.tear, answers: !values.silent });
}

function portOf(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined;
}
