/** What changed, field by field: before and after. */
import type { FieldChange } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import { auditWording } from '@giliran/ui/wording/audit';
import { pathInWords } from './in-words.ts';

export function ChangeTable({ changes }: { readonly changes: readonly FieldChange[] }) {
  const words = useWording(auditWording);
  return (
    <table className="change-table">
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row" title={path}>
              {pathInWords(path, words)}
            </th>
            <td>{before === null ? <span className="none">{words.nothing}</span> : <del>{before}</del>}</td>
            <td>{after === null ? <span className="none">{words.nothing}</span> : <ins>{after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
