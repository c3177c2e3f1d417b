/** What a visit can be finished with. */
import { OutcomeId, type Outcome } from '@giliran/protocol';
import { Button, useWording } from '@giliran/ui';
import { rulesPageWording } from '@giliran/ui/wording/rules-page';
import Plus from 'lucide-react/icons/plus';
import { freshId } from '../hours/fresh-id.ts';
import { FormSection } from '../set-up/FormSection.tsx';
import { NamedList } from './NamedList.tsx';
import type { PartProps } from './OrderPart.tsx';

export function OutcomesPart({ open }: PartProps) {
  const { site, edit, errorAt } = open;
  const { outcomes: words } = useWording(rulesPageWording);
  const { outcomes } = site.settings;
  const set = (next: Outcome[]): void =>
    edit((now) => ({ ...now, settings: { ...now.settings, outcomes: next } }));
  return (
    <FormSection title={words.title} hint={words.advice} stacked>
      {outcomes.length === 0 && <p>{words.none}</p>}
      <NamedList
        things={outcomes}
        onThings={set}
        labelOf={words.one}
        errorAt={errorAt}
        path="settings.outcomes"
      />
      <div className="entry-adds">
        <Button
          icon={<Plus />}
          disabled={outcomes.length >= 30}
          onClick={() =>
            set([...outcomes, { id: OutcomeId.parse(freshId('hasil', outcomes)), name: words.newOutcome }])
          }
        >
          {words.add}
        </Button>
        {outcomes.length === 0 && (
          <Button
            onClick={() =>
              set(Object.entries(words.presets).map(([id, name]) => ({ id: OutcomeId.parse(id), name })))
            }
          >
            {words.usual}
          </Button>
        )}
      </div>
    </FormSection>
  );
}
