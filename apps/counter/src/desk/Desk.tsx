/** At work: wires the view, the hand, the keys and the bell, and draws one of the two layouts. */
import { useClient, useConnection } from '@giliran/client';
import type { CounterId, Rejection, StaffId } from '@giliran/protocol';
import { Button, Spinner, useLanguage, useWording, VisuallyHidden } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import { useEffect, useMemo, useRef, useState } from 'react';
import { CompactBar } from '../compact/CompactBar.tsx';
import type { Place } from '../place.ts';
import { keepSound, readSound } from '../preferences.ts';
import type { Farewell } from '../sign-in/SignInScreen.tsx';
import { bigAction, sideActions, visitOf, type SideAction } from './actions.ts';
import { createBell } from './bell.ts';
import type { DeskModel, LeaveProblem, Panel } from './desk-model.ts';
import { FullDesk } from './FullDesk.tsx';
import type { KeyMeaning } from './keys.ts';
import { spokenState } from './spoken-state.ts';
import { useDesk, useKeys, useNewcomer } from './use-desk.ts';

interface DeskProps {
  readonly place: Place;
  readonly counterId: CounterId;
  readonly staffId: StaffId;
  readonly onAccent: (accent: string) => void;
  readonly onRefused: (reason: Rejection) => void;
  readonly onChangeCounter: () => void;
  readonly onLeave: (farewell: Farewell) => void;
}

export function Desk(props: DeskProps) {
  const { place, counterId, staffId, onLeave } = props;
  const words = useWording(counterWording);
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const client = useClient();
  const connection = useConnection();
  const { watched, control, state } = useDesk(counterId);
  const { view, refused } = watched;
  const [panel, setPanel] = useState<Panel | null>(null);
  const [leaveProblem, setLeaveProblem] = useState<LeaveProblem | null>(null);
  const [compact, setCompact] = useState(place.compact);
  const [sound, setSound] = useState(() => readSound(localStorage));
  const [asOf, setAsOf] = useState<number | null>(null);
  const [bell] = useState(createBell);
  const bigButton = useRef<HTMLButtonElement>(null);
  const searchInput = useRef<HTMLDivElement>(null);

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

  useNewcomer(view, (number) => {
    if (sound) bell.ring(words.spoken.joined(number));
  });

  const pendingId = state.noShow?.ticketId ?? null;
  const big = view && bigAction(view, pendingId);
  const sides = view === null ? [] : sideActions(view, pendingId);

  // What has ended leaves its panel behind: a reason for a break that is on, or for a ticket that is gone.
  const visitId = view?.current?.id ?? null;
  useEffect(() => {
    setPanel((open) => (open?.kind === 'keys' ? open : null));
    setLeaveProblem(null);
    bigButton.current?.focus({ preventScroll: true });
  }, [big?.kind, visitId, compact]);

  const closePanel = () => {
    setPanel(null);
    bigButton.current?.focus({ preventScroll: true });
  };
  const act = (action: SideAction) => {
    if (view === null || !sides.includes(action)) return;
    switch (action) {
      case 'finishAndNext':
        control.finishAndNext();
        break;
      case 'recall':
        control.recall();
        break;
      case 'noShow':
        control.markNoShow();
        break;
      case 'close':
        void control.close();
        break;
      case 'pause':
        setPanel({ kind: 'pause' });
        return;
      case 'cancel': {
        const visit = visitOf(view);
        if (visit !== null) setPanel({ kind: 'cancel', ticket: visit.ticket });
        return;
      }
    }
    bigButton.current?.focus({ preventScroll: true });
  };
  const changeSound = (on: boolean) => {
    setSound(on);
    keepSound(localStorage, on);
    if (on) bell.askPermission();
  };

  const onKey = (meaning: KeyMeaning): boolean => {
    if (view === null) return false;
    if (meaning === 'undo') {
      if (panel !== null) closePanel();
      else if (state.noShow !== null) control.undoNoShow();
      else control.dismissProblem();
      return true;
    }
    if (panel !== null && panel.kind !== 'keys') return false;
    switch (meaning) {
      case 'big':
        control.pressBig();
        return true;
      case 'search':
        searchInput.current?.querySelector('input')?.focus();
        return searchInput.current !== null;
      case 'mute':
        changeSound(!sound);
        return true;
      case 'keys':
        setPanel(panel === null ? { kind: 'keys' } : null);
        return true;
      default:
        act(meaning);
        return sides.includes(meaning);
    }
  };
  useKeys(onKey);

  const hotkeys = useRef({ big: () => control.pressBig(), recall: () => control.recall() });
  useEffect(
    () =>
      place.bridge?.onHotkey((hotkey) =>
        hotkey === 'recall' ? hotkeys.current.recall() : hotkeys.current.big(),
      ),
    [place.bridge],
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
    if (view === null || view.counter.status === 'closed') return leave('signedOut');
    if (!watched.fresh) return setLeaveProblem('unreachable');
    if (visitOf(view) !== null && state.noShow === null) {
      setLeaveProblem('busy');
      bigButton.current?.focus();
      return;
    }
    if (await control.close()) leave('signedOut');
    else setLeaveProblem('unreachable');
  };

  if (view === null || big === null) {
    return (
      <main className="desk-waiting">
        <Spinner />
        <output>
          {connection.status === 'offline' ? common.connection.reconnecting : common.connection.connecting}
        </output>
        <Button variant="quiet" onClick={() => leave('signedOutOpen')}>
          {words.actions.signOut}
        </Button>
      </main>
    );
  }

  const taken = view.staff !== null && view.staff.id !== staffId && view.counter.status !== 'closed';
  const desk: DeskModel = {
    view,
    fresh: watched.fresh,
    asOf,
    state,
    control,
    big,
    sides,
    formats,
    panel,
    openPanel: (next) => (next === null ? closePanel() : setPanel(next)),
    act,
    focusBig: () => bigButton.current?.focus({ preventScroll: true }),
    lostTo: taken ? (view.staff?.name ?? null) : null,
    leaveProblem,
    dismissLeave: () => setLeaveProblem(null),
    signOut: () => void signOut(),
    leaveAnyway: () => leave('signedOutOpen'),
    changeCounter: props.onChangeCounter,
    sound,
    setSound: changeSound,
    setCompact: place.bridge !== null || place.compact ? changeCompact : null,
  };
  return (
    <>
      <p aria-live="polite" className="desk-spoken">
        <VisuallyHidden>{spokenState(view, language)}</VisuallyHidden>
      </p>
      {compact ? (
        <CompactBar desk={desk} bigButton={bigButton} />
      ) : (
        <FullDesk desk={desk} bigButton={bigButton} searchInput={searchInput} />
      )}
    </>
  );
}
