/**
 * Tickets on paper: layout → ESC/POS bytes → printer, and back again (decoder, renderers) for tests and
 * people. Node only: servers and Electron's main process use it, pages do not.
 */
export { createFolderPrinter } from './adapters/folder-printer.ts';
export type { FolderPrinterDependencies } from './adapters/folder-printer.ts';
export { decode } from './bytes/decode.ts';
export type { DecodeError } from './bytes/decode.ts';
export { encode } from './bytes/encode.ts';
export type { Operation } from './bytes/operations.ts';
export { layoutTicket } from './layout/layout-ticket.ts';
export type { LayoutOptions } from './layout/layout-ticket.ts';
export { COLUMNS, DOTS_ACROSS, DOTS_PER_MM } from './paper.ts';
export { canPrint } from './printer.ts';
export type { PrinterStatus, PrintFailure, PrintJob, PrintReceipt, TicketPrinter } from './printer.ts';
export { compose } from './render/compose.ts';
export type { Composition } from './render/compose.ts';
export { paperImage } from './render/paper-image.ts';
export type { PaperImage } from './render/paper-image.ts';
