/** What a file would change, thing by thing, before anything is changed. */
import type { Site } from '@giliran/protocol';
import { Badge, Banner, useLanguage, useWording, type Tone } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { transferWording } from '@giliran/ui/wording/transfer';
import { nameOfChange, type ListChanges, type SiteChanges, type ThingChange } from './compare-sites.ts';

const tones: Record<ThingChange['kind'], Tone> = { added: 'ok', changed: 'info', removed: 'danger' };
/** Names of each kind that are read; the others are counted. */
const most = 200;

export interface PreviewProps {
  readonly before: Site;
  readonly after: Site;
  readonly changes: SiteChanges;
  /** New people get their passwords along with it. */
  readonly tellsPasswords?: boolean;
}

export function Preview({ before, after, changes, tellsPasswords = false }: PreviewProps) {
  const words = useWording(transferWording);
  const fieldName = useFieldName();
  if (changes.none) return <Banner tone="info" title={words.nothing} />;
  const staff = changes.lists.find(({ list }) => list === 'staff')?.things ?? [];
  return (
    <div className="transfer-preview">
      {changes.settings.length > 0 && (
        <details open>
          <summary>
            <strong>{words.settings}</strong>{' '}
            <Badge tone="info">{words.changed(changes.settings.length)}</Badge>
          </summary>
          <p className="transfer-fields">{changes.settings.map(fieldName).join(', ')}</p>
        </details>
      )}
      {changes.lists
        .filter(({ things }) => things.length > 0)
        .map((one) => (
          <ListPreview key={one.list} {...{ one, before, after, fieldName }} />
        ))}
      {!tellsPasswords && staff.some(({ kind }) => kind === 'added') && (
        <p className="hint">{words.newStaff}</p>
      )}
      {staff.some(({ kind }) => kind === 'removed') && <p className="hint">{words.removedStaff}</p>}
    </div>
  );
}

/** A field's name where the set-up's pages have one; else as the file calls it. */
function useFieldName(): (field: string) => string {
  const { field: names } = useWording(hallWording);
  const known: Readonly<Record<string, unknown>> = names;
  return (field) => {
    const name = Object.hasOwn(known, field) ? known[field] : undefined;
    return typeof name === 'string' ? name : field;
  };
}

function ListPreview({
  one,
  before,
  after,
  fieldName,
}: Pick<PreviewProps, 'before' | 'after'> & {
  readonly one: ListChanges;
  readonly fieldName: (field: string) => string;
}) {
  const words = useWording(transferWording);
  const { language } = useLanguage();
  const count = (kind: ThingChange['kind']): number =>
    one.things.filter((thing) => thing.kind === kind).length;
  return (
    <details open={one.things.length <= 12}>
      <summary>
        <strong>{words.lists[one.list]}</strong>
        {(['added', 'changed', 'removed'] as const).map(
          (kind) =>
            count(kind) > 0 && (
              <Badge key={kind} tone={tones[kind]}>
                {words[kind](count(kind))}
              </Badge>
            ),
        )}
        {one.kept > 0 && <span className="hint">{words.same(one.kept)}</span>}
      </summary>
      <ul>
        {one.things.slice(0, most).map((thing) => (
          <li key={thing.id}>
            <Badge tone={tones[thing.kind]}>{words.states[thing.kind]}</Badge>
            <span>
              {nameOfChange(before, after, one.list, thing, language)} <code>{thing.id}</code>
            </span>
            {thing.fields.length > 0 && (
              <span className="hint">{thing.fields.map(fieldName).join(', ')}</span>
            )}
          </li>
        ))}
        {one.things.length > most && <li>{words.more(one.things.length - most)}</li>}
      </ul>
    </details>
  );
}
