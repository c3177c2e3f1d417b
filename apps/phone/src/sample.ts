/** A ticket as the server tells it, for the tests of this page. */
import { TicketView } from '@giliran/protocol';
import { readPicture, type TicketPicture } from './ticket-picture.ts';

const ticketId = '0193a4b2-0000-7000-8000-000000000001';
const zone = {
  id: 'lantai-1',
  name: { id: 'Lantai 1', en: 'Floor 1' },
  floor: 1,
  direction: { id: 'Dari pintu utama lurus', en: 'Straight ahead from the main entrance' },
};

export const callNumbered = (n: number) => ({
  callId: `${ticketId}.${n}`,
  counter: 3,
  calledAt: Date.parse('2026-11-18T10:12:00+07:00'),
  zone,
  booth: 'Gerai 1',
});

/** A waiting ticket with 3 people ahead; `change` replaces fields. Held to the protocol's schema. */
export function sampleView(change: Readonly<Record<string, unknown>> = {}): TicketView {
  return TicketView.parse({
    site: {
      name: { id: 'MPP Kota Nusa Raya', en: 'Nusa Raya Service Mall' },
      timeZone: 'Asia/Jakarta',
      logo: null,
      accentColor: '#0e7490',
    },
    id: ticketId,
    number: 'A-012',
    state: 'waiting',
    agency: {
      name: { id: 'Dinas Kependudukan dan Pencatatan Sipil', en: 'Civil Registration Office' },
      shortName: 'Disdukcapil',
      booth: 'Gerai 1',
    },
    service: {
      name: { id: 'Perekaman KTP-el baru', en: 'First ID card' },
      requirements: [
        { id: 'Fotokopi KK', en: 'Copy of the family card' },
        { id: 'Usia 17 tahun', en: 'Aged 17' },
      ],
    },
    zone,
    language: 'id',
    issuedAt: Date.parse('2026-11-18T10:00:00+07:00'),
    day: '2026-11-18',
    today: true,
    carried: false,
    delayed: false,
    waitingAhead: 3,
    estimate: { fromMinutes: 15, toMinutes: 25 },
    stops: [],
    visits: 0,
    onlyCounter: null,
    atClose: 'serve',
    condition: null,
    hours: { open: true, until: '16:00', nextBreak: null, early: false, note: null, warnings: [] },
    call: null,
    ...change,
  });
}

export function samplePicture(change: Readonly<Record<string, unknown>> = {}): TicketPicture {
  const picture = readPicture(sampleView(change));
  if (!picture) throw new Error('the sample is unreadable');
  return picture;
}
