/** Lists whose rows are known by their places: a row that moves takes the focus with it, so that the same key moves it on. */
import { useLayoutEffect, useRef, type RefObject } from 'react';

/** One place up or down. Buttons that do it bear it as `data-by`. */
export type Step = 1 | -1;

/** To be told, with where the row goes, before the list is changed. */
export function useMovedFocus(list: RefObject<HTMLElement | null>): (to: number, by: Step) => void {
  const wanted = useRef<{ readonly to: number; readonly by: Step } | null>(null);
  useLayoutEffect(() => {
    const moved = wanted.current;
    wanted.current = null;
    if (moved === null) return;
    const buttons = [
      ...(list.current?.children[moved.to]?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? []),
    ];
    const by = (step: string | undefined): HTMLButtonElement | undefined =>
      buttons.find((button) => step !== undefined && button.dataset['by'] === step);
    // At the end of the list it can only go back.
    (by(String(moved.by)) ?? by(String(-moved.by)) ?? buttons[0])?.focus();
  });
  return (to, by) => {
    wanted.current = { to, by };
  };
}
