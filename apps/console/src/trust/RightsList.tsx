/** What somebody or something may do, right by right. */
import type { Right } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import { rightsWording } from '@giliran/ui/wording/rights';
import Check from 'lucide-react/icons/check';

export function RightsList({ rights }: { readonly rights: readonly Right[] }) {
  const words = useWording(rightsWording);
  return (
    <ul className="rights-list" aria-label={words.mayDo}>
      {rights.map((right) => (
        <li key={right}>
          <Check aria-hidden="true" />
          <span>
            <strong>{words.rights[right].name}</strong> {words.rights[right].means}
          </span>
        </li>
      ))}
    </ul>
  );
}
