/** The steps from an empty file to today's schema, in order. Append only; a step that has shipped never changes. */
import { queue } from './001-queue.ts';
import { access } from './002-access.ts';
import { papers } from './003-papers.ts';
import { wholeDay } from './004-whole-day.ts';
import { siteChanges } from './005-site-changes.ts';
import { printerTimes } from './006-printer-times.ts';
import { answers } from './007-answers.ts';
import { siteApart } from './008-site-apart.ts';
import { dayFigures } from './009-day-figures.ts';
import { notices } from './010-notices.ts';
import { parkedAt } from './011-parked-at.ts';
import { trust } from './012-trust.ts';
import { offline } from './013-offline.ts';
import { backups } from './014-backups.ts';
import { hall } from './015-hall.ts';
import { trailing } from './016-trailing.ts';
import { keyChanges } from './017-key-changes.ts';
import type { Db } from '../database.ts';

/**
 * A step is SQL, or what SQL alone cannot do. It runs in a transaction. After a fall the rows of the day trail the
 * log: a step that fills them from events looks at those up to `present.seq` only, the rest is replayed at the start.
 */
type Migration = string | ((db: Db) => void);

export const migrations: readonly Migration[] = [
  queue,
  access,
  papers,
  wholeDay,
  siteChanges,
  printerTimes,
  answers,
  siteApart,
  dayFigures,
  notices,
  parkedAt,
  trust,
  offline,
  backups,
  hall,
  trailing,
  keyChanges,
];
