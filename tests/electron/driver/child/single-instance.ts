/** Electron's single-instance lock, over files in the program's own folder. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** True for the first program on this folder. A later one leaves its command line for the first and gets false. */
export function takeLock(userData: string, onSecond: (argv: string[], folder: string) => void): boolean {
  const folder = join(userData, 'SingleInstance');
  const lock = join(folder, 'lock');
  mkdirSync(folder, { recursive: true });
  if (existsSync(lock)) {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) {
      const message = JSON.stringify({ argv: process.argv, folder: process.cwd() });
      writeFileSync(join(folder, `start-${process.pid}.json`), message);
      return false;
    }
    rmSync(lock);
  }
  writeFileSync(lock, String(process.pid), { flag: 'wx' });
  process.on('exit', () => rmSync(lock, { force: true }));
  const look = (): void => {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith('start-')) continue;
      const path = join(folder, name);
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch {
        continue;
      }
      if (text === '') continue;
      rmSync(path, { force: true });
      const { argv, folder: cwd } = JSON.parse(text);
      onSecond(argv, cwd);
    }
  };
  watch(folder, look).unref();
  return true;
}
