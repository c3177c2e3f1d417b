import { err, LogoDots, LogoHash, ok, TicketId, TicketPaper } from '@giliran/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LOGO_LIMIT_MS, withLogo, type LogoShelfParts } from './logo-shelf.ts';

type FetchLogo = LogoShelfParts['fetchLogo'];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const name = { id: 'Nama', en: 'Name' };
const ticketId = TicketId.parse('00000000-0000-7000-8000-000000000001');
const dots = LogoDots.parse({ width: 8, height: 2, data: Buffer.of(0xff, 0x81).toString('base64') });
const named = (letter: string): TicketPaper =>
  TicketPaper.parse({
    language: 'id',
    site: { name, timeZone: 'Asia/Jakarta' },
    agency: name,
    service: name,
    number: 'A-001',
    zone: name,
    direction: name,
    booth: 'Gerai 1',
    issuedAt: 0,
    waitingAhead: 0,
    estimate: null,
    priority: null,
    requirements: [],
    url: 'http://antrean.local/t/x',
    footer: null,
    logo: { hash: LogoHash.parse(letter.repeat(22)) },
    reprint: false,
  });

test('a logo is fetched once and stands on every paper that names it', async () => {
  const fetchLogo = vi.fn<FetchLogo>(() => Promise.resolve(ok(dots)));
  const fetchPaper = withLogo({ fetchPaper: () => Promise.resolve(ok(named('a'))), fetchLogo });
  for (let n = 0; n < 3; n += 1) {
    const paper = await fetchPaper(ticketId);
    expect(paper.ok && paper.value.logo?.dots).toEqual(dots);
  }
  expect(fetchLogo).toHaveBeenCalledTimes(1);
});

test('another logo is fetched when the set-up names another', async () => {
  const names = ['a', 'b'];
  const fetchLogo = vi.fn<FetchLogo>(() => Promise.resolve(ok(dots)));
  const fetchPaper = withLogo({
    fetchPaper: () => Promise.resolve(ok(named(names.shift() ?? 'b'))),
    fetchLogo,
  });
  for (let n = 0; n < 3; n += 1) await fetchPaper(ticketId);
  expect(fetchLogo.mock.calls.flat()).toEqual(['a'.repeat(22), 'b'.repeat(22)]);
});

test('a logo that cannot be had is left out, and asked for again with the next paper', async () => {
  const fetchLogo = vi
    .fn<FetchLogo>()
    .mockResolvedValueOnce(err({ code: 'unreachable' }))
    .mockResolvedValue(ok(dots));
  const fetchPaper = withLogo({ fetchPaper: () => Promise.resolve(ok(named('a'))), fetchLogo });
  expect(await fetchPaper(ticketId)).toEqual(ok(named('a')));
  const second = await fetchPaper(ticketId);
  expect(second.ok && second.value.logo?.dots).toEqual(dots);
});

test('a paper does not wait long for its logo', async () => {
  const fetchPaper = withLogo({
    fetchPaper: () => Promise.resolve(ok(named('a'))),
    fetchLogo: () => new Promise(() => {}),
  });
  const coming = fetchPaper(ticketId);
  await vi.advanceTimersByTimeAsync(LOGO_LIMIT_MS);
  expect(await coming).toEqual(ok(named('a')));
});

test('a paper without a logo asks for none', async () => {
  const { logo: _, ...bare } = named('a');
  const fetchLogo = vi.fn<FetchLogo>();
  const fetchPaper = withLogo({ fetchPaper: () => Promise.resolve(ok(bare)), fetchLogo });
  expect(await fetchPaper(ticketId)).toEqual(ok(bare));
  expect(fetchLogo).not.toHaveBeenCalled();
});
