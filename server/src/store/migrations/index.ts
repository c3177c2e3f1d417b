/** The steps from an empty file to today's schema, in order. Append only; a step that has shipped never changes. */
import { queue } from './001-queue.ts';
import { access } from './002-access.ts';
import { papers } from './003-papers.ts';
import { wholeDay } from './004-whole-day.ts';
import { parkedAt } from './005-parked-at.ts';

export const migrations: readonly string[] = [queue, access, papers, wholeDay, parkedAt];
