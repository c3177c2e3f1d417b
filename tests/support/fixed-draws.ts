/** Before each file: properties are tried with the same draws every time; see `seed.ts`. */
import fc from 'fast-check';
import { seedOr } from './seed.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seedOr(20_261_118) });
