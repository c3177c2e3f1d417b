/** A job's paper comes out once, however often a page asks: a reloaded page repeats itself. */
import type { Result } from '@giliran/protocol';
import type { PrinterState, PrintJob } from './bridge.ts';

type Printed = Result<{ at: number }, { reason: string }>;

/** What the kiosk's shell needs of a printer. */
export interface KioskPrinter {
  status(): Promise<PrinterState>;
  /** Prints one ticket. `at`: when the paper was out, ms since 1970. Never throws for a printer's own trouble. */
  print(job: PrintJob): Promise<Printed>;
}

/** How many finished jobs are remembered; far more than a page can ask again for. */
const remembered = 500;

/**
 * Wraps a printer: asks for a job under way share its answer, asks for a printed job get that answer
 * again. A failed job may be asked for anew: that is a person's decision.
 */
export function printOnce(printer: KioskPrinter): KioskPrinter {
  const jobs = new Map<string, Promise<Printed>>();
  return {
    status: () => printer.status(),
    print(job) {
      const known = jobs.get(job.jobId);
      if (known !== undefined) return known;
      const printing = printer.print(job).then(
        (result) => {
          if (!result.ok) jobs.delete(job.jobId);
          return result;
        },
        (cause: unknown) => {
          jobs.delete(job.jobId);
          throw cause;
        },
      );
      jobs.set(job.jobId, printing);
      for (const oldest of jobs.keys()) {
        if (jobs.size <= remembered) break;
        jobs.delete(oldest);
      }
      return printing;
    },
  };
}
