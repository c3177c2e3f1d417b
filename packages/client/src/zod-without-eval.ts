/**
 * The first import of every screen's main: how schemas are made there. Must run before any schema is made.
 *
 * Its security policy forbids code made from text, which zod would try once and be reported for. And whatever a screen
 * reads was text before and has no circles: the walk through every schema that prepares for them, a third of a kiosk's
 * first reading of its views, is left out.
 */
import { config } from 'zod';

config({
  jitless: true,
  memoizer: { attach: () => {}, guard: () => {}, alloc: (_schema, _payload, empty) => empty },
});
