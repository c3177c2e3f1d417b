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
export { detectPrinters } from './config/detect-printers.ts';
export { settingsOf } from './config/printer-settings.ts';
export type { PrinterSettings } from './config/printer-settings.ts';
export { createPrinter } from './create-printer.ts';
export type { ConfiguredPrinter, CreatePrinterDependencies } from './create-printer.ts';
export type { UnfinishedJob } from './driver/job-book.ts';
export type { PrinterCounters, PrinterEvent, ReceiptPrinter } from './driver/receipt-printer.ts';
export { REAL_TIMERS } from './driver/timers.ts';
export type { Timers } from './driver/timers.ts';
export { layoutTicket } from './layout/layout-ticket.ts';
export type { LayoutOptions } from './layout/layout-ticket.ts';
export { logoFromDataUrl } from './layout/logo.ts';
export { logoDots } from './layout/logo-dots.ts';
export { COLUMNS, DOTS_ACROSS, DOTS_PER_MM } from './paper.ts';
export { ticketPreview } from './preview/ticket-preview.ts';
export { canPrint } from './printer.ts';
export { openStation } from './station/printer-station.ts';
export type { PrinterStation, StationParts } from './station/printer-station.ts';
export type { PrinterStatus, PrintFailure, PrintJob, PrintReceipt, TicketPrinter } from './printer.ts';
export { compose } from './render/compose.ts';
export type { Composition } from './render/compose.ts';
export { paperImage, paperOf } from './render/paper-image.ts';
export type { PaperImage } from './render/paper-image.ts';
