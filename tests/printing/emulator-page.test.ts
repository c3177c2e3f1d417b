/** The page of `npm run printer`. */
import { encode, REAL_TIMERS } from '@giliran/printing';
import { PrinterEmulator } from '@giliran/printing/emulator';
import { expect, test } from 'vitest';
import { ACTION_GROUPS } from '../../scripts/printer/actions.ts';
import { readPrinterOptions } from '../../scripts/printer/options.ts';
import { startPage } from '../../scripts/printer/page-server.ts';

async function withPage(
  work: (site: { emulator: PrinterEmulator; url: string }) => Promise<void>,
): Promise<void> {
  const emulator = new PrinterEmulator({ width: '58mm', timers: REAL_TIMERS });
  const page = await startPage({ emulator, tcpPort: 9100, port: 0 });
  try {
    await work({ emulator, url: `http://127.0.0.1:${page.port}` });
  } finally {
    await page.close();
  }
}

const press = (url: string, id: string, headers: Record<string, string> = { 'x-button': '1' }) =>
  fetch(`${url}/do/${id}`, { method: 'POST', headers });

test('shows each paper as an image, and what still hangs in the printer', () =>
  withPage(async ({ emulator, url }) => {
    const plug = emulator.connect({ data: () => undefined, cut: () => undefined });
    plug.receive(
      encode([
        { kind: 'text', text: 'A-012' },
        { kind: 'lineFeed' },
        { kind: 'cut', mode: 'full', feedDots: 0 },
      ]),
    );
    plug.receive(encode([{ kind: 'text', text: 'half' }, { kind: 'lineFeed' }]));
    expect(await (await fetch(`${url}/state`)).json()).toMatchObject({
      connections: 1,
      unfinished: 2,
      papers: [{ number: 1 }],
    });
    for (const name of ['1.png', '0.png?2']) {
      const image = Buffer.from(await (await fetch(`${url}/paper/${name}`)).arrayBuffer());
      expect(image.subarray(1, 4).toString()).toBe('PNG');
    }
    expect((await fetch(`${url}/paper/7.png`)).status).toBe(404);
    expect(await (await fetch(`${url}/`)).text()).toContain('Receipt printer');
  }));

test('its buttons do what they say, and come up again', () =>
  withPage(async ({ emulator, url }) => {
    expect((await press(url, 'coverOpen')).status).toBe(204);
    expect(emulator.condition.cover).toBe('open');
    await press(url, 'coverOpen');
    expect(emulator.condition.cover).toBe('closed');
    await press(url, 'slow');
    await press(url, 'paperOut');
    await press(url, 'well');
    expect(emulator.condition).toMatchObject({ delayMs: 0, paper: 'enough' });
    expect((await press(url, 'nothing')).status).toBe(404);
    for (const { id } of ACTION_GROUPS.flatMap((group) => group.actions)) {
      expect((await press(url, id)).status).toBe(204);
    }
  }));

test('a page of another site cannot press them', () =>
  withPage(async ({ emulator, url }) => {
    expect((await press(url, 'coverOpen', {})).status).toBe(403);
    expect(emulator.condition.cover).toBe('closed');
  }));

test('options are read, or refused in words', () => {
  expect(readPrinterOptions(['--port', '0', '--width', '58mm', '--tear'])).toMatchObject({
    ok: true,
    value: { port: 0, page: 9180, width: '58mm', cutter: false, answers: true },
  });
  expect(readPrinterOptions(['--help'])).toEqual({ ok: true, value: 'help' });
  expect(readPrinterOptions(['--width', '70mm']).ok).toBe(false);
  expect(readPrinterOptions(['--port', '99999']).ok).toBe(false);
  expect(readPrinterOptions(['--colour']).ok).toBe(false);
});
