import type { SendOptions, SendOutcome } from '@giliran/client';
import {
  CommandId,
  KioskId,
  ServiceDay,
  ServiceId,
  TicketId,
  TicketToken,
  type CommandInput,
} from '@giliran/protocol';
import type { OfflineDraft, OfflineEntry, OfflineSheet } from '@giliran/shell/bridge';
import { describe, expect, it } from 'vitest';
import { Alone, AWAY_AFTER_MS } from './alone.ts';
import { at, catalogue, queues, sheet } from './fixtures.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const done: SendOutcome = { ok: true, value: { ticket: null, paper: null, appointment: null, count: null } };
type Entering = Extract<CommandInput, { type: 'ticket.enterOffline' }>;

/** A kiosk on a bench: its server, its clock and its disk are moved by hand. */
function bench(kept: { sheet: OfflineSheet | null; entries: OfflineEntry[] }) {
  let online = false;
  let now = 0;
  let beat = (): void => {};
  let made = 0;
  const sent: { command: CommandInput; commandId: string | undefined }[] = [];
  const answers: SendOutcome[] = [];
  const disk = {
    sheet: kept.sheet,
    entries: [...kept.entries],
    full: false,
    drafts: new Array<OfflineDraft>(),
  };
  const listeners = new Set<() => void>();
  const heard = { view: catalogue };
  let printed: (
    outcome: { ok: true; value: { at: number } } | { ok: false; error: { reason: string } },
  ) => void = () => {};
  const papers: string[] = [];
  const alone = new Alone({
    server: {
      send: (command: CommandInput, options?: SendOptions) => {
        sent.push({ command, commandId: options?.commandId });
        return Promise.resolve(answers.shift() ?? done);
      },
      now: () => at('10:00') + now,
      heard: () => (online ? { catalogue: heard.view, queues } : null),
      onChange: (listener) => void listeners.add(listener),
    },
    identity: { kioskId: KioskId.parse('kiosk-1'), server: 'http://hall' },
    memory: {
      open: () => Promise.resolve({ sheet: disk.sheet, entries: disk.entries }),
      keep: (next) => {
        disk.sheet = next;
        return Promise.resolve({ ok: true, value: null });
      },
      issue: (draft) => {
        disk.drafts.push(draft);
        if (disk.full) return Promise.resolve({ ok: false, error: { reason: 'notKept', detail: 'ENOSPC' } });
        made += 1;
        return Promise.resolve({ ok: true, value: entryOf(made, draft) });
      },
      note: () => Promise.resolve({ ok: true, value: null }),
    },
    printer: {
      print: ({ paper }) => {
        papers.push(`${paper.number}${paper.reprint ? ' copy' : ''}`);
        return new Promise((resolve) => {
          printed = resolve;
        });
      },
    },
    clock: {
      now: () => now,
      every: (_ms, tick) => {
        beat = tick;
        return () => {};
      },
    },
    ownNow: () => at('10:00') + now,
    onJobDone: () => {},
  });
  return {
    ...{ alone, sent, answers, disk, papers, heard },
    entered: () => sent.flatMap(({ command }) => (command.type === 'ticket.enterOffline' ? [command] : [])),
    pass: async (ms: number) => {
      now += ms;
      beat();
      await settled();
    },
    connect: async (to: boolean) => {
      online = to;
      for (const listener of listeners) listener();
      for (let n = 0; n < 10; n += 1) await settled();
    },
    out: async (outcome: Parameters<typeof printed>[0]) => {
      printed(outcome);
      for (let n = 0; n < 10; n += 1) await settled();
    },
  };
}

const entryOf = (n: number, draft: Omit<OfflineDraft, 'range' | 'avoid'>): OfflineEntry => {
  const { kioskId, serviceId, prefix, priority, language, takenAt, day } = draft;
  return {
    ...{ kioskId, serviceId, prefix, priority, language, takenAt, day },
    ticketId: TicketId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
    token: TicketToken.parse(String(n).padStart(22, 't')),
    sequence: 900 + n,
    ...{ papers: [], givenBack: false, entered: false },
  };
};
const order = (serviceId = 'ktp') =>
  ({
    commandId: CommandId.parse('order'),
    serviceId: ServiceId.parse(serviceId),
    priority: null,
    language: 'id',
  }) as const;
