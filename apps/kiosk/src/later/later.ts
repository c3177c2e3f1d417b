/** Parts of the program that the first screen does without: fetched once it stands, and kept from then on. */
import { useEffect, useState } from 'react';

/** How soon a part that could not be had is asked for again. Milliseconds. */
const ASK_AGAIN_MS = 3_000;

export interface Later<Part extends object> {
  /** Null while it is not here yet. */
  readonly here: () => Part | null;
  /** Null when it cannot be had now. */
  readonly fetch: () => Promise<Part | null>;
}

export function later<Part extends object>(load: () => Promise<Part>): Later<Part> {
  let part: Part | null = null;
  return {
    here: () => part,
    fetch: () =>
      part === null
        ? load().then(
            (loaded) => {
              part = loaded;
              return loaded;
            },
            () => null,
          )
        : Promise.resolve(part),
  };
}

/** The part, once it is here. While the server cannot be reached it is asked for again and again. */
export function useLater<Part extends object>(part: Later<Part>): Part | null {
  const [here, setHere] = useState(part.here);
  useEffect(() => {
    if (here !== null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = (): void => {
      void part.fetch().then((fetched) => {
        if (over) return;
        if (fetched === null) timer = setTimeout(ask, ASK_AGAIN_MS);
        else setHere(fetched);
      });
    };
    ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [part, here]);
  return here;
}
