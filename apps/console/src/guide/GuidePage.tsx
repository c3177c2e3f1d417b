/** From an empty hall to a printed ticket: each step with why it is there, how it is, and the button that leads on. */
import { printerOfKiosk } from '@giliran/client';
import { KioskId, type Site } from '@giliran/protocol';
import { Badge, Button, useLanguage, useWording, type Tone } from '@giliran/ui';
import { guideWording } from '@giliran/ui/wording/guide';
import { hallWording } from '@giliran/ui/wording/hall';
import Check from 'lucide-react/icons/check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useState, type ReactNode } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { changeSite } from '../site-draft/change-site.ts';
import { useSiteDraft } from '../site-draft/use-site-draft.ts';
import { Refusal } from '../trust/Refusal.tsx';
import { TrustPage } from '../trust/TrustPage.tsx';
import { useDeed } from '../trust/use-deed.ts';
import { FolderForm, QuickStartForm, ThingForm } from './GuideForms.tsx';
import type { Step, StepId } from './guide-steps.ts';
import { openedForTrial, trialUntil } from './quick-start.ts';
import { useGuide } from './use-guide.ts';
import { useNote } from './use-note.ts';
import './guide.css';

const parts = [
  { id: 'hall', steps: ['hall', 'zone', 'agency', 'service', 'counter'] },
  { id: 'paper', steps: ['kiosk', 'pairing', 'printer', 'ticket'] },
  { id: 'calls', steps: ['display', 'sound'] },
  { id: 'people', steps: ['clerk', 'backup'] },
] as const satisfies readonly { readonly id: string; readonly steps: readonly StepId[] }[];

const tones: Record<Step['state'], Tone> = { done: 'ok', next: 'info', open: 'neutral', trouble: 'warn' };

type Form = 'quick' | 'kiosk' | 'display' | 'folder';

export function GuidePage({ token, go, onSessionEnded }: PageProps) {
  const words = useWording(guideWording);
  const { api, asked, steps, paperAt } = useGuide(token, onSessionEnded);
  const [form, setForm] = useState<Form | null>(null);
  const done = steps.filter(({ state }) => state === 'done').length;
  const all = steps.length > 0 && done === steps.length;
  return (
    <TrustPage
      title={words.title}
      intro={all ? words.allDoneAdvice : words.intro}
      asked={asked}
      actions={
        steps.length > 0 && (
          <div className="guide-progress">
            <strong className="gl-num" role="status">
              {all ? words.allDone : words.progress(done, steps.length)}
            </strong>
            <progress value={done} max={steps.length} aria-label={words.progress(done, steps.length)} />
          </div>
        )
      }
    >
      {({ site }) => (
        <>
          {parts.map((part) => (
            <section key={part.id} className="guide-part panel" aria-label={words.parts[part.id]}>
              <h2>{words.parts[part.id]}</h2>
              <ol>
                {steps
                  .filter(({ id }) => part.steps.some((one) => one === id))
                  .map((step) => (
                    <GuideStep
                      key={step.id}
                      {...{ step, site, token, go, api, paperAt, onSessionEnded }}
                      onForm={setForm}
                      onChanged={asked.again}
                    />
                  ))}
              </ol>
            </section>
          ))}
          <Forms
            {...{ form, site, api, onSessionEnded }}
            onClose={() => setForm(null)}
            onDone={asked.again}
          />
        </>
      )}
    </TrustPage>
  );
}

