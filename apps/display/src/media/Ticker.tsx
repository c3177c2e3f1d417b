/** Text that runs along the foot, calmly; it stands still while somebody is called. */
import type { Localized } from '@giliran/protocol';
import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import { TurningText } from '../face/TurningText.tsx';
import type { Vars } from '../face/vars.ts';

/** Of the text's own height in a second: at 42 px about 110 px, a relaxed reading pace. */
const heightsPerSecond = 2.6;

export interface TickerProps {
  readonly texts: readonly Localized[];
  readonly paused: boolean;
}

export function Ticker({ texts, paused }: TickerProps) {
  const place = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const [run, setRun] = useState<{ from: number; to: number; seconds: number } | null>(null);
  useLayoutEffect(() => {
    const [outer, inner] = [place.current, line.current];
    if (!outer || !inner) return undefined;
    const measure = () => {
      const [from, length] = [outer.clientWidth, inner.scrollWidth];
      const speed = Number.parseFloat(getComputedStyle(inner).fontSize) * heightsPerSecond;
      setRun({ from, to: -length, seconds: (from + length) / speed });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(outer);
    observer.observe(inner);
    void document.fonts.ready.then(measure);
    return () => observer.disconnect();
  }, []);

  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    const joined = (language: 'id' | 'en') => texts.map((text) => text[language]).join(' ');
    return <TurningText text={{ id: joined('id'), en: joined('en') }} lines={2} />;
  }
  const vars: Vars =
    run === null ? {} : { '--from': `${run.from}px`, '--to': `${run.to}px`, '--seconds': `${run.seconds}s` };
  return (
    <div ref={place} className="ticker" data-paused={paused}>
      <p ref={line} className="ticker-line" style={vars} data-ready={run !== null}>
        {texts.map((text) => (
          <Fragment key={text.id}>
            <span lang="id">{text.id}</span>
            {text.en !== text.id && (
              <span lang="en" className="ticker-en">
                {text.en}
              </span>
            )}
          </Fragment>
        ))}
      </p>
    </div>
  );
}
