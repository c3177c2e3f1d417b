/** Tickets know since when they are parked. Those that are parked now learn it from the log. */
export const parkedAt = `
ALTER TABLE tickets ADD COLUMN parked_at INTEGER;
UPDATE tickets SET parked_at = (
  SELECT max(at) FROM events
  WHERE type = 'ticketParked' AND ticket_id = tickets.id
) WHERE state = 'parked';
`;
