/** The programs as they are shipped: each with its own renderer, started without any server. */
import { join } from 'node:path';
import { ShellApp } from '@giliran/shell/bridge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diary, eventually, ownFolder } from './driver/probe.ts';
import { announceBackend, launch, type ShellUnderTest } from './driver/shell-under-test.ts';
import { hasRenderer, type StagedProgram, stageProgram } from './driver/stage.ts';

announceBackend();

let folder: Awaited<ReturnType<typeof ownFolder>>;
beforeAll(async () => {
  folder = await ownFolder();
});
afterAll(() => folder.remove());

/** A picture of each program for people, when this names a folder. */
const pictures = process.env['GILIRAN_PICTURES'];

for (const app of ShellApp.options) {
  if (!hasRenderer(app)) process.stdout.write(`ELECTRON SUITE: ${app} has no renderer to build yet\n`);

  describe.runIf(hasRenderer(app))(`the program ${app}`, () => {
    let program: StagedProgram;
    beforeAll(async () => {
      program = await stageProgram(app, folder.path, 'own');
    });

    describe.each([
      ['new, without a device key', {}],
      [
        'set up, with its server switched off',
        { GILIRAN_DEVICE_KEY: 'a-key', GILIRAN_DEVICE_ID: `${app}-1` },
      ],
    ])('%s', (situation, device) => {
      const name = `${app}-${situation.slice(0, 3)}`;
      let shell: ShellUnderTest;
      beforeAll(async () => {
        shell = await launch({
          program,
          userData: join(folder.path, name),
          env: { GILIRAN_SERVER: 'http://127.0.0.1:9', ...device },
        });
      });
      afterAll(() => shell.stop());

      it('says something to whoever stands before it', async () => {
        await eventually('there are words on the screen', () =>
          shell.page(() => document.body.innerText.trim().length > 10, null),
        );
        if (pictures !== undefined) await shell.capture(join(pictures, `${name}.png`));
      });

      it('has its own letters, styles and scripts, and breaks no rule of the content policy', async () => {
        const fonts = await shell.page(
          () => document.fonts.ready.then((set) => [...set].some((font) => font.status === 'loaded')),
          null,
        );
        expect(fonts).toBe(true);
        expect(await shell.page(() => document.styleSheets.length > 0, null)).toBe(true);
        const text = await diary(shell.userData);
        expect(text).not.toContain('Content Security Policy');
        expect(text).not.toContain('Uncaught');
      });
    });
  });
}
