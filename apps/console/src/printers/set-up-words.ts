/** A printer's set-up in a few words: "USB · Epson TM-T82". */
import { printerProfiles, type PrinterConfig } from '@giliran/protocol';
import type { ConsoleWording } from '@giliran/ui/wording/console';
import type { PrinterWording } from '@giliran/ui/wording/printer';

export function setUpInWords(
  config: PrinterConfig | null,
  { form }: Pick<PrinterWording, 'form'>,
  { printers }: Pick<ConsoleWording, 'printers'>,
): string {
  if (config === null) return printers.notSetUp;
  // The models of the same family stand in brackets: too long for a line.
  const model = printerProfiles[config.model].name.replace(/ \(.*\)$/, '');
  return printers.setUp(form.adapters[config.adapter], model);
}