const out = { ok: true, value: { at: 1 } } as const;

describe('a kiosk whose server is away', () => {
  it('waits a while before it goes on alone: a blink is none', async () => {
    const { alone, connect, pass } = bench({ sheet: null, entries: [] });
    await settled();
    await connect(true);
    expect(alone.isAlone()).toBe(false);
    await connect(false);
    await pass(AWAY_AFTER_MS - 1);
    expect(alone.isAlone()).toBe(false);
    await pass(1);
    expect(alone.stand()).toMatchObject({ alone: true, catalogue: { kiosk: { id: 'kiosk-1' } } });
    await connect(true);
    expect(alone.isAlone()).toBe(false);
  });

  it('goes on alone after a start without ever having heard of it, from what the disk kept', async () => {
    const { alone, pass } = bench({ sheet: sheet(), entries: [] });
    await settled();
    await pass(AWAY_AFTER_MS);
    expect(alone.isAlone()).toBe(true);
  });

  it.each([
    ['nothing was kept', null],
    [
      'what was kept is another kiosk’s',
      sheet({ catalogue: { ...catalogue, kiosk: { ...catalogue.kiosk, id: 'kiosk-9' } } }),
    ],
    ['it has no numbers of its own', sheet({ catalogue: { ...catalogue, offline: null } })],
  ])('waits where %s', async (_, kept) => {
    const { alone, pass } = bench({ sheet: kept, entries: [] });
    await settled();
    await pass(AWAY_AFTER_MS * 10);
    expect(alone.isAlone()).toBe(false);
    expect(await alone.issue(order())).toMatchObject({ ok: false });
  });

  it('gives a number of what is open, and of nothing else', async () => {
    const { alone, pass, disk } = bench({ sheet: sheet(), entries: [] });
    await settled();
    await pass(AWAY_AFTER_MS);
    expect(await alone.issue(order())).toMatchObject({
      ok: true,
      ticket: { number: 'A-901', channel: 'offline', state: 'waiting' },
      paper: { state: 'queued', reprint: false },
    });
    expect(disk.drafts).toMatchObject([{ prefix: 'A', day: '2026-11-18', range: { from: 901, to: 949 } }]);
    expect(await alone.issue(order('kk'))).toEqual({ ok: false, code: 'serviceClosed' });
    expect(await alone.issue(order('paspor'))).toEqual({ ok: false, code: 'serviceClosed' });
  });

  it('gives none, and prints none, where the disk takes nothing', async () => {
    const { alone, pass, disk, papers } = bench({ sheet: sheet(), entries: [] });
    await settled();
    await pass(AWAY_AFTER_MS);
    disk.full = true;
    expect(await alone.issue(order())).toEqual({ ok: false, code: 'notKept' });
    expect(papers).toEqual([]);
  });

  it('never lets its time run back', async () => {
    const late = { ...entryOf(7, { ...sampleDraft, takenAt: at('11:30') }), entered: true };
    const { alone, pass, disk } = bench({ sheet: sheet(), entries: [late] });
    await settled();
    await pass(AWAY_AFTER_MS);
    await alone.issue(order());
    expect(disk.drafts[0]?.takenAt).toBe(at('11:30'));
  });

  it('does not give a number that may have been carried over from the day before', async () => {
    const yesterday = entryOf(3, {
      ...{ ...sampleDraft, serviceId: ServiceId.parse('iuran'), prefix: 'J' },
      takenAt: at('09:30', '2026-11-17'),
      day: ServiceDay.parse('2026-11-17'),
    });
    const { alone, pass, disk } = bench({ sheet: sheet(), entries: [yesterday] });
    await settled();
    await pass(AWAY_AFTER_MS);
    await alone.issue(order());
    expect(disk.drafts[0]?.avoid).toEqual(['J-903']);
  });
});

const sampleDraft: Omit<OfflineDraft, 'range' | 'avoid'> = {
  kioskId: KioskId.parse('kiosk-1'),
  ...{ serviceId: ServiceId.parse('ktp'), prefix: 'A', priority: null, language: 'id' },
  takenAt: at('10:00'),
  day: ServiceDay.parse('2026-11-18'),
};

