import { useEffect } from 'react';
import { newCommandId } from '../boot/commandId.ts';
import type { FlowEvent } from '../flow/transition.ts';
import { ScanReader } from './code.ts';

/** A QR scanner types the code of a booking like a keyboard: it is heard on every screen, before anything else. */
export function useScanner(dispatch: (event: FlowEvent) => void): void {
  useEffect(() => {
    const reader = new ScanReader();
    const hear = (event: KeyboardEvent) => {
      const code = reader.key(event.key, event.timeStamp);
      if (code === null) return;
      // Its Enter presses no button that has the focus.
      event.preventDefault();
      event.stopImmediatePropagation();
      dispatch({ type: 'codeEntered', code, commandId: newCommandId() });
    };
    document.addEventListener('keydown', hear, { capture: true });
    return () => document.removeEventListener('keydown', hear, { capture: true });
  }, [dispatch]);
}
