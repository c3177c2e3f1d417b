/** Two short tones when an alert begins, for whoever wants to hear it. A browser plays nothing before it was touched. */
import { useEffect, useRef, useState } from 'react';

const place = 'giliran.console.alertSound';

export interface AlertSound {
  readonly on: boolean;
  readonly setOn: (on: boolean) => void;
  /** On, but the browser wants a touch first. */
  readonly locked: boolean;
}

const tones = [
  { hertz: 880, at: 0 },
  { hertz: 660, at: 0.22 },
] as const;

function ring(context: AudioContext): void {
  for (const { hertz, at } of tones) {
    const from = context.currentTime + at;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(0.25, from + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.4);
    tone.connect(loudness).connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.45);
  }
}

/** `ids`: the alerts that are on and that nobody sees to. Those that were on at first make no sound. */
export function useAlertSound(ids: readonly string[]): AlertSound {
  const [on, setOn] = useState(() => localStorage.getItem(place) !== 'off');
  const [context] = useState(() => new AudioContext());
  const [locked, setLocked] = useState(context.state !== 'running');
  const heard = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const look = () => setLocked(context.state !== 'running');
    const unlock = () => void context.resume().then(look, look);
    context.addEventListener('statechange', look);
    addEventListener('pointerdown', unlock);
    addEventListener('keydown', unlock);
    return () => {
      context.removeEventListener('statechange', look);
      removeEventListener('pointerdown', unlock);
      removeEventListener('keydown', unlock);
    };
  }, [context]);
  const key = ids.join();
  useEffect(() => {
    const before = heard.current;
    heard.current = new Set(ids);
    if (before === null || !ids.some((id) => !before.has(id))) return;
    if (on && context.state === 'running') ring(context);
    // The list is another object at every push; its content is what counts.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return {
    on,
    locked: on && locked,
    setOn: (next) => {
      localStorage.setItem(place, next ? 'on' : 'off');
      setOn(next);
    },
  };
}
