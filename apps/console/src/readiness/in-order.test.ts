import type { Finding, FindingStatus, ReadinessGroup } from '@giliran/protocol';
import { expect, it } from 'vitest';
import { alike, countOf, inOrder } from './in-order.ts';

const finding = (id: string, group: ReadinessGroup, status: FindingStatus): Finding => ({
  ...{ id, group, status, title: { id, en: id } },
  ...{ meaning: null, action: null, page: null, soundOf: null },
});
const findings = [
  finding('disk', 'machine', 'ok'),
  finding('clock', 'machine', 'unknown'),
  finding('last', 'backups', 'warning'),
  finding('kiosk-1', 'kiosks', 'ok'),
  finding('kiosk-2', 'kiosks', 'fail'),
  finding('kiosk-3', 'kiosks', 'warning'),
  finding('log', 'data', 'ok'),
];

it('the worst group stands first, and in it the worst finding', () => {
  expect(inOrder(findings).map(({ group, findings: here }) => [group, here.map(({ id }) => id)])).toEqual([
    ['kiosks', ['kiosk-2', 'kiosk-3', 'kiosk-1']],
    ['backups', ['last']],
    ['machine', ['clock', 'disk']],
    ['data', ['log']],
  ]);
});

it('many that ask for the same stand as one, a few each for itself', () => {
  const asking = (id: string, text: string): Finding => ({
    ...finding(id, 'counters', 'warning'),
    action: { id: text, en: text },
  });
  const counters = ['1', '2', '3', '4'].map((id) => asking(id, 'start it'));
  const few = ['5', '6'].map((id) => asking(id, 'close it'));
  const well = ['7', '8', '9', '10'].map((id) => finding(id, 'counters', 'ok'));
  const ids = alike([...counters, ...few, ...well]).map((set) => set.map(({ id }) => id).join());
  expect(ids).toEqual(['1,2,3,4', '5', '6', '7', '8', '9', '10']);
});

it('every finding stands once', () => {
  expect(inOrder(findings).flatMap(({ findings: here }) => here)).toHaveLength(findings.length);
  expect(countOf(findings, 'warning')).toBe(2);
});
