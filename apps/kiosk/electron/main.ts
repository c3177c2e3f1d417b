import { startShell } from '@giliran/shell';
import { surroundings } from '@giliran/shell/surroundings';
import { openMemory } from './offline-memory.ts';
import { kioskPrinter } from './printer.ts';

startShell({
  ...surroundings,
  program: 'kiosk',
  here: import.meta.dirname,
  makePrinter: kioskPrinter,
  openMemory,
});
