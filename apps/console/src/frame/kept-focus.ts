/**
 * The focus stays on the page for those who work by keys. Whatever had it may go: a row is removed, a button has done
 * what it was there for, a dialog closes over a row that is gone. A browser then begins at the top of the page again;
 * here the focus goes to what took the place, or stands next to it.
 */
import { useEffect } from 'react';

/** Where something stood: in each element around it, from the inside out, as which child. */
type Place = readonly { readonly around: Element; readonly at: number }[];

interface Focused {
  readonly one: Element;
  readonly place: Place;
}

function placeOf(one: Element): Place {
  const place: { around: Element; at: number }[] = [];
  for (let child = one; child !== document.body && child.parentElement; child = child.parentElement)
    place.push({ around: child.parentElement, at: [...child.parentElement.children].indexOf(child) });
  return place;
}

const reachable =
  ':is(a[href], button, input, select, textarea, summary, [tabindex]):not(:disabled, [aria-disabled=true])';
const takesFocus = (one: Element | undefined): one is HTMLElement =>
  one instanceof HTMLElement && one.tabIndex >= 0 && one.matches(reachable) && one.checkVisibility();
const allIn = (part: Element | undefined): HTMLElement[] =>
  part === undefined
    ? []
    : [part, ...part.querySelectorAll(reachable)].filter((one): one is HTMLElement => takesFocus(one));

/** What stands in this part where the other stood in its own: the same button of the next row. */
function alike(part: Element | undefined, inner: Place): HTMLElement | undefined {
  let one = part;
  for (const { at } of inner.toReversed()) one = one?.children[at];
  return takesFocus(one) ? one : undefined;
}

/** The nearest to a place that what stood there has left. */
function nearestTo(place: Place): HTMLElement | undefined {
  const left = place.findIndex(({ around }) => around.isConnected);
  const gone = place[left];
  if (gone === undefined) return undefined;
  // Another page has come.
  if (gone.around.matches('main')) return undefined;
  const { children } = gone.around;
  const next = children[gone.at];
  const before = children[gone.at - 1];
  const inner = place.slice(0, left);
  const neighbour = alike(next, inner) ?? allIn(next)[0] ?? alike(before, inner) ?? allIn(before).at(-1);
  if (neighbour) return neighbour;
  for (const { around, at } of place.slice(left)) {
    const within = allIn(around).filter((one) => one !== around);
    const mark = around.children[at];
    // What stands before it leads to it again; after it only when nothing is before.
    const leading = within.findLast(
      (one) => !mark || (one.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    const near = leading ?? within[0];
    if (near) return near;
    if (around.matches('main')) return undefined;
  }
  return undefined;
}

/** The page itself, for when nothing on it takes the focus: its heading is read out, and Tab goes on from there. */
function thePage(): HTMLElement | null {
  const heading =
    document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main');
  heading?.setAttribute('tabindex', '-1');
  return heading;
}

/** Keeps the focus on the page, as long as what uses it is mounted. */
export function useKeptFocus(): void {
  useEffect(() => {
    const { body: all } = document;
    let byKeys = false;
    let last: Focused | null = null;
    // A dialog gives the focus back to where it was opened; when that is gone, it went while the dialog stood open.
    let beneath: Focused | null = null;
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      last = { one: target, place: placeOf(target) };
      if (target.closest('dialog') === null) beneath = last;
    };
    const onKey = (): void => void (byKeys = true);
    // Who points at things looks where the pointer is.
    const onPointer = (): void => void (byKeys = false);
    const look = (): void => {
      const { activeElement } = document;
      const lost = activeElement === null || activeElement === all || activeElement.matches(':disabled');
      if (!lost || !byKeys || last === null) return;
      const dialog = document.querySelector('dialog:modal');
      if (dialog !== null) {
        // What comes next in a dialog is read from its beginning; nothing is pressed twice by holding a key.
        (allIn(dialog.querySelector('.gl-dialog-content') ?? undefined)[0] ?? allIn(dialog)[0])?.focus();
        return;
      }
      const { one, place } = last.one.closest('dialog') === null ? last : (beneath ?? last);
      const there = one.isConnected && !one.matches(':disabled') && one.checkVisibility();
      if (!there) (nearestTo(place) ?? thePage())?.focus();
    };
    const watch = new MutationObserver(look);
    watch.observe(all, {
      ...{ childList: true, subtree: true },
      ...{ attributes: true, attributeFilter: ['disabled', 'open', 'hidden'] },
    });
    all.addEventListener('focusin', onFocus);
    all.addEventListener('keydown', onKey, true);
    all.addEventListener('pointerdown', onPointer, true);
    return () => {
      watch.disconnect();
      all.removeEventListener('focusin', onFocus);
      all.removeEventListener('keydown', onKey, true);
      all.removeEventListener('pointerdown', onPointer, true);
    };
  }, []);
}
