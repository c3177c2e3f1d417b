import { join } from 'node:path';
import type { ServerSettings } from '../settings.ts';

/** Where the database lies in the data folder. */
export const databaseFile = (settings: ServerSettings): string => join(settings.dataFolder, 'giliran.db');
