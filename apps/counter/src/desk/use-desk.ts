/** The desk in React: the view, the hand that acts on it, and the keys. */
import { useClient, useConnection, useView, type LiveClient } from '@giliran/client';
import type { CounterId, CounterView } from '@giliran/protocol';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { DeskControl } from './desk-control.ts';
import { meaningOf, type KeyMeaning, type KeyPress } from './keys.ts';
import { newcomer } from './newcomer.ts';

const scopeOf = (counterId: CounterId) => ({ kind: 'counter' as const, counterId });
const randomId = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');

const workedElsewhere = (view: CounterView | null, windowId: string): boolean =>
  view !== null && view.desk !== null && view.desk.windowId !== windowId;

function makeControl(client: LiveClient, counterId: CounterId, windowId: string): DeskControl {
  const scope = scopeOf(counterId);
  return new DeskControl({
    send: client.send,
    watched: () => {
      const { view, fresh } = client.current<'counter'>(scope);
      return { view, fresh, elsewhere: workedElsewhere(view, windowId) };
    },
    onView: (listener) => client.watch(scope, listener),
    newId: randomId,
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  });
}

/** `claim`: the person has just taken this counter over, so this window has it whatever another one says. */
export function useDesk(counterId: CounterId, claim: boolean) {
  const client = useClient();
  const watched = useView({ kind: 'counter', counterId });
  const [windowId] = useState(randomId);
  const [control] = useState(() => makeControl(client, counterId, windowId));
  useEffect(() => control.start(), [control]);
  const state = useSyncExternalStore(control.onChange, control.state);

  // A window says that it works here where nobody else does, and again on a new connection of its own.
  const connection = useConnection();
  const connectionId = connection.status === 'online' ? connection.who.connectionId : null;
  const toldOn = useRef<string | null>(null);
  const claiming = useRef(claim);
  const holder = watched.view === null ? undefined : (watched.view.desk?.windowId ?? null);
  const workHere = () => {
    toldOn.current = connectionId;
    claiming.current = false;
    client.tellDesk({ desk: { counterId, windowId } });
  };
  useEffect(() => {
    if (!watched.fresh || connectionId === null || holder === undefined) return;
    const mine = holder === windowId && toldOn.current !== connectionId;
    if (holder === null || mine || claiming.current) workHere();
    // What it depends on is who has the desk, and over which connection.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [watched.fresh, holder, connectionId]);
  useEffect(() => () => client.tellDesk({ desk: null }), [client]);

  return { watched, control, state, elsewhere: workedElsewhere(watched.view, windowId), workHere };
}

/** Calls back when somebody joins the empty queue of a free counter. */
export function useNewcomer(view: CounterView | null, onNewcomer: (number: string) => void): void {
  const before = useRef<CounterView | null>(null);
  useEffect(() => {
    if (view === null) return;
    const ticket = newcomer(before.current, view);
    before.current = view;
    if (ticket !== null) onNewcomer(ticket.number);
  });
}

function focusOf(target: EventTarget | null): KeyPress['focus'] {
  if (!(target instanceof Element)) return 'nothing';
  if (target.closest('[data-big]')) return 'big';
  if (target.closest('input, textarea, select, [contenteditable]')) return 'text';
  return target.closest('button, a[href], summary, [role="tab"]') ? 'control' : 'nothing';
}

/** Every key of the page. `onKey` answers whether it used the key. */
export function useKeys(onKey: (meaning: KeyMeaning) => boolean): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const focus = focusOf(event.target);
      // A held key on the big button must not press it again and again.
      if (event.repeat && focus === 'big' && (event.key === ' ' || event.key === 'Enter'))
        event.preventDefault();
      const meaning = meaningOf({
        key: event.key,
        ctrl: event.ctrlKey,
        alt: event.altKey,
        meta: event.metaKey,
        repeat: event.repeat,
        focus,
      });
      if (meaning !== null && onKey(meaning)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const [list] = useState(() => window.matchMedia(query));
  return useSyncExternalStore(
    (listener) => {
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => list.matches,
  );
}
