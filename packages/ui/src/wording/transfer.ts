import type { Wording } from './wording.ts';
const id = { title: 'Impor & ekspor' };
export type TransferWording = typeof id;
const en: TransferWording = { title: 'Import & export' };
export const transferWording: Wording<TransferWording> = { id, en };
