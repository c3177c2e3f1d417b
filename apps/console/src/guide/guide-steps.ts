/** The steps from an empty hall to a printed ticket. How far they are is read off the hall every time, and kept nowhere. */
import type { Finding, SupervisorView, BackupStatus, Site } from '@giliran/protocol';

const stepIds = [
  'hall',
  'zone',
  'agency',
  'service',
  'counter',
  'kiosk',
  'pairing',
  'printer',
  'ticket',
  'display',
  'sound',
  'clerk',
  'backup',
] as const;
export type StepId = (typeof stepIds)[number];

/** What ails a step, or what is worth saying of one that is done. */
export type Note =
  | { readonly kind: 'unserved'; readonly services: readonly string[] }
  | { readonly kind: 'away' | 'printerTrouble'; readonly device: string }
  | {
      readonly kind:
        | 'onlyFolder'
        | 'paperFailed'
        | 'closedNow'
        | 'muted'
        | 'noPassword'
        | 'folderTrouble'
        | 'sameDisk';
    };

export interface Step {
  readonly id: StepId;
  /** `next`: the first that is neither done nor in trouble. */
  readonly state: 'done' | 'next' | 'open' | 'trouble';
  readonly note: Note | null;
}

export interface GuideFacts {
  readonly site: Site;
  readonly devices: SupervisorView['devices'];
  /** Whether any agency is open now. */
  readonly openNow: boolean;
  /** `kiosk/kiosk-1`: those that have a key. */
  readonly paired: ReadonlySet<string>;
  /** When the hall last handed out a paper, epoch milliseconds. */
  readonly paperAt: number | null;
  /** Papers of waiting tickets that did not come out. */
  readonly papersFailed: number;
  /** Clerks who can sign in. */
  readonly withPassword: ReadonlySet<string>;
  /** What the server found of displays and their sound. */
  readonly findings: readonly Finding[];
  readonly backups: BackupStatus | null;
}

type Judged = Pick<Step, 'note'> & { readonly done: boolean };
const yes = (done: boolean): Judged => ({ done, note: null });
const trouble = (note: Note): Judged => ({ done: false, note });

export function stepsOf(facts: GuideFacts): readonly Step[] {
  let nextGiven = false;
  return stepIds.map((id) => {
    const { done, note } = judge[id](facts);
    if (done) return { id, state: 'done', note };
    if (note !== null && note.kind !== 'closedNow') return { id, state: 'trouble', note };
    const state = nextGiven ? 'open' : 'next';
    nextGiven = true;
    return { id, state, note: state === 'next' ? note : null };
  });
}

const judge: Readonly<Record<StepId, (facts: GuideFacts) => Judged>> = {
  hall: ({ site }) => yes(site.settings.name.id.trim() !== ''),
  zone: ({ site }) => yes(site.zones.length > 0),
  agency: ({ site }) => yes(site.agencies.length > 0),
  service: ({ site }) => yes(site.services.length > 0),
  counter: ({ site }) => {
    if (site.counters.length === 0) return yes(false);
    const served = new Set<string>(
      site.counters.flatMap((counter) => counter.services.map((one) => one.serviceId)),
    );
    const without = site.services.filter(({ id }) => !served.has(id)).map(({ id }) => id);
    return without.length > 0 ? trouble({ kind: 'unserved', services: without }) : yes(true);
  },
  kiosk: ({ site }) => yes(site.kiosks.length > 0),
  pairing: (facts) => connected(facts, 'kiosk'),
  printer: (facts) => printerStep(facts),
  ticket: ({ paperAt, papersFailed, openNow, site }) => {
    if (paperAt !== null) return yes(true);
    if (papersFailed > 0) return trouble({ kind: 'paperFailed' });
    return { done: false, note: !openNow && site.services.length > 0 ? { kind: 'closedNow' } : null };
  },
  display: (facts) => connected(facts, 'display'),
  sound: ({ findings }) => {
    const sounding = findings.filter(({ soundOf }) => soundOf !== null);
    if (sounding.some(({ status }) => status === 'ok')) return yes(true);
    return sounding.some(({ status }) => status !== 'unknown') ? trouble({ kind: 'muted' }) : yes(false);
  },
  clerk: ({ site, withPassword }) => {
    const clerks = site.staff.filter(({ role }) => role === 'counterStaff');
    if (clerks.length === 0) return yes(false);
    return clerks.some(({ id }) => withPassword.has(id)) ? yes(true) : trouble({ kind: 'noPassword' });
  },
  backup: ({ backups }) => {
    // The first target lies beside the data: it helps against a slip, not against a broken disk.
    const chosen = backups?.targets.filter(({ id }) => id !== 'data') ?? [];
    const ready = chosen.filter(({ state }) => state === 'ready');
    if (chosen.length === 0) return yes(false);
    if (ready.length === 0) return trouble({ kind: 'folderTrouble' });
    return {
      done: true,
      note: ready.every(({ sameDisk }) => sameDisk === true) ? { kind: 'sameDisk' } : null,
    };
  },
};

/** One that is connected will do; one that has a key and is away is a trouble. */
function connected({ devices, paired }: GuideFacts, kind: 'kiosk' | 'display'): Judged {
  const own = devices.filter((device) => device.kind === kind);
  if (own.some(({ connections }) => connections > 0)) return yes(true);
  const away = own.find(({ id }) => paired.has(`${kind}/${id}`));
  return away ? trouble({ kind: 'away', device: away.name }) : yes(false);
}

function printerStep({ devices }: GuideFacts): Judged {
  const kiosks = devices.filter(({ kind }) => kind === 'kiosk');
  const setUp = kiosks.filter(
    ({ printerSetUp, printsAt }) =>
      printsAt === 'kioskFile' || (printerSetUp !== null && printerSetUp.adapter !== 'folder'),
  );
  const works = setUp.some(
    ({ printer }) => printer !== null && (printer.state === 'ready' || printer.state === 'paperLow'),
  );
  if (works) return yes(true);
  const ailing = setUp.find(({ printer }) => printer !== null && printer.state !== 'unknown');
  if (ailing) return trouble({ kind: 'printerTrouble', device: ailing.name });
  // Set up, and nothing told yet: printers of some kinds never tell.
  if (setUp.length > 0) return yes(true);
  return kiosks.some(({ printerSetUp }) => printerSetUp?.adapter === 'folder')
    ? trouble({ kind: 'onlyFolder' })
    : yes(false);
}
