/** Asks the process that makes and checks backups. */
import { fork, type ChildProcess } from 'node:child_process';
import { err, ok, type Result } from '@giliran/protocol';
import { z } from 'zod';
import { Inspection } from '../readiness/inspect.ts';
import { BackupFault, type BackupFaultCode } from './fault.ts';
import { BackupChecked, BackupMade, type BackupOrder, type CheckOrder } from './make-backup.ts';
import { Staged, type StageOrder } from './stage.ts';

const codes = [
  'notABackup',
  'passphraseNeeded',
  'wrongPassphrase',
  'damaged',
  'newer',
  'unreadable',
  'noRoom',
] as const;
const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), doneBytes: z.number(), totalBytes: z.number() }),
  z.object({ kind: z.literal('done'), value: z.unknown() }),
  z.object({
    kind: z.literal('failed'),
    code: z.enum(codes satisfies readonly BackupFaultCode[]),
    message: z.string(),
  }),
]);

export class BackupProcess {
  private readonly running = new Set<ChildProcess>();

  make(
    order: BackupOrder,
    onProgress: (doneBytes: number, totalBytes: number) => void = () => {},
  ): Promise<Result<BackupMade, BackupFault>> {
    return this.ask({ kind: 'make', order }, BackupMade, onProgress);
  }

  check(order: CheckOrder): Promise<Result<BackupChecked, BackupFault>> {
    return this.ask({ kind: 'check', order }, BackupChecked, () => {});
  }

  stage(order: StageOrder): Promise<Result<Staged, BackupFault>> {
    return this.ask({ kind: 'stage', order }, Staged, () => {});
  }

  inspect(databaseFile: string): Promise<Result<Inspection, BackupFault>> {
    return this.ask({ kind: 'inspect', databaseFile }, Inspection, () => {});
  }

  /** Ends what is under way. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.running].map(
        (child) =>
          new Promise<void>((resolve) => {
            child.once('exit', () => resolve());
            child.kill('SIGKILL');
          }),
      ),
    );
  }

  private ask<T>(
    message: object,
    schema: z.ZodType<T>,
    onProgress: (doneBytes: number, totalBytes: number) => void,
  ): Promise<Result<T, BackupFault>> {
    return new Promise((resolve) => {
      const child = fork(new URL('./backup-process.ts', import.meta.url), [], { execArgv: [] });
      this.running.add(child);
      let outcome: Result<T, BackupFault> = err(new BackupFault('unreadable', 'it was broken off'));
      child.on('message', (input) => {
        const told = Message.parse(input);
        switch (told.kind) {
          case 'progress':
            onProgress(told.doneBytes, told.totalBytes);
            break;
          case 'failed':
            outcome = err(new BackupFault(told.code, told.message));
            break;
          case 'done':
            outcome = ok(schema.parse(told.value));
            break;
          default:
            told satisfies never;
        }
      });
      child.once('error', (error) => {
        outcome = err(new BackupFault('unreadable', error.message));
      });
      child.once('close', () => {
        this.running.delete(child);
        resolve(outcome);
      });
      child.send(message);
    });
  }
}
