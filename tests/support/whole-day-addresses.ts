/** The addresses of the counter's whole day, whose tests stand apart. */
export const wholeDay =
  /(?<!\/site)\/(call|walk-in|auto-call|undo|park|return|transfer|stops|priority|note|carry-over|condition|explanation|slots|appointments)(\/|$)/;
/** The addresses of accounts, keys, devices and the audit, whose tests stand apart. */
export const trust =
  /\/api\/v1\/(staff|keys|devices\/\{kind\}|pairing|first-run|audit|site\/undo|sessions$|sessions\/\{|sessions\/current\/password|devices$)/;
/** The addresses of backups and readiness, whose tests stand apart. */
export const keeping = /\/api\/v1\/(backups|restores|readiness|displays\/\{displayId\}\/sound-test)(\/|$)/;
/** The addresses of recordings and webhooks, whose tests stand apart. */
export const beside = /\/api\/v1\/(recordings|webhooks)(\/|$)/;
