/** Why a file is not taken: as a whole, cell by cell, or place by place. */
import { Banner, useLanguage, useWording } from '@giliran/ui';
import { StaffRole } from '@giliran/protocol';
import { consoleWording } from '@giliran/ui/wording/console';
import { setUpWording } from '@giliran/ui/wording/set-up';
import { transferWording, type TransferWording } from '@giliran/ui/wording/transfer';
import type { CellFault, RowFault } from './columns.ts';
import type { Refused } from './refused.ts';

/** As many as can be looked over; the others are counted. */
const most = 100;

export function Faults({ refused }: { readonly refused: Refused }) {
  const words = useWording(transferWording);
  switch (refused.kind) {
    case 'file':
      return (
        <Banner tone="error" title={words.refused}>
          {words.file[refused.fault]}
        </Banner>
      );
    case 'head':
      return (
        <Banner tone="error" title={words.refused}>
          {refused.fault.kind === 'missingColumns'
            ? words.file.missingColumns(refused.fault.columns.map((one) => words.columns[one]).join(', '))
            : words.file.repeatedColumn(words.columns[refused.fault.column])}
        </Banner>
      );
    case 'rows':
      return <RowFaults faults={refused.faults} />;
    case 'issues':
      return <Places refused={refused} />;
  }
}

function RowFaults({ faults }: { readonly faults: readonly RowFault[] }) {
  const words = useWording(transferWording);
  const { role } = useWording(consoleWording);
  const roles = StaffRole.options.map((one) => role[one]).join(', ');
  return (
    <div className="transfer-faults">
      <Banner tone="error" title={words.badRows(faults.length)} />
      {/* What scrolls is reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="transfer-scroll" tabIndex={0} role="region" aria-label={words.badRows(faults.length)}>
        <table className="gl-table">
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.value}</th>
              <th scope="col">{words.advice}</th>
            </tr>
          </thead>
          <tbody>
            {faults.slice(0, most).map((one) => (
              <tr key={`${one.row} ${one.column} ${one.fault.kind}`}>
                <td className="gl-num">{one.row}</td>
                <td>{words.columns[one.column]}</td>
                <td className="transfer-value">{one.value === '' ? '–' : one.value}</td>
                <td>{adviceOf(one.fault, words.faults, roles)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faults.length > most && <p className="hint">{words.more(faults.length - most)}</p>}
    </div>
  );
}

function adviceOf(fault: CellFault, words: TransferWording['faults'], roles: string): string {
  switch (fault.kind) {
    case 'repeated':
      return words.repeated(fault.row);
    case 'tooLong':
    case 'tooMany':
      return words[fault.kind](fault.most);
    case 'role':
      return words.role(roles);
    default:
      return words[fault.kind];
  }
}

function Places({ refused }: { readonly refused: Extract<Refused, { kind: 'issues' }> }) {
  const words = useWording(transferWording);
  const { issues: said } = useWording(setUpWording);
  const { language } = useLanguage();
  return (
    <div className="transfer-faults">
      <Banner tone="error" title={words.refused} />
      <ul className="transfer-places" lang={language}>
        {refused.issues.slice(0, most).map(({ path, text }) => (
          <li key={`${path} ${text(said)}`}>
            <code>{path === '' ? '–' : path}</code> {text(said)}
          </li>
        ))}
      </ul>
      {refused.issues.length > most && <p className="hint">{words.more(refused.issues.length - most)}</p>}
    </div>
  );
}
