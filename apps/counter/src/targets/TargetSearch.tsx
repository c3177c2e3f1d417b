/** A search with its results under it: type, arrows, Enter. The focus stays in the field. */
import { SearchInput, useLanguage, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { DirectoryView } from '@giliran/protocol';
import { findTargets, isShut, targetBook, type Origin, type Target } from './targets.ts';
import './targets.css';

interface TargetSearchProps {
  readonly directory: DirectoryView | null;
  readonly from: Origin;
  readonly label: string;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly recent: readonly string[];
  /** Services only, at any counter. */
  readonly servicesOnly?: boolean;
  readonly onChoose: (target: Target) => void;
  /** Enter or Backspace with nothing typed. */
  readonly onEmptyKey?: (key: 'Enter' | 'Backspace') => boolean;
}

export function TargetSearch(props: TargetSearchProps) {
  const { directory, from, typed, onTyped, recent, servicesOnly = false, onChoose, onEmptyKey } = props;
  const words = useWording(counterPanelsWording).transfer;
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const say = useLocalized();
  const listId = useId();
  const field = useRef<HTMLDivElement>(null);
  // Where Enter with nothing typed means something else, nothing is chosen beforehand.
  const before = onEmptyKey === undefined ? 0 : -1;
  const [moved, setMoved] = useState({ typed, at: before });
  // What was chosen by arrows holds for what was typed then.
  const at = moved.typed === typed ? moved.at : typed === '' ? before : 0;
  const { serviceId, counterId, agencyId } = from;
  const book = useMemo(
    () => (directory === null ? null : targetBook(directory, { serviceId, counterId, agencyId })),
    [directory, serviceId, counterId, agencyId],
  );
  const found = useMemo(
    () =>
      book === null
        ? []
        : findTargets(book, typed, recent).filter(({ target }) => !servicesOnly || target.counter === null),
    [book, typed, recent, servicesOnly],
  );
  useEffect(() => field.current?.querySelector('input')?.focus(), []);
  const selected = at < 0 ? undefined : found[Math.min(at, found.length - 1)];

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (step !== undefined && found.length > 0 && !(sideways && typed !== '')) {
      event.preventDefault();
      setMoved({ typed, at: stepped(at, step, found.length) });
    } else if (
      (event.key === 'Enter' || event.key === 'Backspace') &&
      typed === '' &&
      (selected === undefined || event.key === 'Backspace') &&
      onEmptyKey?.(event.key)
    ) {
      event.preventDefault();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (selected !== undefined && !isShut(selected.target)) onChoose(selected.target);
    }
  };

  return (
    <div className="targets" ref={field}>
      <SearchInput
        value={typed}
        onValue={onTyped}
        label={props.label}
        clearLabel={common.clear}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={selected === undefined ? undefined : `${listId}-${selected.target.key}`}
        onKeyDown={onKeyDown}
      />
      <div className="target-list" role="listbox" id={listId} aria-label={props.label} tabIndex={-1}>
        {found.map(({ target, recent: used }) => (
          // Chosen by the keys of the field, or by the mouse.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={target.key}
            id={`${listId}-${target.key}`}
            role="option"
            tabIndex={-1}
            className="target"
            aria-selected={target === selected?.target}
            aria-disabled={isShut(target) || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => !isShut(target) && onChoose(target)}
          >
            <span className="target-prefix">
              {target.counter === null ? target.prefix : target.counter.number}
            </span>
            <span className="target-name">
              {target.counter !== null && <strong>{common.counterNumber(target.counter.number)} · </strong>}
              {say(target.service)}
            </span>
            <span className="target-agency">{target.agency}</span>
            <span className="target-standing" data-shut={isShut(target) || undefined}>
              {standingOf(target, words)}
              {used && !isShut(target) && <span className="target-recent"> · {words.recent}</span>}
            </span>
          </div>
        ))}
      </div>
      {book === null && <p className="targets-nothing">{words.loading}</p>}
      {book !== null && found.length === 0 && typed.trim() !== '' && (
        <p className="targets-nothing">{words.nothing}</p>
      )}
      <output className="gl-hidden" lang={language}>
        {typed === '' ? '' : words.results(found.length)}
      </output>
    </div>
  );
}

/** The next or the last of the list, round its ends; from nowhere to the first or the last. */
function stepped(at: number, step: number, length: number): number {
  if (at < 0) return step > 0 ? 0 : length - 1;
  return (Math.min(at, length - 1) + step + length) % length;
}

function standingOf(target: Target, words: (typeof counterPanelsWording)['id']['transfer']): string {
  if (target.counter === null) return target.open ? words.waiting(target.waiting) : words.serviceClosed;
  if (target.counter.status === 'closed') return words.counterClosed;
  return target.counter.status === 'paused' ? words.counterPaused : words.waiting(target.waiting);
}
