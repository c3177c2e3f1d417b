/** How far the hall is: read when the page opens, whenever the live view changes, and while a paper is awaited. */
import type { ErrorCode } from '@giliran/protocol';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useBoard } from '../board/board-context.ts';
import { useAsked, type Asked } from '../trust/use-asked.ts';
import { createGuideApi, type GuideApi, type HallFacts } from './guide-api.ts';
import { stepsOf, type Step } from './guide-steps.ts';

/** A paper comes out without any other sign on this page. Milliseconds. */
const lookForPaperMs = 3_000;

export interface Guide {
  readonly api: GuideApi;
  readonly asked: Asked<HallFacts>;
  readonly steps: readonly Step[];
  readonly paperAt: number | null;
}

export function useGuide(token: string, onSessionEnded: (why: ErrorCode) => void): Guide {
  const { view } = useBoard();
  const api = useMemo(() => createGuideApi(token), [token]);
  const asked = useAsked(api.facts, onSessionEnded);
  const paper = useAsked(api.lastPaper, onSessionEnded);
  // Nobody waits for it: the other steps are there at once.
  const readiness = useAsked(api.readiness, onSessionEnded);
  const { again: askAgain } = asked;
  const { again: lookOver } = readiness;
  const again = useCallback((): Promise<void> => {
    void lookOver();
    return askAgain();
  }, [askAgain, lookOver]);
  const { again: lookForPaper } = paper;
  // What the live view shows of the hall; when it changes, what it does not show may have changed, too.
  const sign = JSON.stringify([
    ...[view.zones.length, view.agencies.length, view.counters.length, view.papers.length],
    view.agencies.map(({ issuedToday, status }) => [issuedToday, status.open]),
    view.devices.map((one) => [one.kind, one.id, one.name, one.connections, one.speaking, one.printerSetUp]),
  ]);
  const seen = useRef(sign);
  useEffect(() => {
    if (seen.current === sign) return;
    seen.current = sign;
    void again();
  }, [sign, again]);
  const paperAt = paper.value?.at ?? null;
  const awaited = paper.value !== null && paperAt === null;
  useEffect(() => {
    if (!awaited) return;
    const timer = setInterval(() => void lookForPaper(), lookForPaperMs);
    return () => clearInterval(timer);
  }, [awaited, lookForPaper]);
  const facts = asked.value;
  const findings = readiness.value?.findings;
  const steps = useMemo(
    () =>
      facts === null
        ? []
        : stepsOf({
            ...facts,
            findings: findings ?? [],
            devices: view.devices,
            openNow: view.agencies.some(({ status }) => status.open),
            paperAt,
            papersFailed: view.papers.length,
          }),
    [facts, findings, view, paperAt],
  );
  return { api, asked: { ...asked, again }, steps, paperAt };
}
