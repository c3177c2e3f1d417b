/** Where the ticket's page is for phones in the hall; the paper's QR code says the same. `server` is an origin. */
export const ticketPageUrl = (publicUrl: string | null, server: string, token: string): string =>
  `${(publicUrl ?? server).replace(/\/+$/, '')}/t/${token}`;
