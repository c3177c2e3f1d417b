/** What prints one paper: over a line of bytes, through the system's queue, or into a folder. */
import type { Result } from '@giliran/protocol';
import type { PrinterStatus, PrintFailure, PrintJob } from '../printer.ts';

export type Progress = {
  /** Before the first byte leaves. When it fails, nothing may be sent. */
  begin(): Promise<Result<void, string>>;
  /** When the last byte has left. */
  sent(): void;
};

/** The job and the paper it takes. */
export type MeasuredJob = PrintJob & { readonly millimetres: number };

export type PrintEngine = {
  /** For the technician, where it leads. */
  readonly name: string;
  /** Not called while a job is under way. Never rejects. */
  status(): Promise<PrinterStatus>;
  /** Not called while another job is under way. Never rejects, never tries twice. */
  print(job: MeasuredJob, progress: Progress): Promise<Result<'confirmed' | 'sent', PrintFailure>>;
  /** What the printer says without being asked. */
  onStatus(listener: (status: PrinterStatus) => void): void;
  /** Bytes received that were nothing a printer says. */
  rubbish(): number;
  /** Why the printer could not be reached the last time, or null. */
  trouble(): string | null;
  close(): Promise<void>;
};
