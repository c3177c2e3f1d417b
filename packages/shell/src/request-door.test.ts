import { describe, expect, it } from 'vitest';
import { openDoor, type SenderFrame } from './request-door.ts';
import type { RequestHandlers } from './requests.ts';

const renderer: SenderFrame = { url: 'app://giliran/index.html', parent: null };

function door(handlers: RequestHandlers) {
  const channels = new Map<
    string,
    (event: { senderFrame: SenderFrame | null }, ...args: unknown[]) => Promise<unknown>
  >();
  const logged: string[] = [];
  openDoor({
    ipcMain: { handle: (channel, listener) => void channels.set(channel, listener) },
    handlers,
    log: {
      info: () => undefined,
      error: (event, fields) => logged.push(`${event} ${JSON.stringify(fields)}`),
    },
  });
  const ask = (channel: string, frame: SenderFrame | null, ...args: unknown[]): Promise<unknown> => {
    const listener = channels.get(channel);
    return listener === undefined
      ? Promise.reject(new Error('no channel'))
      : listener({ senderFrame: frame }, ...args);
  };
  return { ask, logged, names: [...channels.keys()] };
}

describe('the door into main', () => {
  it('opens channels for what an app answers, and for nothing else', () => {
    expect(door({ isCompact: () => true }).names).toEqual(['giliran:window.isCompact']);
  });

  it('lets the renderer’s own main frame in', async () => {
    await expect(door({ isCompact: () => true }).ask('giliran:window.isCompact', renderer)).resolves.toBe(
      true,
    );
  });

  it.each<[string, SenderFrame | null]>([
    ['another site', { url: 'https://example.com/', parent: null }],
    ['a data page', { url: 'data:text/html,x', parent: null }],
    ['a frame inside the renderer', { url: 'app://giliran/index.html', parent: {} }],
    ['a look-alike', { url: 'app://giliran.example/index.html', parent: null }],
    ['a frame that is gone', null],
  ])('refuses %s', async (_who, frame) => {
    let reached = false;
    const { ask, logged } = door({
      isCompact: () => {
        reached = true;
        return true;
      },
    });
    await expect(ask('giliran:window.isCompact', frame)).rejects.toThrow('refused: foreign sender');
    expect(reached).toBe(false);
    expect(logged[0]).toContain('request.foreignSender');
  });

  it.each<[string, unknown[]]>([
    ['nothing', []],
    ['too much', [true, true]],
    ['another type', ['yes']],
    ['an object', [{ on: true }]],
  ])('refuses %s where a boolean is expected', async (_what, args) => {
    const asked: boolean[] = [];
    const { ask, logged } = door({ setCompact: (on) => void asked.push(on) });
    await expect(ask('giliran:window.setCompact', renderer, ...args)).rejects.toThrow(
      'refused: arguments of setCompact do not fit',
    );
    expect(asked).toEqual([]);
    expect(logged[0]).toContain('request.malformed');
  });

  it('writes no secret into the log when settings do not fit', async () => {
    const { ask, logged } = door({ saveSettings: () => ({ ok: false, error: { message: '' } }) });
    const settings = { serverUrl: 5, deviceKey: 'very-secret', deviceId: null };
    await expect(ask('giliran:settings.save', renderer, settings)).rejects.toThrow('0.serverUrl');
    expect(logged.join('')).not.toContain('very-secret');
  });

  it('hands over what fits', async () => {
    const asked: unknown[] = [];
    const { ask } = door({
      saveSettings: (next) => {
        asked.push(next);
        return { ok: false, error: { message: 'no' } };
      },
    });
    const settings = { serverUrl: 'http://server.local:8080', deviceKey: null, deviceId: 'kiosk-1' };
    await expect(ask('giliran:settings.save', renderer, settings)).resolves.toEqual({
      ok: false,
      error: { message: 'no' },
    });
    expect(asked).toEqual([settings]);
  });
});
