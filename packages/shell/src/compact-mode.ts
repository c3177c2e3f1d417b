/** The counter's window as a slim bar that stays on top of the agency's own program, and back. */
import type { BrowserWindow, Rectangle, Screen } from 'electron';
import { compactBounds } from './window-options.ts';

export interface CompactMode {
  set(on: boolean): void;
  isOn(): boolean;
}

/** Remembers the ordinary bounds while the bar is shown. */
export function compactMode(window: BrowserWindow, screen: Pick<Screen, 'getDisplayMatching'>): CompactMode {
  let ordinary: { bounds: Rectangle; maximized: boolean } | null = null;
  return {
    isOn: () => ordinary !== null,
    set(on) {
      if (on && ordinary === null) {
        const maximized = window.isMaximized();
        ordinary = { bounds: window.getNormalBounds(), maximized };
        const { workArea } = screen.getDisplayMatching(window.getBounds());
        if (maximized) window.unmaximize();
        window.setAlwaysOnTop(true, 'floating');
        window.setBounds(compactBounds(workArea));
      } else if (!on && ordinary !== null) {
        const { bounds, maximized } = ordinary;
        ordinary = null;
        window.setAlwaysOnTop(false);
        window.setBounds(bounds);
        if (maximized) window.maximize();
      }
    },
  };
}
