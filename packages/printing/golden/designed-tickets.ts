/** Tickets as sites shape them: kept as images beside this file, like the usual ones. */
import { TicketDesign, TicketPaper } from '@giliran/protocol';
import type { PaperWidth } from '@giliran/protocol';
import { REFERENCE_TICKETS } from './reference-tickets.ts';
import { sampleLogo } from './sample-logo.ts';

function like(name: string): TicketPaper {
  const found = REFERENCE_TICKETS.find((ticket) => ticket.name === name);
  if (found === undefined) throw new Error(`no reference ticket ${name}`);
  return found.paper;
}
const usual = TicketDesign.parse({});
const logo = sampleLogo();
const header = {
  id: 'PEMERINTAH KOTA BANJARBARU\nDPMPTSP',
  en: 'CITY OF BANJARBARU\nInvestment and Licensing Service',
};
const footer = {
  id: 'Layanan ini gratis.\nLaporkan pungutan liar: 0511 477 0000\n\nHilang tiket? Hubungi meja informasi.',
  en: 'This service is free of charge.\nReport illegal fees: 0511 477 0000\n\nLost it? Ask the information desk.',
};

/** Every designed ticket with its paper and its name. */
export const DESIGNED_TICKETS: typeof REFERENCE_TICKETS = (
  [
    ['80mm-id-logo', '80mm', { ...like('80mm-id-plain'), logo, footer, design: { ...usual, header } }],
    ['58mm-id-logo', '58mm', { ...like('58mm-id-plain'), logo, footer, design: { ...usual, header } }],
    [
      '58mm-en-logo-longest',
      '58mm',
      { ...like('58mm-en-longest'), logo, footer, design: { ...usual, header } },
    ],
    [
      '80mm-en-logo-longest-reprint',
      '80mm',
      { ...like('80mm-en-longest-reprint'), logo, footer, design: { ...usual, header } },
    ],
    [
      '80mm-id-least',
      '80mm',
      { ...like('80mm-id-plain'), design: { ...usual, blocks: ['number', 'booth'] } },
    ],
    [
      '58mm-en-least-qr',
      '58mm',
      { ...like('58mm-en-longest'), design: { ...usual, blocks: ['number', 'direction', 'qr'] } },
    ],
    [
      '80mm-en-number-first',
      '80mm',
      {
        ...like('80mm-en-priority'),
        logo,
        design: {
          ...usual,
          separator: 'double',
          checklistLines: 1,
          blocks: [
            'number',
            'priority',
            'separator',
            'booth',
            'direction',
            'separator',
            'agency',
            'service',
            'ahead',
            'requirements',
            'waiting',
            'separator',
            'logo',
            'siteName',
            'time',
          ],
        },
      },
    ],
    [
      '58mm-id-dotted',
      '58mm',
      {
        ...like('58mm-id-priority-reprint'),
        design: {
          ...usual,
          separator: 'dotted',
          blocks: [
            'siteName',
            'separator',
            'agency',
            'service',
            'number',
            'booth',
            'direction',
            'separator',
            'ahead',
            'estimate',
            'separator',
            'qr',
            'time',
          ],
        },
      },
    ],
  ] satisfies [string, PaperWidth, TicketPaper][]
).map(([name, width, paper]) => ({ name, width, paper: TicketPaper.parse(paper) }));
