/** The steps from an empty file to today's schema, in order. Append only; a step that has shipped never changes. */
import { queue } from './001-queue.ts';
import { access } from './002-access.ts';
import { papers } from './003-papers.ts';
import { answers } from './004-answers.ts';
import { siteApart } from './005-site-apart.ts';
import { dayFigures } from './006-day-figures.ts';

export const migrations: readonly string[] = [queue, access, papers, answers, siteApart, dayFigures];
