import { useEffect, useRef, type RefObject } from 'react';

/** Moves the focus to a screen's heading when the screen appears: a screen reader begins there, and so does Tab. */
export function useHeading(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return heading;
}
