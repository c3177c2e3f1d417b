import type { KioskBridge, PrinterState } from '@giliran/shell/bridge';
import { useEffect, useState } from 'react';

const ASK_EVERY_MS = 15_000;

/** The printer's state, asked now and then; null in a plain browser, where only the server knows. */
export function usePrinterState(bridge: KioskBridge | null): PrinterState | null {
  const [state, setState] = useState<PrinterState | null>(null);
  useEffect(() => {
    if (bridge === null) return undefined;
    let gone = false;
    const ask = async () => {
      const next = await bridge.printer.status().catch((): PrinterState => 'unknown');
      if (!gone) setState(next);
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [bridge]);
  return state;
}
