/** The buttons of the printer's page: what somebody does to the printer, or what befalls it. */
import { NO_FAULTS, type Condition, type PrinterEmulator } from '@giliran/printing/emulator';

type Action = {
  readonly id: string;
  readonly label: string;
  /** Whether the button is down. */
  readonly isOn?: (condition: Condition) => boolean;
  readonly run: (emulator: PrinterEmulator) => void;
};

/** In the middle of a ticket: so many commands after its first. */
const MID_JOB = 12;

/** A button that stays down. */
function toggle(id: string, label: string, on: Partial<Condition>, off: Partial<Condition>): Action {
  const isOn = (condition: Condition): boolean =>
    Object.entries(on).every(([name, value]) =>
      Object.entries(condition).some((c) => c[0] === name && c[1] === value),
    );
  return { id, label, isOn, run: (emulator) => emulator.set(isOn(emulator.condition) ? off : on) };
}

export const ACTION_GROUPS: readonly { readonly title: string; readonly actions: readonly Action[] }[] = [
  {
    title: 'Now',
    actions: [
      toggle('paperLow', 'Paper low', { paper: 'low' }, { paper: 'enough' }),
      toggle('paperOut', 'Paper out', { paper: 'out' }, { paper: 'enough' }),
      toggle('coverOpen', 'Cover open', { cover: 'open' }, { cover: 'closed' }),
      toggle('knife', 'Knife jammed', { cutterJammed: true }, { cutterJammed: false }),
      toggle('offline', 'Offline', { offline: true }, { offline: false }),
    ],
  },
  {
    title: 'In the middle of the next ticket',
    actions: [
      { id: 'paperOutMid', label: 'Paper runs out', run: (e) => e.plan(MID_JOB, { paper: 'out' }) },
      { id: 'coverMid', label: 'Cover opens', run: (e) => e.plan(MID_JOB, { cover: 'open' }) },
      { id: 'stallMid', label: 'Stands still', run: (e) => e.plan(MID_JOB, { stalled: true }) },
      { id: 'cut', label: 'Connection cut', run: (e) => e.cutConnectionAfter(400) },
    ],
  },
  {
    title: 'The line',
    actions: [
      toggle('stalled', 'Stands still', { stalled: true }, { stalled: false }),
      toggle('slow', 'Slow: 2 s', { delayMs: 2_000 }, { delayMs: 0 }),
      toggle('between', 'Rubbish between answers', { rubbish: 'between' }, { rubbish: 'none' }),
      toggle('instead', 'Rubbish for answers', { rubbish: 'instead' }, { rubbish: 'none' }),
      { id: 'halfOpen', label: 'Half-open', run: (e) => e.goHalfOpen() },
    ],
  },
  {
    title: 'A person',
    actions: [
      { id: 'tear', label: 'Tears paper off', run: (e) => e.tearOff() },
      { id: 'power', label: 'Switches off and on', run: (e) => e.powerCycle() },
      {
        id: 'well',
        label: 'Remedies everything',
        run: (e) => e.set({ ...NO_FAULTS, cutterError: e.condition.cutterError }),
      },
    ],
  },
];

export function actionOf(id: string): Action | undefined {
  return ACTION_GROUPS.flatMap((group) => group.actions).find((action) => action.id === id);
}
