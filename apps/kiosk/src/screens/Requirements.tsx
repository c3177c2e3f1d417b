/** What to bring, as a checklist. */
import type { Service } from '@giliran/protocol';
import { useLocalized } from '@giliran/ui';
import Check from 'lucide-react/icons/check';
import { ScrollArea } from '../paging/ScrollArea.tsx';

export function Requirements({ title, service }: { readonly title: string; readonly service: Service }) {
  const say = useLocalized();
  return (
    <section className="k-requirements" data-empty={service.requirements.length === 0 || undefined}>
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
