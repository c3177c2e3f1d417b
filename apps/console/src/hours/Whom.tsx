/** Whom a date or timetable concerns: the whole hall, certain agencies, certain services. */
import { AgencyId, ServiceId, type Site } from '@giliran/protocol';
import { Checkbox, Choice, SearchInput, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import { useState } from 'react';
import { narrowed } from '../set-up/narrowing.ts';

interface Concerned {
  readonly agencies: AgencyId[] | null;
  readonly services: ServiceId[] | null;
}

export interface WhomProps {
  readonly site: Site;
  readonly value: Concerned;
  readonly onValue: (value: Concerned) => void;
  /** Agencies only, where single services cannot be named. */
  readonly agenciesOnly?: boolean;
}

type Kind = 'site' | 'agencies' | 'services';
const kindOf = ({ agencies, services }: Concerned): Kind =>
  services !== null ? 'services' : agencies !== null ? 'agencies' : 'site';

export function Whom({ site, value, onValue, agenciesOnly = false }: WhomProps) {
  const { whom: words } = useWording(hoursPageWording);
  const common = useWording(commonWording);
  const say = useLocalized();
  const [typed, setTyped] = useState('');
  const kind = kindOf(value);
  const kinds: readonly Kind[] = agenciesOnly ? ['site', 'agencies'] : ['site', 'agencies', 'services'];
  const things: readonly { readonly id: string; readonly name: string }[] =
    kind === 'services'
      ? site.services.map((s) => ({
          id: s.id,
          name: `${say(s.name)} · ${site.agencies.find((a) => a.id === s.agencyId)?.shortName ?? ''}`,
        }))
      : site.agencies.map((a) => ({ id: a.id, name: a.shortName }));
  const chosen = new Set<string>(kind === 'services' ? value.services : value.agencies);
  const shown = narrowed(things, typed, (thing) => thing.name);
  const become = (next: Kind): void =>
    onValue({ agencies: next === 'agencies' ? [] : null, services: next === 'services' ? [] : null });
  const toggle = (id: string, on: boolean): void => {
    const ids = things.map((thing) => thing.id).filter((one) => (one === id ? on : chosen.has(one)));
    if (kind === 'services') onValue({ agencies: null, services: ids.map((one) => ServiceId.parse(one)) });
    else onValue({ agencies: ids.map((one) => AgencyId.parse(one)), services: null });
  };
  return (
    <div className="whom wide">
      <Choice
        label={words.title}
        options={kinds.map((one) => ({ value: one, label: words.kinds[one] }))}
        value={kind}
        onValue={become}
      />
      {kind !== 'site' && (
        <>
          <div className="whom-head">
            <SearchInput value={typed} onValue={setTyped} label={words.find} clearLabel={common.clear} />
            <span className="second gl-num">{words.chosen(chosen.size)}</span>
          </div>
          {chosen.size === 0 && (
            <p className="span-fault" role="alert">
              {words.choose}
            </p>
          )}
          <div className="whom-list">
            {shown.slice(0, 60).map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={chosen.has(id)}
                onChange={(event) => toggle(id, event.currentTarget.checked)}
              />
            ))}
          </div>
        </>
      )}
    </div>
  );
}