interface FormsProps extends Pick<PageProps, 'onSessionEnded'> {
  readonly form: Form | null;
  readonly site: Site;
  readonly api: ReturnType<typeof useGuide>['api'];
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

function Forms({ form, site, api, onClose, onDone, onSessionEnded }: FormsProps) {
  const { draft } = useSiteDraft();
  const deed = useDeed(onSessionEnded);
  const close = (): void => {
    deed.forget();
    onClose();
  };
  const finished = async (): Promise<void> => {
    close();
    // The pages of the set-up read it anew, unless something is being written there.
    await Promise.all([draft.open(), onDone()]);
  };
  const save = (change: (site: Site) => Site): void => {
    void deed.run(() => changeSite(api.site, change), finished);
  };
  switch (form) {
    case null:
      return null;
    case 'quick':
      return <QuickStartForm {...{ site, deed, onSave: save, onClose: close }} />;
    case 'kiosk':
    case 'display':
      return <ThingForm key={form} kind={form} {...{ site, deed, onSave: save, onClose: close }} />;
    case 'folder':
      return (
        <FolderForm
          deed={deed}
          onClose={close}
          onSave={(path) => void deed.run(() => api.addBackupFolder(path), finished)}
        />
      );
  }
}

interface GuideStepProps extends Pick<PageProps, 'token' | 'go' | 'onSessionEnded'> {
  readonly step: Step;
  readonly site: Site;
  readonly api: ReturnType<typeof useGuide>['api'];
  readonly paperAt: number | null;
  readonly onForm: (form: Form) => void;
  readonly onChanged: () => Promise<void>;
}

function GuideStep({ step, site, paperAt, ...rest }: GuideStepProps) {
  const words = useWording(guideWording);
  const { formats } = useBoard();
  const note = useNote(site)(step.note);
  const { title, why } = words.steps[step.id];
  const printed = step.id === 'ticket' && paperAt !== null;
  return (
    <li
      className="guide-step"
      data-state={step.state}
      aria-current={step.state === 'next' ? 'step' : undefined}
    >
      <span className="guide-mark" aria-hidden="true">
        {step.state === 'done' ? <Check /> : step.state === 'trouble' ? <TriangleAlert /> : null}
      </span>
      <div className="guide-words">
        <h3>{title}</h3>
        <p>{why}</p>
        {note !== null && <p className="guide-note">{note}</p>}
        {printed && (
          <p className="guide-fact gl-num">
            {words.facts.printedAt(`${formats.shortDate(paperAt)}, ${formats.time(paperAt)}`)}
          </p>
        )}
      </div>
      <Badge tone={tones[step.state]}>{words.states[step.state]}</Badge>
      <div className="guide-actions">
        <Actions {...{ step, site, paperAt }} {...rest} />
      </div>
    </li>
  );
}

function Actions({ step, site, token, go, api, onForm, onChanged, onSessionEnded }: GuideStepProps) {
  const words = useWording(guideWording);
  const { pages } = useWording(hallWording);
  const { language } = useLanguage();
  const { view, now } = useBoard();
  const { draft } = useSiteDraft();
  const deed = useDeed(onSessionEnded);
  const [said, setSaid] = useState<string | null>(null);
  const { actions } = words;
  const main = step.state === 'next' || step.state === 'trouble';
  const button = (label: string, onClick: () => void, primary = main): ReactNode => (
    <Button size="small" variant={primary ? 'primary' : 'secondary'} busy={deed.busy} onClick={onClick}>
      {label}
    </Button>
  );
  const open = (page: string, label: string, primary = main) => button(label, () => go(page, null), primary);
  const toPage = (page: keyof typeof pages, primary = false) =>
    open(page, actions.open(pages[page]), primary);
  const kiosk = view.devices.find((one) => one.kind === 'kiosk' && one.connections > 0);
  const display = view.devices.find((one) => one.kind === 'display' && one.connections > 0);
  const tryOpening = (): void => {
    const time = hallTime(now, site.settings.timeZone);
    const name = { id: guideWording.id.openingName, en: guideWording.en.openingName };
    void deed.run(
      () => changeSite(api.site, (current) => openedForTrial(current, view.day, time, name)),
      async () => {
        setSaid(words.opened(trialUntil(time).replace(':', language === 'id' ? '.' : ':')));
        await Promise.all([draft.open(), onChanged()]);
      },
    );
  };
  const offer = (): ReactNode => {
    switch (step.id) {
      case 'hall':
        return toPage('site');
      case 'zone':
        return toPage('zones');
      case 'agency':
        return step.state === 'done' ? (
          toPage('agencies')
        ) : (
          <>
            {button(actions.quickStart, () => onForm('quick'))}
            {open('transfer', actions.importFile, false)}
          </>
        );
      case 'service':
        return toPage('services');
      case 'counter':
        return toPage('counters', step.state === 'trouble');
      case 'kiosk':
        return step.state === 'done' ? toPage('kiosks') : button(actions.addKiosk, () => onForm('kiosk'));
      case 'pairing':
        return open('devices', actions.pair);
      case 'printer':
        return button(actions.printer, () => go('printers', kiosk?.id ?? site.kiosks[0]?.id ?? null));
      case 'ticket':
        return (
          <>
            {step.note?.kind === 'closedNow' && button(actions.openNow, tryOpening)}
            {kiosk !== undefined &&
              button(
                actions.testPage,
                () =>
                  void deed.run(
                    () => printerOfKiosk('', token, KioskId.parse(kiosk.id)).test(),
                    ({ outcome }) => setSaid(words.testOf[outcome]),
                  ),
                false,
              )}
          </>
        );
      case 'display':
        return site.displays.length === 0
          ? button(actions.addDisplay, () => onForm('display'))
          : open('devices', actions.pair);
      case 'sound':
        return (
          display !== undefined &&
          button(
            actions.playSound,
            () =>
              void deed.run(
                () => api.playSound(display.id),
                ({ outcome }) => setSaid(words.soundOf[outcome]),
              ),
          )
        );
      case 'clerk':
        return open('people', actions.addClerk);
      case 'backup':
        return button(actions.addFolder, () => onForm('folder'));
    }
  };
  return (
    <>
      <div className="guide-buttons">{offer()}</div>
      <p className="guide-said" role="status">
        {said}
      </p>
      <Refusal failure={deed.failure} />
      {step.state !== 'done' &&
        (step.id === 'pairing' || (step.id === 'display' && site.displays.length > 0)) && (
          <p className="guide-fact">
            {words.facts.openAt(`${window.location.origin}/${step.id === 'pairing' ? 'kiosk' : 'display'}/`)}
          </p>
        )}
    </>
  );
}

/** The hall's wall clock: `18:05`. */
const hallTime = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
