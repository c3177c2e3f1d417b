/** One finding: how it is, what that means, what to do, and the page where it is put right. */
import type { Finding, FindingStatus } from '@giliran/protocol';
import { useLocalized, useWording } from '@giliran/ui';
import { readinessPageWording } from '@giliran/ui/wording/readiness-page';
import ArrowRight from 'lucide-react/icons/arrow-right';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleQuestion from 'lucide-react/icons/circle-question-mark';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';

const icons = {
  ok: CircleCheck,
  warning: TriangleAlert,
  fail: CircleAlert,
  unknown: CircleQuestion,
} as const satisfies Record<FindingStatus, unknown>;

export interface FindingRowProps {
  readonly finding: Finding;
  /** Those that tell the same. */
  readonly others: readonly Finding[];
  readonly pageName: (page: string) => string | null;
  /** The sound test, where there is one. */
  readonly children: ReactNode;
}

export function FindingRow({ finding, others, pageName, children }: FindingRowProps) {
  const words = useWording(readinessPageWording);
  const say = useLocalized();
  const { status, title, meaning, action, page } = finding;
  const Icon = icons[status];
  const name = page === null || status === 'ok' ? null : pageName(page.split('/')[0] ?? page);
  return (
    <li className="finding" data-status={status}>
      <Icon aria-hidden="true" />
      <div className="finding-words">
        <p className="finding-title">
          <span className="finding-status">{words.status[status]}</span> {say(title)}
        </p>
        {meaning !== null && <p>{say(meaning)}</p>}
        {action !== null && <p className="finding-action">{say(action)}</p>}
        {children}
        {others.length > 0 && (
          <details className="finding-alike">
            <summary>{words.alike(others.length)}</summary>
            <ul>
              {others.map(({ id, title: theirs, page: where }) => (
                <li key={id}>
                  {where !== null && name !== null ? <a href={`#/${where}`}>{say(theirs)}</a> : say(theirs)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {name !== null && page !== null && (
        <a className="finding-link" href={`#/${page}`}>
          {words.open(name)} <ArrowRight aria-hidden="true" />
        </a>
      )}
    </li>
  );
}
