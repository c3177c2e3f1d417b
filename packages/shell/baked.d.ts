/** Set by `vite.electron.ts` when main and preload are bundled: the program's version. */
declare const __GILIRAN_VERSION__: string;
