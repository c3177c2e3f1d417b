/** Where do you sit today? The counters of one's agency, the likely one first under the hand. */
import { useSend, type SendFailure } from '@giliran/client';
import type { CounterId, Rejection, StaffId } from '@giliran/protocol';
import {
  Badge,
  Banner,
  Button,
  EmptyState,
  LanguageSwitch,
  SearchInput,
  Spinner,
  useLanguage,
  useWording,
} from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { giveUpAfterMs } from '../desk/desk-control.ts';
import { problemText } from '../desk/problem-text.ts';
import type { Place } from '../place.ts';
import type { KeptSession } from '../session-memory.ts';
import type { Farewell } from '../sign-in/SignInScreen.tsx';
import {
  counterChoices,
  fetchHall,
  filterChoices,
  preselected,
  type CounterChoice,
  type Hall,
} from './counter-choices.ts';
import { HandOver } from './HandOver.tsx';
import './choose.css';

/** From so many counters on there is a search. */
const searchFrom = 9;

interface ChooseCounterProps {
  readonly place: Place;
  readonly session: KeptSession;
  /** Why the counter before was refused, if it was. */
  readonly refusal: Rejection | null;
  /** `byHandOver`: taken over from a colleague. */
  readonly onCounter: (counterId: CounterId, byHandOver: boolean) => void;
  readonly onLeave: (farewell: Farewell) => void;
}

export function ChooseCounter({ place, session, refusal, onCounter, onLeave }: ChooseCounterProps) {
  const words = useWording(counterWording);
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const send = useSend();
  const [hall, setHall] = useState<Hall | null>(null);
  const [problem, setProblem] = useState<SendFailure | null>(refusal);
  const [opening, setOpening] = useState<CounterId | null>(null);
  const [typed, setTyped] = useState('');
  const [handOver, setHandOver] = useState<{ readonly counterId: CounterId; readonly by: StaffId } | null>(
    null,
  );

  const load = useCallback(async () => {
    const answer = await fetchHall(place.server, session.token);
    if (answer.ok) setHall(answer.value);
    else if (answer.error.code === 'sessionExpired' || answer.error.code === 'notSignedIn') onLeave('ended');
    else setProblem(answer.error);
    // Loaded once per session; the callbacks may be new each time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [place.server, session.token]);
  useEffect(() => void load(), [load]);

  const choices = useMemo(
    () => (hall === null ? [] : counterChoices(hall, session.staff, place.counterId)),
    [hall, session.staff, place.counterId],
  );
  const first = preselected(choices);
  const firstButton = useRef<HTMLButtonElement>(null);
  useEffect(() => firstButton.current?.focus(), [first?.counter.id]);

  const open = async (counterId: CounterId) => {
    if (opening !== null) return;
    setOpening(counterId);
    setProblem(null);
    const outcome = await send({ type: 'counter.open', counterId }, { giveUpAfterMs });
    setOpening(null);
    if (outcome.ok) onCounter(counterId, false);
    else if (outcome.error.code === 'sessionExpired' || outcome.error.code === 'notSignedIn')
      onLeave('ended');
    else {
      setProblem(outcome.error);
      void load();
    }
  };

  const shown = filterChoices(choices, typed);
  const press = ({ counter, standing }: CounterChoice) => {
    setProblem(null);
    if (standing.kind === 'taken') setHandOver({ counterId: counter.id, by: standing.by });
    else void open(counter.id);
  };
  return (
    <main className="choose">
      <header className="choose-top">
        <p className="choose-greeting">{words.chooseCounter.greeting(session.staff.name)}</p>
        <div className="choose-top-end">
          <LanguageSwitch shape="short" />
          <Button variant="quiet" onClick={() => onLeave('signedOut')}>
            {words.actions.signOut}
          </Button>
        </div>
      </header>
      <section className="choose-body" aria-labelledby="choose-title">
        <h1 id="choose-title">{words.chooseCounter.title}</h1>
        {problem !== null && (
          <Banner
            tone="error"
            title={hall === null ? words.chooseCounter.failed : problemText(problem, language).title}
            action={hall === null ? <Button onClick={() => void load()}>{common.retry}</Button> : undefined}
          >
            {problemText(problem, language).advice}
          </Banner>
        )}
        {hall === null && problem === null && <Spinner label={common.loading} />}
        {hall !== null && choices.length === 0 && (
          <EmptyState title={words.chooseCounter.empty}>{words.chooseCounter.emptyAdvice}</EmptyState>
        )}
        {choices.length >= searchFrom && (
          <SearchInput
            value={typed}
            onValue={setTyped}
            label={words.chooseCounter.search}
            clearLabel={common.clear}
          />
        )}
        {handOver !== null && (
          <HandOver
            key={handOver.counterId}
            counterId={handOver.counterId}
            holder={handOver.by}
            onProblem={setProblem}
            onTaken={() => onCounter(handOver.counterId, true)}
            onBack={() => {
              setHandOver(null);
              void load();
            }}
          />
        )}
        <ul className="choose-list">
          {shown.map((choice) => (
            <li key={choice.counter.id}>
              <CounterTile
                choice={choice}
                first={choice === first}
                busy={opening === choice.counter.id}
                buttonRef={choice === first ? firstButton : undefined}
                onPress={() => press(choice)}
              />
            </li>
          ))}
        </ul>
        {choices.length > 0 && shown.length === 0 && <EmptyState title={words.lists.nothingFound} />}
      </section>
    </main>
  );
}

interface CounterTileProps {
  readonly choice: CounterChoice;
  readonly first: boolean;
  readonly busy: boolean;
  readonly buttonRef: React.Ref<HTMLButtonElement> | undefined;
  readonly onPress: () => void;
}

function CounterTile({ choice, first, busy, buttonRef, onPress }: CounterTileProps) {
  const words = useWording(counterWording);
  const common = useWording(commonWording);
  const { counter, agency, standing, here } = choice;
  return (
    <button
      ref={buttonRef}
      type="button"
      className="choose-tile gl-num"
      data-first={first || undefined}
      data-taken={standing.kind === 'taken' || undefined}
      aria-busy={busy || undefined}
      onClick={onPress}
    >
      <span className="choose-number" aria-hidden="true">
        {counter.number}
      </span>
      <span className="choose-words">
        <span className="choose-name">
          {common.counterNumber(counter.number)}
          {here && <Badge tone="accent">{words.chooseCounter.here}</Badge>}
        </span>
        {agency !== null && (
          <span className="choose-agency">
            {agency.shortName} · {agency.booth}
          </span>
        )}
        <span className="choose-standing">
          {standing.kind === 'free' && words.chooseCounter.free}
          {standing.kind === 'yours' && words.chooseCounter.yours}
          {standing.kind === 'taken' && words.chooseCounter.taken(standing.by)}
        </span>
      </span>
      {busy && <Spinner />}
    </button>
  );
}
