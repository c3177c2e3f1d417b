/** A printer's set-up in a file: the technician's, or the kiosk's own copy of what the server said. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { err, ok, PrinterConfig, type Result } from '@giliran/protocol';

export type KeptSetUp =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly config: PrinterConfig }
  /** The file is there and is no set-up; `problem` says where. */
  | { readonly kind: 'wrong'; readonly problem: string };

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `must`: the file was named, so it has to be there. */
export function readSetUp(file: string, presence: 'must' | 'perhaps'): KeptSetUp {
  if (presence === 'perhaps' && !existsSync(file)) return { kind: 'none' };
  try {
    const config = PrinterConfig.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (config.success) return { kind: 'read', config: config.data };
    const wrong = config.error.issues.map((issue) => `${issue.path.map(String).join('.')} ${issue.message}`);
    return { kind: 'wrong', problem: `${file}: ${wrong.join('; ')}` };
  } catch (error) {
    return { kind: 'wrong', problem: `${file}: ${inWords(error)}` };
  }
}

/** Whole or not at all. */
export function keepSetUp(file: string, config: PrinterConfig): Result<void, string> {
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return ok(undefined);
  } catch (error) {
    return err(inWords(error));
  }
}
