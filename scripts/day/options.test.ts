import { expect, test } from 'vitest';
import { readDayOptions } from './options.ts';

test('without arguments: the demo site on this machine, three minutes, 1,200 citizens', () => {
  expect(readDayOptions([])).toMatchObject({
    ok: true,
    value: {
      server: 'http://127.0.0.1:8080',
      key: 'demo-admin-key',
      kioskKeys: ['demo-kiosk-1', 'demo-kiosk-2', 'demo-kiosk-3'],
      minutes: 3,
      tickets: 1200,
      seed: 1,
    },
  });
});

test('a site with its own kiosks, or none', () => {
  expect(readDayOptions(['--kiosks', 'a, b', '--server', 'http://hall:80/'])).toMatchObject({
    ok: true,
    value: { kioskKeys: ['a', 'b'], server: 'http://hall:80' },
  });
  expect(readDayOptions(['--kiosks', ''])).toMatchObject({ ok: true, value: { kioskKeys: [] } });
});

test.each([
  [['--minutes', '0'], /minutes/],
  [['--minutes', 'soon'], /minutes/],
  [['--tickets', '1.5'], /tickets/],
  [['--server', 'localhost'], /server/],
  [['--colour', 'red'], /colour/],
])('%j is refused with the reason', (args, reason) => {
  const read = readDayOptions(args);
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.error).toMatch(reason);
});

test('help is given when asked for', () => {
  expect(readDayOptions(['--help'])).toEqual({ ok: true, value: 'help' });
});
