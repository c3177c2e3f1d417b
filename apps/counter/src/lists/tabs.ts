/** The lists beside the visit. */
export const listTabs = ['waiting', 'parked', 'history', 'services'] as const;
export type ListTab = (typeof listTabs)[number];

/** Puts the focus on the first thing in a list, once it is drawn. */
export function focusList(tab: ListTab): void {
  requestAnimationFrame(() => {
    const panel = document.querySelector(`#panel-${tab}`);
    const first =
      panel?.querySelector<HTMLElement>('.rows button') ??
      panel?.querySelector<HTMLElement>('.rows[tabindex]');
    (first ?? document.querySelector<HTMLElement>(`#tab-${tab}`))?.focus();
  });
}
