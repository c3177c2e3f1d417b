import { TicketState } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import { nothingKept } from '../memory.ts';
import { firstModel, linkChanged, ticketArrived, type Model } from '../model.ts';
import { wordsOf, type PageElement } from '../paint.ts';
import { callNumbered, samplePicture } from '../sample.ts';
import { pageFor, titleFor } from './page.ts';

const fresh = linkChanged(firstModel(nothingKept, { language: 'id', canVibrate: true }), 'online', 1);
const at = Date.parse('2026-11-18T10:12:00+07:00');
const show = (change: Readonly<Record<string, unknown>>, model: Model = fresh): Model =>
  ticketArrived(model, samplePicture(change), at);
const read = (model: Model): string => wordsOf(pageFor(model)).replace(/\s+/g, ' ');

const actions = (node: PageElement): string[] => [
  ...('data-do' in node.attributes ? [node.attributes['data-do'] ?? ''] : []),
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : actions(child))),
];

describe('waiting', () => {
  test('tells the number, how many are ahead, the estimate, the place and what to bring', () => {
    const page = read(show({}));
    for (const words of [
      'A-012',
      '3 orang di depan Anda',
      '15–25 menit',
      'Gerai 1, Lantai 1',
      'Dari pintu utama lurus',
      'Fotokopi KK',
    ])
      expect(page).toContain(words);
    expect(titleFor(show({}))).toBe('A-012 · 3 lagi');
  });
  test('says when one is next, and promises no estimate that is not there', () => {
    expect(read(show({ waitingAhead: 0 }))).toContain('Giliran Anda berikutnya');
    expect(read(show({ estimate: null }))).toContain('Perkiraan belum tersedia');
  });
  test('cancelling asks before it does anything', () => {
    const model = show({});
    expect(actions(pageFor(model))).not.toContain('cancel-yes');
    const asked: Model = { ...model, cancelling: { step: 'asked', problem: null } };
    expect(actions(pageFor(asked))).toEqual(expect.arrayContaining(['cancel-no', 'cancel-yes']));
    expect(read(asked)).toContain('Batalkan nomor A-012?');
  });
});

describe('what a ticket’s day brings', () => {
  const stop = {
    service: { id: 'Paspor baru', en: 'New passport' },
    agency: 'Imigrasi',
    booth: 'Gerai 2',
    zone: { id: 'Lantai 2', en: 'Floor 2' },
  };
  const condition = {
    agencyId: 'disdukcapil',
    agency: { name: { id: 'Dinas', en: 'Office' }, shortName: 'Disdukcapil' },
    kind: 'systemDown',
    issuing: 'stop',
    services: null,
    message: { id: 'Sedang dipulihkan', en: 'Being restored' },
    since: at,
  };
  test('the stops to come, each with its place', () => {
    expect(read(show({}))).not.toContain('Urutan layanan Anda');
    const page = read(show({ stops: [stop] }));
    for (const words of ['Urutan layanan Anda', 'Paspor baru', 'Imigrasi · Gerai 2, Lantai 2'])
      expect(page).toContain(words);
  });
  test('a system that is down, since when, and that the number stays valid', () => {
    const page = read(show({ condition }));
    for (const words of [
      'Sistem Disdukcapil sedang terganggu',
      '10.12',
      'Sedang dipulihkan',
      'tetap berlaku',
    ])
      expect(page).toContain(words);
    expect(read(show({ state: 'serving', call: callNumbered(1), condition }))).toContain('terganggu');
  });
  test('a wait that was held up, and a number of an earlier day', () => {
    expect(read(show({ delayed: true }))).toContain('sempat tertunda');
    expect(read(show({ carried: true }))).toContain('dari hari sebelumnya');
  });
  test('where it waits for one counter alone', () => {
    expect(read(show({ onlyCounter: 7 }))).toContain('Anda dilayani di loket 7.');
  });
  test.each([
    ['serve', 'tetap dilayani'],
    ['carryOver', 'hari layanan berikutnya'],
    ['expire', 'sampai jam tutup'],
  ])('what happens at closing: %s', (atClose, words) => {
    expect(read(show({ atClose }))).toContain(words);
  });
  test('how yesterday’s ticket ended, and of which day it was', () => {
    expect(read(show({ state: 'expired', today: false }))).toContain('Tiket hari Rabu, 18 November 2026');
  });
});

describe('called', () => {
  const model = show({ state: 'called', call: callNumbered(1) });
  test('says the counter, the place and nothing that distracts', () => {
    expect(read(model)).toMatch(/Giliran Anda! A-012 Silakan ke Loket 3/);
    expect(read(model)).toContain('Dari pintu utama lurus');
    expect(actions(pageFor(model))).toEqual(['seen']);
    expect(titleFor(model)).toBe('DIPANGGIL · loket 3');
  });
  test('a recall says that it is one', () => {
    expect(read(show({ state: 'called', call: callNumbered(2) }))).toContain('Anda dipanggil lagi!');
  });
  test('stays in sight while the connection is lost', () => {
    const lost = read(linkChanged(model, 'offline', at));
    expect(lost).toContain('Loket 3');
    expect(lost).toContain('Sambungan terputus');
  });
});

test('after a no-show it still says which counter had called, and when', () => {
  const model = show({ state: 'no_show', call: null }, show({ state: 'called', call: callNumbered(1) }));
  expect(read(model)).toContain('Dipanggil ke loket 3 pukul 10.12');
});

test('a lost connection says how old the state is', () => {
  expect(read(linkChanged(show({}), 'offline', at))).toContain('Yang tampil adalah keadaan pukul 10.12.');
});

test('a ticket nobody knows has a page of its own with a way on', () => {
  const model = linkChanged(fresh, 'refused', at);
  expect(read(model)).toContain('Tiket tidak ditemukan');
  expect(actions(pageFor(model))).toContain('retry');
});

describe.each(['id', 'en'] as const)('in %s', (language) => {
  test.each(TicketState.options)('%s has a page and a title of its own', (state) => {
    const model = {
      ...show({ state, call: state === 'called' || state === 'serving' ? callNumbered(1) : null }),
      language,
    };
    expect(read(model)).not.toMatch(/undefined|null/);
    const others = TicketState.options.filter((other) => other !== state);
    for (const other of others) {
      const call = other === 'called' || other === 'serving' ? callNumbered(1) : null;
      expect(read({ ...show({ state: other, call }), language })).not.toBe(read(model));
    }
    expect(titleFor(model)).not.toBe('');
  });
});
