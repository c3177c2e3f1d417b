/** All keys at a glance. */
import { Kbd, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import { counterActionsWording } from '@giliran/ui/wording/counter-actions';
import { sideActionNames } from './actions.ts';
import { otherKeys, sideKeys } from './keys.ts';

export function KeyList() {
  const words = useWording(counterWording);
  const { explained } = useWording(counterActionsWording);
  const { key, keyList } = words;
  const lines: readonly (readonly [keys: readonly string[], meaning: string])[] = [
    [[key.space, key.enter], keyList.big],
    ...sideActionNames.map((action) => [[sideKeys[action]], explained[action]] as const),
    [[otherKeys.undo.toUpperCase(), 'Ctrl Z'], keyList.undo],
    [['1', '–', '9'], keyList.outcomes],
    [[key.escape], keyList.escape],
    [[otherKeys.search], keyList.search],
    [[otherKeys.parked.toUpperCase()], keyList.parked],
    [[otherKeys.history.toUpperCase()], keyList.history],
    [[otherKeys.mute.toUpperCase()], keyList.mute],
    [[otherKeys.settings], keyList.settings],
    [[otherKeys.keys], keyList.keys],
  ];
  return (
    <section className="key-list" aria-labelledby="key-list-title">
      <h2 id="key-list-title">{words.keysTitle}</h2>
      {/* Long where the window is low: then it scrolls, by keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <dl tabIndex={0}>
        {lines.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>{keys.map((name) => (name === '–' ? '–' : <Kbd key={name}>{name}</Kbd>))}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
