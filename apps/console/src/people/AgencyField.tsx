/** Where somebody or something may act: the whole hall, or one agency. An agency's own people have no choice. */
import type { AgencyId, SupervisorView, WhoAmI } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import { peopleWording } from '@giliran/ui/wording/people';
import { rightsWording } from '@giliran/ui/wording/rights';
import { ChoiceField } from '../set-up/fields.tsx';
import { byText } from '../set-up/narrowing.ts';

export interface AgencyFieldProps {
  readonly agencies: SupervisorView['agencies'];
  readonly who: WhoAmI['staff'];
  readonly value: AgencyId | null;
  readonly onValue: (id: AgencyId | null) => void;
  readonly error: string | null;
}

export function AgencyField({ agencies, who, value, onValue, error }: AgencyFieldProps) {
  const words = useWording(peopleWording);
  const { wholeHall } = useWording(rightsWording);
  const own = who?.agencyId ?? null;
  const mine = agencies.filter((agency) => own === null || agency.id === own);
  const named = mine.toSorted((a, b) => byText(a.shortName, b.shortName));
  return (
    <ChoiceField
      label={words.agency}
      error={error}
      value={value ?? ''}
      onValue={(chosen) => onValue(mine.find((agency) => agency.id === chosen)?.id ?? null)}
      options={[
        ...(own === null ? [{ value: '', label: wholeHall }] : []),
        ...named.map((agency) => ({ value: agency.id, label: agency.shortName })),
      ]}
    />
  );
}
