/** Writes a key of the screen's keyboard into whichever field has the focus, as a physical one would. */
import { pressed, type Key } from './layout.ts';

const LONGEST_ENTRY = 300;

/** True for a field that takes text from a keyboard. */
export const takesText = (element: EventTarget | null): element is HTMLInputElement =>
  element instanceof HTMLInputElement && (element.type === 'text' || element.type === 'password');

export function typeInto(element: Element | null, key: Key): void {
  if (!takesText(element) || element.disabled) return;
  const limit = element.maxLength > 0 ? element.maxLength : LONGEST_ENTRY;
  // Past React's own setter, so that it hears the change as one that a person made.
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  native?.set?.call(element, pressed(element.value, key, limit));
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
