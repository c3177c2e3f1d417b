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
