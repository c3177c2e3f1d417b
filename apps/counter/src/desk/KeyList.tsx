/** All keys at a glance. */
import { Kbd, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import type { SideAction } from './actions.ts';
import { sideKeys } from './keys.ts';
import { sideLabel } from './SideButtons.tsx';

const order: readonly SideAction[] = ['finishAndNext', 'recall', 'noShow', 'cancel', 'pause', 'close'];

export function KeyList() {
  const words = useWording(counterWording);
  const lines: readonly (readonly [keys: readonly string[], meaning: string])[] = [
    [[words.key.space, words.key.enter], words.keyList.big],
    ...order.map((action) => [[sideKeys[action]], sideLabel(action, words)] as const),
    [[words.key.escape, 'U'], words.keyList.undo],
    [['/'], words.keyList.search],
    [['M'], words.keyList.mute],
    [['?'], words.keyList.keys],
  ];
  return (
    <section className="key-list" aria-labelledby="key-list-title">
      <h2 id="key-list-title">{words.keysTitle}</h2>
      <dl>
        {lines.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
