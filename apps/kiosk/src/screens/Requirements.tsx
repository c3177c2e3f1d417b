/** What to bring, as a checklist. */
import type { OfferedService } from '@giliran/protocol';
import { useLocalized } from '@giliran/ui';
import Check from 'lucide-react/icons/check';
import type { ReactNode } from 'react';
import { ScrollArea } from '../paging/ScrollArea.tsx';

export function Requirements({
  title,
  service,
  above = null,
}: {
  readonly title: string;
  readonly service: OfferedService;
  /** Something to know before, within the same box. */
  readonly above?: ReactNode;
}) {
  const say = useLocalized();
  return (
    <section className="k-requirements" data-empty={service.requirements.length === 0 || undefined}>
      {above}
      <h2>{title}</h2>
      {service.requirements.length > 0 && (
        <ScrollArea label={title}>
          <ul>
            {service.requirements.map((requirement) => (
              <li key={requirement.id}>
                <Check aria-hidden="true" />
                <span>{say(requirement)}</span>
              </li>
            ))}
          </ul>
        </ScrollArea>
      )}
    </section>
  );
}
