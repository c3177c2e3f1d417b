/** For which machine the server folder is made. */
import { err, ok, type Result } from '@giliran/protocol';
import { z } from 'zod';

const Platform = z.enum(['linux', 'win32', 'darwin']);
const Arch = z.enum(['x64', 'arm64']);

export interface Target {
  readonly platform: z.infer<typeof Platform>;
  readonly arch: z.infer<typeof Arch>;
}

/** Reads `linux-x64`, `win32-x64` … as Node names them. */
export function readTarget(text: string): Result<Target, string> {
  const [platform, arch, ...more] = text.split('-');
  const parsed = z.object({ platform: Platform, arch: Arch }).safeParse({ platform, arch });
  return parsed.success && more.length === 0
    ? ok(parsed.data)
    : err(
        `"${text}" is not a machine this knows: ${Platform.options.join(', ')} with ${Arch.options.join(' or ')}, as in win32-x64`,
      );
}

export const nameOf = ({ platform, arch }: Target): string => `${platform}-${arch}`;

/** The machine this runs on. */
export const hereTarget = (): Result<Target, string> => readTarget(`${process.platform}-${process.arch}`);

/** Node's own program in the distribution, as the launchers name it. */
export const nodeProgram = ({ platform }: Target): string =>
  platform === 'win32' ? 'node/node.exe' : 'node/bin/node';
