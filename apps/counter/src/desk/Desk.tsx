/** At work: wires the view, the hand, the keys and the bell, and draws one of the two layouts. */
import { useClient, useConnection } from '@giliran/client';
import type { CounterId, Rejection, StaffId, StaffRole } from '@giliran/protocol';
import { Button, Spinner, useLanguage, useWording } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import { useEffect, useMemo, useRef, useState } from 'react';
import { CompactBar } from '../compact/CompactBar.tsx';
import { keepLastList, lastListOf, readLastList } from '../last-list/last-list.ts';
import { LastListPanel } from '../last-list/LastListPanel.tsx';
import { focusList, type ListTab } from '../lists/tabs.ts';
import { asks } from '../panels/Panels.tsx';
import type { Place } from '../place.ts';
import { keepNotice, keepSound, readNotice, readSound } from '../preferences.ts';
import type { Farewell } from '../sign-in/SignInScreen.tsx';
import { useDirectory } from '../targets/use-directory.ts';
import { bigAction, offers, recallLeave, sideActions, type SideAction } from './actions.ts';
import { createBell } from './bell.ts';
import type { DeskModel, LeaveProblem, Panel } from './desk-model.ts';
import { FullDesk } from './FullDesk.tsx';
import type { Intent } from './intents.ts';
import type { KeyMeaning } from './keys.ts';
import { outcomesNow } from './Outcomes.tsx';
import { actOf } from './side-acts.ts';
import { SpokenLine } from './SpokenLine.tsx';
import { useDesk, useKeys, useNewcomer } from './use-desk.ts';
import { visitOf } from './visit.ts';

interface DeskProps {
  readonly place: Place;
  readonly counterId: CounterId;
  readonly staff: { readonly id: StaffId; readonly role: StaffRole };
  /** The person has just taken the counter over from a colleague. */
  readonly tookOver: boolean;
  readonly onAccent: (accent: string) => void;
  readonly onRefused: (reason: Rejection) => void;
  readonly onChangeCounter: () => void;
  readonly onLeave: (farewell: Farewell) => void;
}

/** Panels that have nothing to do with the ticket in hand stay open when that changes. */
const outlasts = (panel: Panel): boolean =>
  panel.kind === 'keys' || panel.kind === 'settings' || panel.kind === 'condition';

