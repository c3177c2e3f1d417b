/** Why a ticket stands where it stands, and why a call was the right one: the numbers, in a sentence. */
import type { CallReason, Language, Localized, Ticket } from '@giliran/protocol';
import { minute } from './standing.ts';
import { waitingAhead } from './order.ts';
import type { QueueState, SiteIndex } from './state.ts';

type Sayings = Record<Language, string>;

const clock = (timeZone: string, instant: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });

/** 12 or 7.5: whole minutes where they are whole. */
const said = (minutes: number): string => String(Math.round(minutes * 10) / 10);

interface Terms {
  readonly placeAt: number;
  readonly headStartMinutes: number;
  readonly penaltyMinutes: number;
  readonly offsetMinutes: number;
}

/** "took its place at 10:12, minus 20 min head start, plus 10 min …" */
function sum(terms: Terms, timeZone: string): Sayings {
  const at = clock(timeZone, terms.placeAt);
  const id = [`mengambil tempat pukul ${at}`];
  const en = [`took its place at ${at}`];
  if (terms.headStartMinutes > 0) {
    id.push(`didahulukan ${said(terms.headStartMinutes)} menit`);
    en.push(`${said(terms.headStartMinutes)} min head start`);
  }
  if (terms.penaltyMinutes > 0) {
    id.push(`mundur ${said(terms.penaltyMinutes)} menit`);
    en.push(`${said(terms.penaltyMinutes)} min later after coming back or a transfer`);
  }
  if (terms.offsetMinutes > 0) {
    id.push(`ditambah ${said(terms.offsetMinutes)} menit karena bukan layanan utama loket ini`);
    en.push(`${said(terms.offsetMinutes)} min added because the counter only helps out`);
  }
  return { id: id.join(', '), en: en.join(', ') };
}

/** Why this ticket was called and not another. */
export function explainCall(number: string, why: CallReason, timeZone: string): Localized {
  const terms = sum(why, timeZone);
  const counted = clock(timeZone, why.score);
  const { runnerUp } = why;
  switch (why.how) {
    case 'walkIn':
      return {
        id: `${number} dilayani langsung di loket tanpa dipanggil.`,
        en: `${number} was served at the counter at once, without a call.`,
      };
    case 'chosen':
      return {
        id: `${number} dipanggil di luar giliran oleh petugas${why.reason === null ? '' : `: ${why.reason}`}. ${runnerUp ? `Giliran sebenarnya: ${runnerUp.number}.` : 'Tidak ada yang lain menunggu.'}`,
        en: `${number} was called out of turn by staff${why.reason === null ? '' : `: ${why.reason}`}. ${runnerUp ? `The turn was ${runnerUp.number}'s.` : 'Nobody else waited.'}`,
      };
    default: {
      const against = runnerUp
        ? why.strict && !runnerUp.strict
          ? {
              id: `Prioritas selalu didahulukan dari ${runnerUp.number}.`,
              en: `Priority always goes before ${runnerUp.number}.`,
            }
          : {
              id: `Berikutnya ${runnerUp.number}, dihitung dari pukul ${clock(timeZone, runnerUp.score)}.`,
              en: `Next was ${runnerUp.number}, counted from ${clock(timeZone, runnerUp.score)}.`,
            }
        : { id: 'Tidak ada yang lain menunggu.', en: 'Nobody else waited.' };
      const here = why.onlyHere
        ? { id: ' Tiket ini menunggu loket ini saja.', en: ' It waited for this counter alone.' }
        : { id: '', en: '' };
      return {
        id: `${number} ${terms.id}: dihitung dari pukul ${counted}.${here.id} ${against.id}`,
        en: `${number} ${terms.en}: counted from ${counted}.${here.en} ${against.en}`,
      };
    }
  }
}

/** Where a waiting ticket stands and by which numbers. */
export function explainTicket(
  state: QueueState,
  index: SiteIndex,
  ticket: Ticket,
  now: number,
): { readonly terms: Terms; readonly ahead: number; readonly sentence: Localized } {
  const { timeZone } = index.site.settings;
  const { placeAt, headStartMinutes, penaltyMinutes } = ticket;
  const terms = { placeAt, headStartMinutes, penaltyMinutes, offsetMinutes: 0 };
  const ahead = waitingAhead(state, index, ticket);
  const spoken = sum(terms, timeZone);
  if (ticket.state !== 'waiting')
    return {
      terms,
      ahead: 0,
      sentence: { id: `${ticket.number} ${spoken.id}.`, en: `${ticket.number} ${spoken.en}.` },
    };
  const waited = said(Math.max(0, Math.floor((now - ticket.waitingSince) / minute)));
  const counted = clock(timeZone, ticket.effectiveTime);
  return {
    terms,
    ahead,
    sentence: {
      id: `${ticket.number} ${spoken.id}: dihitung dari pukul ${counted}. Menunggu ${waited} menit, ${ahead} orang di depannya.`,
      en: `${ticket.number} ${spoken.en}: counted from ${counted}. It has waited ${waited} min, ${ahead} ahead of it.`,
    },
  };
}
