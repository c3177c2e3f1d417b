/** The folder printer as an engine, so that it has status events, a journal and counters like the others. */
import { err, ok } from '@giliran/protocol';
import type { PrintEngine } from '../driver/engine.ts';
import { createFolderPrinter } from './folder-printer.ts';
import type { FolderPrinterDependencies } from './folder-printer.ts';

export function createFolderEngine(dependencies: FolderPrinterDependencies): PrintEngine {
  const printer = createFolderPrinter(dependencies);
  return {
    name: dependencies.folder,
    status: () => printer.status(),
    onStatus: () => undefined,
    rubbish: () => 0,
    trouble: () => null,
    close: () => Promise.resolve(),
    async print(job, progress) {
      const begun = await progress.begin();
      if (!begun.ok) return err({ kind: 'notPrinted', detail: begun.error });
      const printed = await printer.print(job);
      if (!printed.ok) return printed;
      progress.sent();
      return ok(printed.value.certainty);
    },
  };
}
