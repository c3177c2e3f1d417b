/** When each printer's state was told. Null: told before this was noted; the log knows. */
export const printerTimes = `
ALTER TABLE printers ADD COLUMN reported_at INTEGER;
UPDATE printers SET reported_at = (
  SELECT at FROM events
  WHERE type = 'printerChanged' AND json_extract(data, '$.kioskId') = printers.kiosk_id
  ORDER BY seq DESC LIMIT 1
);
`;
