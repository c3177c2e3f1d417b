/**
 * The first import of every screen's main: its security policy forbids code made from text, which zod
 * would try once and be reported for. Must run before any schema is made.
 */
import { config } from 'zod';

config({ jitless: true });