export function Desk(props: DeskProps) {
  const { place, counterId, staff, onLeave } = props;
  const words = useWording(counterWording);
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const client = useClient();
  const connection = useConnection();
  const { watched, control, state, elsewhere, workHere } = useDesk(counterId, props.tookOver);
  const { view, refused } = watched;
  const [panel, setPanel] = useState<Panel | null>(null);
  const [tab, setTab] = useState<ListTab>('waiting');
  const [leaveProblem, setLeaveProblem] = useState<LeaveProblem | null>(null);
  const [compact, setCompact] = useState(place.compact);
  const [sound, setSound] = useState(() => readSound(localStorage));
  const [notice, setNotice] = useState(() => readNotice(localStorage));
  const [asOf, setAsOf] = useState<number | null>(null);
  const [bell] = useState(createBell);
  const [drafts] = useState(() => new Map<string, string>());
  const bigButton = useRef<HTMLButtonElement>(null);
  const searchInput = useRef<HTMLDivElement>(null);

  const known = new Set(view?.services.map((service) => service.id));
  const strangers = [...(view?.current?.stops ?? []), ...(view?.history.map((t) => t.serviceId) ?? [])];
  const directory = useDirectory(
    panel?.kind === 'transfer' || panel?.kind === 'stops',
    strangers.some((id) => !known.has(id)),
  );

  const accent = view?.site.accentColor;
  const timeZone = view?.site.timeZone ?? 'Asia/Jakarta';
  const formats = useMemo(() => createFormats({ timeZone, language }), [timeZone, language]);

  useEffect(() => {
    if (accent !== undefined) props.onAccent(accent);
    // The callback is the same setter throughout.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [accent]);
  useEffect(() => {
    if (refused !== null) props.onRefused(refused);
    // Told once per refusal.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [refused]);
  useEffect(() => {
    if (state.sessionEnded) onLeave('ended');
    // Told once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [state.sessionEnded]);
  useEffect(() => {
    setAsOf(watched.fresh ? null : client.serverNow());
  }, [watched.fresh, client]);

  useEffect(() => {
    if (view !== null && watched.fresh) keepLastList(localStorage, lastListOf(view, client.serverNow()));
  }, [view, watched.fresh, client]);

  useNewcomer(view, (number) => {
    if (sound) bell.ring();
    if (notice) bell.tell(words.spoken.joined(number));
  });

  const big = view && bigAction(view);
  const sides = view === null ? { main: [], more: [] } : sideActions(view);
  const focusBig = () => bigButton.current?.focus({ preventScroll: true });

  // What has ended leaves its panel behind: a reason for a break that is on, or for a ticket that is gone.
  const visitId = view?.current?.id ?? null;
  useEffect(() => {
    setPanel((open) => (open !== null && outlasts(open) ? open : null));
    setLeaveProblem(null);
    focusBig();
  }, [big?.kind, visitId, compact]);

  const openPanel = (next: Panel | null) => {
    setPanel(next);
    if (next === null) focusBig();
  };
  const perform = (intent: Intent, draft?: string) => {
    if (!control.takes(intent)) return;
    openPanel(null);
    void control.do(intent).then((done) => {
      if (done && draft !== undefined) drafts.delete(draft);
    });
  };
  const undo = () => {
    perform({ do: 'undo' });
  };
  const act = (action: SideAction) => {
    if (view === null || elsewhere || !offers(sides, action)) return;
    if (action === 'recall' && !recallLeave(view, client.serverNow()).allowed) return;
    const next = actOf(action, view);
    switch (next?.kind) {
      case 'finishAndNext':
        control.finishAndNext();
        focusBig();
        break;
      case 'do':
        perform(next.intent);
        break;
      case 'ask':
        setPanel(next.panel);
        break;
      case undefined:
        break;
    }
  };
  const changeSound = (on: boolean) => {
    setSound(on);
    keepSound(localStorage, on);
  };
  const changeNotice = (on: boolean) => {
    setNotice(on);
    keepNotice(localStorage, on);
    if (on) bell.askPermission();
  };
  const showList = (next: ListTab) => {
    setTab(next);
    focusList(next);
  };
  const toggle = (kind: 'keys' | 'settings') => openPanel(panel?.kind === kind ? null : { kind });

  const onKey = (meaning: KeyMeaning): boolean => {
    if (view === null) return false;
    if (meaning === 'escape') {
      if (panel !== null) openPanel(null);
      else control.dismissProblem();
      focusBig();
      return true;
    }
    if (asks(panel) || panel?.kind === 'settings') return false;
    if (typeof meaning === 'object') {
      const outcome = outcomesNow({ view })[meaning.outcome - 1];
      const visit = visitOf(view);
      if (outcome === undefined || visit === null) return false;
      perform({ do: 'finish', ticketId: visit.ticket.id, outcome: outcome.id });
      return true;
    }
    switch (meaning) {
      case 'big':
        control.pressBig();
        return true;
      case 'undo':
        undo();
        return true;
      case 'search':
        setTab('waiting');
        requestAnimationFrame(() => searchInput.current?.querySelector('input')?.focus());
        return true;
      case 'parked':
      case 'history':
        showList(meaning);
        return true;
      case 'mute':
        changeSound(!sound);
        return true;
      case 'settings':
      case 'keys':
        toggle(meaning);
        return true;
      default:
        act(meaning);
        return offers(sides, meaning);
    }
  };
  useKeys(onKey);

  // The listener outlives the renderings: it asks for the latest hand each time.
  const hands = useRef({ act, undo });
  hands.current = { act, undo };
  useEffect(
    () =>
      place.bridge?.onHotkey((hotkey) => {
        if (hotkey === 'next') control.pressBig();
        else if (hotkey === 'undo') hands.current.undo();
        else if (hotkey === 'show') bigButton.current?.focus();
        else hands.current.act(hotkey);
      }),
    [place.bridge, control],
  );

  const changeCompact = (on: boolean) => {
    void place.bridge?.window.setCompact(on);
    setCompact(on);
  };
  const leave = (farewell: Farewell) => {
    if (compact) changeCompact(false);
    onLeave(farewell);
  };
  const signOut = async () => {
    const gone = view === null || view.counter.status === 'closed' || elsewhere || lostTo !== null;
    if (gone) return leave('signedOut');
    if (!watched.fresh) return setLeaveProblem('unreachable');
    if (visitOf(view) !== null) {
      setLeaveProblem('busy');
      bigButton.current?.focus();
      return;
    }
    if (await control.do({ do: 'close' })) leave('signedOut');
    else setLeaveProblem('unreachable');
  };

  const taken = view !== null && view.staff !== null && view.staff.id !== staff.id;
  const lostTo = taken && view.counter.status !== 'closed' ? (view.staff?.name ?? null) : null;

  if (view === null || big === null) {
    const last = connection.status === 'offline' ? readLastList(localStorage, Date.now(), counterId) : null;
    const out = (
      <Button variant="quiet" onClick={() => leave('signedOutOpen')}>
        {words.actions.signOut}
      </Button>
    );
    if (last !== null) return <LastListPanel list={last} action={out} reconnects />;
    return (
      <main className="desk-waiting">
        <Spinner />
        <output>
          {connection.status === 'offline' ? common.connection.reconnecting : common.connection.connecting}
        </output>
        {out}
      </main>
    );
  }

  const desk: DeskModel = {
    view,
    place,
    role: staff.role,
    fresh: watched.fresh,
    asOf,
    elsewhere,
    workHere,
    state,
    control,
    big,
    sides,
    formats,
    panel,
    openPanel,
    act,
    undo,
    perform,
    drafts,
    directory,
    tab,
    setTab,
    focusBig,
    lostTo,
    leaveProblem,
    dismissLeave: () => setLeaveProblem(null),
    signOut: () => void signOut(),
    leaveAnyway: () => leave('signedOutOpen'),
    changeCounter: props.onChangeCounter,
    sound,
    setSound: changeSound,
    notice,
    setNotice: changeNotice,
    setCompact: place.bridge !== null || place.compact ? changeCompact : null,
  };
  return (
    <>
      <SpokenLine desk={desk} />
      {compact ? (
        <CompactBar desk={desk} bigButton={bigButton} />
      ) : (
        <FullDesk desk={desk} bigButton={bigButton} searchInput={searchInput} />
      )}
    </>
  );
}
