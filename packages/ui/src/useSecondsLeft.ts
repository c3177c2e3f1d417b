/** Seconds that run down to nothing once they are set. */
import { useEffect, useState } from 'react';

/** Told by the page's own clock, so that a page that slept is right when it wakes. */
export function useSecondsLeft(): readonly [left: number, begin: (seconds: number) => void] {
  const [until, setUntil] = useState(0);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (until === 0) return undefined;
    const look = (): void => {
      const seconds = Math.max(0, Math.ceil((until - performance.now()) / 1000));
      setLeft(seconds);
      if (seconds === 0) setUntil(0);
    };
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, [until]);
  const begin = (seconds: number): void => {
    setUntil(performance.now() + seconds * 1000);
    setLeft(seconds);
  };
  return [left, begin];
}
