/** An entry of the audit, and a field of the set-up, as a person reads them. Pure. */
import type { AuditWording } from '@giliran/ui/wording/audit';
import type { DevicesWording } from '@giliran/ui/wording/devices';
import { AgencyCondition, DeviceKind, type AgencyId } from '@giliran/protocol';
import { z } from 'zod';
import type { AuditEntry } from '../trust/trust-api.ts';

/** The kinds that can be asked for, each with the events that belong to it. */
export const auditKinds = {
  setUp: ['siteConfigured', 'kioskPrinterSet'],
  signIn: ['signedIn', 'signInFailed', 'sessionsEnded'],
  accounts: ['passwordSet'],
  keys: ['apiKeyCreated', 'apiKeyRevoked', 'publishedSecretsReplaced', 'webhookSet', 'webhookRemoved'],
  devices: ['deviceKeyGiven', 'deviceKeyRevoked', 'pairingApproved', 'pairingRejected'],
  hall: [
    ...(['conditionChanged', 'emergencyDeclared', 'emergencyEnded', 'announcementMade'] as const),
    ...(['announcementEnded', 'counterServesAlso', 'alertAcknowledged'] as const),
  ],
  data: ['dataExported', 'dataRestored', 'backupsSetUp'],
} as const satisfies Record<keyof AuditWording['kinds'], readonly string[]>;
export type AuditKind = keyof typeof auditKinds;
export const auditKindNames: readonly AuditKind[] = [
  'setUp',
  'signIn',
  'accounts',
  'keys',
  'devices',
  'hall',
  'data',
];

const ConditionDetail = z.object({ kind: AgencyCondition.shape.kind });

type Details = AuditEntry['details'];
const text = (details: Details, name: string): string => {
  const value = details[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** What was done. An event that this page does not know stands under its own name. */
export function deedInWords(
  { what, details, who, agencyId }: Pick<AuditEntry, 'what' | 'details' | 'who' | 'agencyId'>,
  words: AuditWording['what'],
  devices: DevicesWording['kind'],
  agencyName: (id: AgencyId | null) => string,
): string {
  const staffId = text(details, 'staffId');
  const kind = DeviceKind.safeParse(details['kind']);
  const device = `${kind.success ? `${devices[kind.data]} ` : ''}${text(details, 'deviceId')}`;
  switch (what) {
    case 'siteConfigured':
    case 'signedIn':
    case 'publishedSecretsReplaced':
    case 'dataRestored':
    case 'backupsSetUp':
    case 'emergencyDeclared':
    case 'emergencyEnded':
    case 'announcementMade':
    case 'announcementEnded':
    case 'alertAcknowledged':
      return words[what];
    case 'kioskPrinterSet':
      return words.kioskPrinterSet(text(details, 'kioskId'));
    case 'signInFailed':
      return words.signInFailed(staffId === '' ? null : staffId);
    case 'sessionsEnded':
      return text(details, 'cause') === 'signedOut' || staffId === who.id
        ? words.signedOut
        : words.sessionsRevoked(staffId);
    case 'passwordSet':
      return details['temporary'] === false && staffId === who.id
        ? words.passwordChosen
        : words.passwordReset(staffId);
    case 'conditionChanged': {
      const { data: condition } = ConditionDetail.safeParse(details['condition']);
      return words.conditionChanged[condition?.kind ?? 'well'](agencyName(agencyId));
    }
    case 'counterServesAlso':
      return words.counterServesAlso(text(details, 'counterId'));
    case 'apiKeyCreated':
    case 'apiKeyRevoked':
    case 'webhookSet':
    case 'webhookRemoved':
      return words[what](text(details, 'name'));
    case 'deviceKeyGiven':
    case 'deviceKeyRevoked':
    case 'pairingApproved':
      return words[what](device);
    case 'pairingRejected':
      return words.pairingRejected(text(details, 'address'));
    case 'dataExported': {
      const exported = text(details, 'what');
      return isOf(words.dataExported, exported) ? words.dataExported[exported] : exported;
    }
    default:
      return what;
  }
}

const isOf = <T extends object>(record: T, name: PropertyKey): name is keyof T => Object.hasOwn(record, name);

/** `staff.siti.role` → "Petugas siti · peran". Names that are not known stand as they are. */
export function pathInWords(path: string, words: Pick<AuditWording, 'lists' | 'fields'>): string {
  const [list = '', ...rest] = path.split('.');
  const first = isOf(words.lists, list) ? words.lists[list] : list;
  const field = (name: string): string => (isOf(words.fields, name) ? words.fields[name] : name);
  if (list === 'settings') return [first, ...rest.map(field)].join(' · ');
  const [thing, ...fields] = rest;
  if (thing === undefined) return first;
  return [thing === 'order' ? `${first} · ${field(thing)}` : `${first} ${thing}`, ...fields.map(field)].join(
    ' · ',
  );
}
