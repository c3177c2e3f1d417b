/**
 * How a new call flashes. At most three flashes a second, far below what may set off a seizure
 * (WCAG 2.2, success criterion 2.3.1), and few enough that the number can be read between them.
 */
export const flash = {
  /** One flash: half of it bright, half of it dark, in milliseconds. */
  periodMs: 800,
  times: 4,
} as const;

/** Until the call stands still, in milliseconds. */
export const flashingMs = flash.periodMs * flash.times;
