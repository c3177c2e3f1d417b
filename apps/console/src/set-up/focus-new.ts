/** The first field of what has just been added has the focus, once it is drawn. */
export function focusNew(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}
