/** Is the hall ready to open: every check in groups, the worst first, each with what to do and where. */
import type { Readiness } from '@giliran/protocol';
import { Button, Checkbox, useWording } from '@giliran/ui';
import { readinessPageWording } from '@giliran/ui/wording/readiness-page';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useMemo, useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { may } from '../trust/may.ts';
import { TrustPage } from '../trust/TrustPage.tsx';
import { useAsked } from '../trust/use-asked.ts';
import { FindingRow } from './FindingRow.tsx';
import { alike, countOf, inOrder } from './in-order.ts';
import { createReadinessApi } from './readiness-api.ts';
import './readiness.css';
import { SoundCheck } from './SoundCheck.tsx';

export function ReadinessPage({ token, who, pageName, onSessionEnded }: PageProps) {
  const words = useWording(readinessPageWording);
  const api = useMemo(() => createReadinessApi(token), [token]);
  const asked = useAsked(api.look, onSessionEnded);
  const [looking, setLooking] = useState(false);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const checkAgain = async (): Promise<void> => {
    setLooking(true);
    await asked.again();
    setLooking(false);
  };
  return (
    <TrustPage
      title={words.title}
      intro={words.intro}
      asked={asked}
      actions={
        <Button
          variant="primary"
          icon={<RefreshCw />}
          busy={looking}
          disabled={asked.value === null}
          onClick={() => void checkAgain()}
        >
          {looking ? words.checking : words.checkAgain}
        </Button>
      }
    >
      {(readiness) => (
        <>
          <Summary readiness={readiness} />
          <Checkbox
            label={words.onlyOpen}
            checked={onlyOpen}
            onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
          />
          {inOrder(readiness.findings)
            .filter(({ worst }) => !onlyOpen || worst !== 'ok')
            .map(({ group, findings }) => {
              const fine = countOf(findings, 'ok');
              return (
                <section key={group} className="panel findings" aria-labelledby={`findings-${group}`}>
                  <header>
                    <h2 id={`findings-${group}`}>{words.group[group]}</h2>
                    <span className="hint gl-num">
                      {fine === findings.length ? words.allFine : words.fineOf(fine)}
                    </span>
                  </header>
                  <ul>
                    {alike(findings.filter(({ status }) => !onlyOpen || status !== 'ok')).map(
                      ([finding, ...others]) => (
                        <FindingRow key={finding.id} {...{ finding, others, pageName }}>
                          {finding.soundOf !== null && may(who, 'site:write') && (
                            <SoundCheck {...{ api, onSessionEnded }} displayId={finding.soundOf} />
                          )}
                        </FindingRow>
                      ),
                    )}
                  </ul>
                </section>
              );
            })}
        </>
      )}
    </TrustPage>
  );
}

function Summary({ readiness: { at, status, findings } }: { readonly readiness: Readiness }) {
  const words = useWording(readinessPageWording);
  const { formats } = useBoard();
  const faults = countOf(findings, 'fail');
  const warnings = countOf(findings, 'warning');
  const Icon = status === 'ok' ? CircleCheck : status === 'warning' ? TriangleAlert : CircleAlert;
  return (
    <section className="readiness-summary" data-status={status} role="status">
      <Icon aria-hidden="true" />
      <div>
        <p className="readiness-line">
          {status === 'ok'
            ? words.ready
            : status === 'fail'
              ? words.faults(faults)
              : words.warnings(warnings)}
        </p>
        <p>
          {status === 'ok'
            ? words.readyAdvice
            : [
                words.faultsAdvice,
                ...(faults > 0 && warnings > 0 ? [words.alsoWarnings(warnings)] : []),
              ].join(' ')}
        </p>
      </div>
      <span className="gl-num">{words.checkedAt(formats.timeWithSeconds(at))}</span>
    </section>
  );
}
