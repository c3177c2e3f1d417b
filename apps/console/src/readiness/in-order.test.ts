import type { Finding, FindingStatus, ReadinessGroup } from '@giliran/protocol';
import { expect, it } from 'vitest';
import { countOf, inOrder } from './in-order.ts';

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

it('every finding stands once', () => {
  expect(inOrder(findings).flatMap(({ findings: here }) => here)).toHaveLength(findings.length);
  expect(countOf(findings, 'warning')).toBe(2);
});
