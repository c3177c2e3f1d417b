/** A short list of things with a name in both languages: moved, renamed, added, removed. */
import type { Localized } from '@giliran/protocol';
import { IconButton, useLocalized, useWording } from '@giliran/ui';
import { rulesPageWording } from '@giliran/ui/wording/rules-page';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Trash from 'lucide-react/icons/trash-2';
import { LocalizedField } from '../set-up/LocalizedField.tsx';

export interface Named {
  readonly id: string;
  readonly name: Localized;
}

export interface NamedListProps<Thing extends Named> {
  readonly things: readonly Thing[];
  readonly onThings: (things: Thing[]) => void;
  readonly labelOf: (n: number) => string;
  readonly errorAt: (path: string) => string | null;
  /** Where the list stands in the document. */
  readonly path: string;
  /** The last one stays. */
  readonly atLeastOne?: boolean;
}

export function NamedList<Thing extends Named>(props: NamedListProps<Thing>) {
  const { things, onThings, labelOf, errorAt, path, atLeastOne = false } = props;
  const words = useWording(rulesPageWording);
  const say = useLocalized();
  const moved = (n: number, by: number): Thing[] => {
    const one = things[n];
    return one === undefined ? [...things] : things.toSpliced(n, 1).toSpliced(n + by, 0, one);
  };
  return (
    <ol className="named-list">
      {things.map((thing, n) => (
        <li key={thing.id}>
          <LocalizedField
            label={labelOf(n + 1)}
            value={thing.name}
            onValue={(name) => onThings(things.map((one) => (one.id === thing.id ? { ...one, name } : one)))}
            error={(of) => errorAt(`${path}.${n}.name.${of}`)}
          />
          <span className="named-actions">
            <IconButton
              label={words.up(say(thing.name))}
              icon={<ArrowUp />}
              disabled={n === 0}
              onClick={() => onThings(moved(n, -1))}
            />
            <IconButton
              label={words.down(say(thing.name))}
              icon={<ArrowDown />}
              disabled={n === things.length - 1}
              onClick={() => onThings(moved(n, 1))}
            />
            <IconButton
              label={words.remove(say(thing.name))}
              icon={<Trash />}
              disabled={atLeastOne && things.length === 1}
              onClick={() => onThings(things.toSpliced(n, 1))}
            />
          </span>
        </li>
      ))}
    </ol>
  );
}
