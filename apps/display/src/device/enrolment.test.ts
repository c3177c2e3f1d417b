import { expect, test } from 'vitest';
import { askEnrolment, type Fetch } from './enrolment.ts';

const device = { server: 'http://192.168.1.10:8080', deviceId: 'display-1', key: 'secret' };
const me = {
  kind: 'display',
  id: 'display-1',
  name: 'Lantai 1',
  zoneId: 'lantai-1',
  speaks: true,
  counterId: null,
};
const answering =
  (status: number, body: unknown): Fetch =>
  async () => ({ status, json: async () => body });

test('the server says which zone the display belongs to', async () => {
  const asked: { address: string; authorization: string | undefined }[] = [];
  const fetch: Fetch = async (address, init) => {
    asked.push({ address, authorization: init.headers['authorization'] });
    return { status: 200, json: async () => me };
  };
  expect(await askEnrolment(fetch, device)).toEqual({ ok: true, value: me });
  expect(asked).toEqual([
    { address: 'http://192.168.1.10:8080/api/v1/devices/me', authorization: 'Bearer secret' },
  ]);
});

test.each([
  ['a key the server does not know', 401, { code: 'wrongCredentials' }, 'refused'],
  ['a display that was removed', 404, { code: 'unknownDisplay' }, 'refused'],
  ['a key of staff', 403, { code: 'forbidden' }, 'otherDevice'],
  ['the key of a kiosk', 200, { ...me, kind: 'kiosk' }, 'otherDevice'],
  ['the key of another display', 200, { ...me, id: 'display-2' }, 'otherDevice'],
  ['a zone that was removed', 404, { code: 'unknownZone' }, 'noZone'],
  ['a server in trouble', 503, { code: 'storageUnavailable' }, 'unreachable'],
  ['a proxy that answers for it', 200, '<html>', 'unreachable'],
])('%s', async (_what, status, body, error) => {
  expect(await askEnrolment(answering(status, body), device)).toEqual({ ok: false, error });
});

test('no answer is no refusal', async () => {
  const silent: Fetch = async () => {
    throw new TypeError('failed to fetch');
  };
  expect(await askEnrolment(silent, device)).toEqual({ ok: false, error: 'unreachable' });
});
