/** A program that prints one ticket: `node print-one.ts PORT JOURNAL NAME`. The test kills it on the way. */
import { createPrinter } from '@giliran/printing';
import { PrinterConfig } from '@giliran/protocol';
import { ticketBytes } from './network-site.ts';

const [port = '', journal = '', name = ''] = process.argv.slice(2);
const config = PrinterConfig.parse({
  adapter: 'network',
  host: '127.0.0.1',
  port: Number(port),
  model: 'epson-tm-t82',
});
const made = await createPrinter(config, { journal });
if (!made.ok) throw new Error(made.error);
await made.value.print({ jobId: name, bytes: ticketBytes(name), width: '80mm' });
await made.value.close();
