/** Why a backup cannot be read, as a code and in words. Thrown within the streams, a `Result` outside of them. */
export type BackupFaultCode =
  | 'notABackup'
  | 'passphraseNeeded'
  | 'wrongPassphrase'
  | 'damaged'
  | 'newer'
  | 'unreadable'
  | 'noRoom';

export class BackupFault extends Error {
  readonly code: BackupFaultCode;

  constructor(code: BackupFaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Any error as a fault: what the disk said, or what a stream found. */
export function faultOf(error: unknown): BackupFault {
  if (error instanceof BackupFault) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code === 'EDQUOT')
    return new BackupFault('noRoom', `the disk is full (${words})`);
  if (
    code.startsWith('ERR_ZSTD') ||
    code.startsWith('ZSTD') ||
    code.startsWith('Z_') ||
    code.startsWith('SQLITE')
  )
    return new BackupFault('damaged', words);
  return new BackupFault('unreadable', words);
}
