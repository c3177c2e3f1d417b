/** Six people and who of them is next, under the terms on the page. */
import type { SendFailure } from '@giliran/client';
import { ExamplePlace, OrderTerms, type Result, type Site } from '@giliran/protocol';
import { Banner, useLanguage, useWording } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';
import { rulesPageWording } from '@giliran/ui/wording/rules-page';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { newKey, refusalOf } from '../site-draft/site-api.ts';

export interface OrderPreviewProps {
  readonly token: string;
  readonly settings: Site['settings'];
}

/** Long enough for a number to be typed to its end. Milliseconds. */
const settleMs = 200;

async function ask(
  token: string,
  body: string,
  signal: AbortSignal,
): Promise<Result<readonly ExamplePlace[], SendFailure>> {
  try {
    const response = await fetch('/api/v1/order-previews', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': newKey(),
      },
      body,
      signal,
    });
    if (!response.ok) return { ok: false, error: await refusalOf(response) };
    return { ok: true, value: z.array(ExamplePlace).parse(await response.json()) };
  } catch {
    return { ok: false, error: { code: 'unreachable' } };
  }
}

export function OrderPreview({ token, settings }: OrderPreviewProps) {
  const { preview: words } = useWording(rulesPageWording);
  const { language } = useLanguage();
  const formats = createFormats({ timeZone: settings.timeZone, language });
  const { mode, headStartMinutes } = settings.priority;
  const terms = OrderTerms.safeParse({ mode, headStartMinutes, order: settings.order });
  const asked = terms.success ? JSON.stringify(terms.data) : null;
  const [places, setPlaces] = useState<readonly ExamplePlace[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (asked === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void ask(token, asked, stop.signal).then((answer) => {
        if (stop.signal.aborted) return;
        setFailed(!answer.ok);
        if (answer.ok) setPlaces(answer.value);
      });
    }, settleMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [token, asked]);
  const time = (minutes: number): string => {
    const at = Math.max(0, Math.round(minutes));
    return formats.wallTime(
      `${String(Math.trunc(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`,
    );
  };
  return (
    <section className="panel day-preview order-preview" aria-labelledby="order-preview-title">
      <h2 id="order-preview-title">{words.title}</h2>
      <p className="hint">{words.hint}</p>
      {asked === null && <Banner tone="info" title={words.waits} />}
      {failed && <Banner tone="error" title={words.failed} />}
      <ol className="example-order" aria-live="polite" data-stale={asked === null || undefined}>
        {places.map((place) => (
          <li key={place.who}>
            <span>
              <strong>{words.who[place.who]}</strong>
              <span className="second gl-num">
                {[
                  words.tookPlace(time(place.tookPlaceAt)),
                  ...(place.headStart > 0 ? [words.headStart(place.headStart)] : []),
                  ...(place.penalty > 0 ? [words.penalty(place.penalty)] : []),
                ].join(', ')}
              </span>
            </span>
            <span className="example-time gl-num">
              {place.first ? words.first : words.countsFrom(time(place.countsFrom))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
