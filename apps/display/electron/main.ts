import { startShell } from '@giliran/shell';
import { surroundings } from '@giliran/shell/surroundings';

startShell({ ...surroundings, program: 'display', here: import.meta.dirname });
