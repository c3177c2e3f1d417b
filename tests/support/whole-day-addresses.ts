/** The addresses of the counter's whole day, whose tests stand apart. */
export const wholeDay =
  /\/(call|walk-in|auto-call|undo|park|return|transfer|stops|priority|note|carry-over|condition|explanation|slots|appointments)(\/|$)/;
