/** The letters before a number: how they sound, with whom they are shared or mixed up, and clearer ones to take. */
import { prefixesInUse, soundAlike, suggestPrefixes, type Site } from '@giliran/protocol';
import { Button, Field, TextInput, useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { announcement } from '@giliran/voice';
import { useMemo } from 'react';
import { surroundingsOf } from '../model/blank.ts';

export interface PrefixFieldProps {
  readonly site: Site;
  /** The thing that has the prefix. */
  readonly id: string;
  readonly name: string;
  readonly zoneId: string | null;
  readonly agencyId: string;
  readonly error: string | null;
  readonly value: string;
  readonly onValue: (prefix: string) => void;
}

export function PrefixField({ site, id, name, zoneId, agencyId, error, value, onValue }: PrefixFieldProps) {
  const words = useWording(hallWording);
  const { language } = useLanguage();
  const { alike, sharers, own, suggested, spoken } = useMemo(() => {
    const around = surroundingsOf(site, zoneId, id);
    const others = prefixesInUse(site).filter((use) => (use.serviceId ?? use.agencyId) !== id);
    // What the agency's other services have may be shared.
    const own =
      site.settings.numberingPer === 'prefix'
        ? others.filter((use) => use.agencyId === agencyId).map((use) => use.prefix)
        : [];
    const heard = announcement({
      number: `${value}-012`,
      counter: 3,
      settings: { ...site.settings.voice, languages: ['id'] },
      shorten: true,
    });
    return {
      alike: around.heardTogether.filter((other) => soundAlike(value, other)),
      sharers: others.filter((use) => use.prefix === value),
      own: [...new Set(own)].filter((one) => one !== value).slice(0, 8),
      suggested: suggestPrefixes(name, around).filter((one) => one !== value),
      spoken: heard.ok ? heard.value[0]?.text : undefined,
    };
  }, [site, zoneId, agencyId, id, name, value]);
  const nameOfUse = (use: (typeof sharers)[number]): string =>
    use.serviceId === null
      ? (site.agencies.find((one) => one.id === use.agencyId)?.shortName ?? use.agencyId)
      : (site.services.find((one) => one.id === use.serviceId)?.name[language] ?? use.serviceId);
  const shared = sharers.slice(0, 2).map(nameOfUse).join(', ');
  const more = sharers.length > 2 ? ` ${words.andMore(sharers.length - 2)}` : '';
  return (
    <div className="wide prefix-field">
      <Field
        label={words.field.prefix}
        hint={error === null && spoken !== undefined ? words.saidAs(spoken) : words.hint.prefix}
        error={error}
        className="prefix-input"
      >
        {(control) => (
          <TextInput
            {...control}
            className="gl-num"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={3}
            value={value}
            onChange={(event) => onValue(event.currentTarget.value.toUpperCase())}
          />
        )}
      </Field>
      {alike.length > 0 && error === null && (
        <p className="prefix-warning" role="status">
          {words.soundsLike(alike.slice(0, 6).join(', '))}
        </p>
      )}
      {sharers.length > 0 && error === null && (
        <p className="hint">{words.sharedPrefix(`${shared}${more}`)}</p>
      )}
      <Suggestions title={words.suggestions} prefixes={suggested} onTake={onValue} />
      <Suggestions title={words.ownPrefixes} prefixes={own} onTake={onValue} />
    </div>
  );
}

function Suggestions({
  title,
  prefixes,
  onTake,
}: {
  readonly title: string;
  readonly prefixes: readonly string[];
  readonly onTake: (prefix: string) => void;
}) {
  const words = useWording(hallWording);
  if (prefixes.length === 0) return null;
  return (
    <div className="prefix-suggestions" role="group" aria-label={title}>
      <span className="hint">{title}</span>
      {prefixes.map((prefix) => (
        <Button
          key={prefix}
          size="small"
          className="gl-num"
          aria-label={words.takePrefix(prefix)}
          onClick={() => onTake(prefix)}
        >
          {prefix}
        </Button>
      ))}
    </div>
  );
}
