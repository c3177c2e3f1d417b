/** The way in for staff: nothing to see, the top left corner held for five seconds. What comes then is a sign-in. */
import { useEffect, useRef } from 'react';
import { HOLD_MS } from './corner-hold.ts';
import './corner.css';

export function HiddenCorner({ onOpen }: { readonly onOpen: () => void }) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div
      className="k-corner"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        stop();
        timer.current = setTimeout(onOpen, HOLD_MS);
      }}
      onPointerUp={stop}
      onPointerCancel={stop}
    />
  );
}
