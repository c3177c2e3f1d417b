import { startShell } from '@giliran/shell';
import { surroundings } from '@giliran/shell/surroundings';

startShell({ ...surroundings, program: 'counter', here: import.meta.dirname });