describe('once the server is back', () => {
  const issued = async () => {
    const kiosk = bench({ sheet: sheet(), entries: [] });
    await settled();
    await kiosk.pass(AWAY_AFTER_MS);
    const answer = await kiosk.alone.issue(order());
    if (!answer.ok || answer.paper === null) throw new Error('no number');
    return { ...kiosk, paper: answer.paper, ticket: answer.ticket };
  };

  it('a ticket is handed in when the fate of its paper is known, as it is known', async () => {
    const { alone, paper, connect, out: comesOut, entered } = await issued();
    const told: string[] = [];
    alone.print(paper, (outcome) => told.push(outcome));
    await settled();
    await connect(true);
    expect(entered()).toEqual([]);
    await comesOut({ ok: false, error: { reason: 'paperOut' } });
    expect(told).toEqual(['failed']);
    expect(entered()).toMatchObject([{ papers: [{ outcome: 'failed', detail: 'paperOut' }] }]);
    expect(alone.unentered()).toBe(0);
  });

  it('a second paper is a copy unless nothing came out of the first', async () => {
    const { alone, paper, ticket, papers, out: comesOut } = await issued();
    alone.print(paper, () => {});
    await settled();
    await comesOut({ ok: false, error: { reason: 'unknown: cut off' } });
    const again = alone.printAgain(ticket.id);
    expect(again).toMatchObject({ reprint: true });
    if (again) alone.print(again, () => {});
    await settled();
    expect(papers).toEqual(['A-901', 'A-901 copy']);
  });

  it('all of them are handed in, the first taken first, and again where no answer came', async () => {
    const entries = [2, 1, 3].map((n) => entryOf(n, { ...sampleDraft, takenAt: at(`09:0${n}`) }));
    const { alone, answers, connect, pass, entered } = bench({ sheet: sheet(), entries });
    await settled();
    answers.push(done, { ok: false, error: { code: 'unreachable' } });
    await connect(true);
    expect(alone.unentered()).toBe(2);
    await pass(1_000);
    for (let n = 0; n < 10; n += 1) await settled();
    expect(alone.unentered()).toBe(0);
    expect(entered().map(({ sequence }) => sequence)).toEqual([901, 902, 902, 903]);
    // The program ended before the fate of these papers was known.
    expect(entered()[0]?.papers).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('one that the server refuses for good does not keep the others out', async () => {
    const entries = [1, 2].map((n) => entryOf(n, { ...sampleDraft, takenAt: at(`09:0${n}`) }));
    const { alone, answers, connect, entered } = bench({ sheet: sheet(), entries });
    await settled();
    answers.push({ ok: false, error: { code: 'forbidden' } });
    await connect(true);
    expect(entered().map(({ sequence }: Entering) => sequence)).toEqual([901, 902]);
    expect(alone.unentered()).toBe(1);
  });

  it('nothing is handed in before an order that was left behind is dealt with', async () => {
    const { alone, connect, entered } = bench({ sheet: sheet(), entries: [entryOf(1, sampleDraft)] });
    await settled();
    const left = Promise.withResolvers<void>();
    alone.first(left.promise);
    await connect(true);
    expect(entered()).toEqual([]);
    left.resolve();
    for (let n = 0; n < 10; n += 1) await settled();
    expect(entered()).toHaveLength(1);
  });

  it('what it says now goes to the disk, also that the kiosk has no numbers any more', async () => {
    const { disk, connect, heard, pass } = bench({ sheet: null, entries: [] });
    await settled();
    await connect(true);
    expect(disk.sheet?.catalogue.offline?.range).toEqual({ from: 901, to: 949 });
    heard.view = { ...catalogue, offline: null };
    await pass(1_000);
    expect(disk.sheet).toBeNull();
  });

  it('a number that was given back is handed in as such', async () => {
    const { alone, paper, ticket, connect, out: comesOut, entered } = await issued();
    alone.print(paper, () => {});
    await settled();
    await comesOut(out);
    expect(await alone.giveBack(ticket.id)).toBe(true);
    await connect(true);
    expect(entered()).toMatchObject([{ givenBack: true, papers: [{ outcome: 'confirmed' }] }]);
  });
});
