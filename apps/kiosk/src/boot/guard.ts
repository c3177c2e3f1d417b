/** What a public touch screen must not do: menus, dragging, zooming, selecting. CSS does the rest (`.gl-kiosk`). */
export function guardTouchScreen(page: Document): void {
  const refuse = (event: Event) => event.preventDefault();
  for (const name of ['contextmenu', 'dragstart', 'gesturestart']) page.addEventListener(name, refuse);
  page.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  page.addEventListener('touchmove', (event) => event.touches.length > 1 && event.preventDefault(), {
    passive: false,
  });
  page.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && ['+', '-', '=', '0'].includes(event.key)) event.preventDefault();
  });
}
