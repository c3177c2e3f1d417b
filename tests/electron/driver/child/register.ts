/** Loaded before the real main.js: puts the driver in the place of `electron` and listens to the test. */
import { registerHooks } from 'node:module';

const stand = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: stand, shortCircuit: true } : next(specifier, context),
});

/** A request of the test: a function's source text and its argument, to be run in main or in the page. */
process.on(
  'message',
  (message: { id: number; where: 'main' | 'page' | 'capture'; source: string; arg: unknown }) => {
    const { id, where, source, arg } = message;
    const run = async (): Promise<unknown> => {
      const electron = await import('./electron.ts');
      const contents = electron.BrowserWindow.getAllWindows()[0]?.webContents;
      switch (where) {
        case 'main':
          // oxlint-disable-next-line typescript/no-implied-eval -- the test's own source text, by design
          return new Function('electron', 'arg', `return (${source})(electron, arg)`)(electron, arg);
        case 'page':
          return contents?.executeJavaScript(`(${source})(${JSON.stringify(arg)})`);
        case 'capture':
          return contents?.capture(source);
      }
    };
    run().then(
      (value) => process.send?.({ id, ok: true, value: value === undefined ? null : value }),
      (cause: unknown) => process.send?.({ id, ok: false, error: String(cause) }),
    );
  },
);
// The test's line must not keep a program alive that has ended, nor outlive the test.
process.on('disconnect', () => process.exit(1));
